import Domain
import Foundation
import Marketing
import Rights
import Storage
import TestSupport
import Testing

@Suite struct CampaignPaperTests {
  @Test func lettersGoToThePrinterInABatchThatIsRecorded() async throws {
    let there = try CampaignHouse()
    for number in 1...3 { _ = try there.buyer(number) }
    let report = try await there.send(there.released(Fixture.draft(channel: .post)))
    #expect(report.sent == 3)
    let files = try there.files("print-")
    #expect(files.count == 2)
    let csv = try #require(files.first { $0.key.hasSuffix(".csv") })
    #expect(csv.value.contains("Noor de Wit1") && csv.value.contains("Kade 2") && csv.value.contains("1011 AB"))
    // On paper nothing can be clicked: where to say no is written out (Art. 21(4)).
    #expect(csv.value.contains("https://rechten.example/objections") && !csv.value.contains("/unsubscribe/"))
    let batches = try there.house.store.readNow(PrintBatches.onTheirWay)
    #expect(batches.map(\.letters) == [3])
    #expect("print-\(batches[0].name).csv" == csv.key)
  }

  @Test func theConfirmationNamesWhatIsOnItsWayToThisPersonAlone() async throws {
    let there = try CampaignHouse()
    let people = try (1...2).map { try there.buyer($0) }
    try there.house.store.writeNow { tx in
      _ = try Evidence.stop(.optOut, .post, of: people[1], source: "agent", proven: true, in: tx)
    }
    let handed = there.house.time.now.day
    try await there.send(there.released(Fixture.draft(channel: .post)))
    there.house.time.advance(days: 1)
    let journey = ObjectToProcessing(there.house.desk)
    let first = try await journey.submit(.everything, by: people[0], in: .nl)
    let second = try await journey.submit(.everything, by: people[1], in: .nl)
    #expect(first.onItsWay == [OnItsWay(.post, until: handed.adding(days: 14))])
    #expect(second.onItsWay.isEmpty)
    // Whoever has proven nothing hears what is so for everybody.
    let nobody = EmailAddress("niemand@voorbeeld.example")!
    #expect(try await journey.submit(.everything, naming: .email(nobody), in: .nl).onItsWay == first.onItsWay)
  }

  @Test func aBatchThatWasBegunIsFinishedUnderItsNameWithoutWhoSaidNo() async throws {
    let there = try CampaignHouse()
    let people = try (1...2).map { try there.buyer($0) }
    let row = try there.released(Fixture.draft(channel: .post))
    _ = try await there.round().run()
    // A program wrote the file, and died before it could say so.
    let name = "2026-11-23-77"
    try there.house.store.writeNow { tx in
      let row = try #require(try CampaignTable.row(row.id, in: tx))
      for message in try MessageTable.claim(row.id, limit: 10, in: tx) {
        _ = try SendGate(there.sending).pass(message, of: row, in: tx)
        try MessageTable.put(message, in: name, in: tx)
      }
      try PrintBatches.begin(name, of: row, letters: 2, until: tx.today.adding(days: 14), in: tx)
    }
    let receipt = try await ObjectToProcessing(there.house.desk).submit(.everything, by: people[0], in: .nl)
    #expect(receipt.onItsWay.count == 1, "the printer may have fetched it")
    there.house.time.advance(minutes: 3)
    #expect(try await there.send(row).sent == 1)
    let files = try there.files("print-")
    #expect(Set(files.keys) == ["print-\(name).csv", "print-\(name).json"])
    #expect(files["print-\(name).csv"]?.contains("de Wit1") == false)
    #expect(files["print-\(name).csv"]?.contains("de Wit2") == true)
    #expect(try await there.round().recall() == 1)
    #expect(try there.files("recall-").count == 1)
    #expect(try there.counts("voorjaar") == ["sent legitimateInterest": 1, "recalled legitimateInterest": 1])
  }

  @Test func aLetterAtThePrinterIsCalledBackWhenThePersonSaysNo() async throws {
    let there = try CampaignHouse()
    let people = try (1...3).map { try there.buyer($0) }
    try await there.send(there.released(Fixture.draft(channel: .post)))
    #expect(try await there.round().recall() == 0)
    _ = try await ObjectToProcessing(there.house.desk).submit(.emailNS, by: people[2], in: .nl)
    #expect(try await there.round().recall() == 0)
    let receipt = try await ObjectToProcessing(there.house.desk).submit(.post, by: people[0], in: .nl)
    // It may have been too late for that one, and the person hears so (S25).
    #expect(receipt.onItsWay.count == 1)
    #expect(try there.house.actions(about: people[0]).contains("messageRecalled"))
    #expect(try await there.round().recall() == 1)
    let number = try there.house.store.readNow { tx in
      try Rows.read(Inventory.table("campaign_message"), of: people[0], in: tx)[0].record.integer("message_id")
    }
    let file = try #require(try there.files("recall-").values.first)
    #expect(file == "letter\r\n\(UInt64(number))\r\n")
    #expect(try there.files("print-").values.contains { $0.contains("\(UInt64(number))") })
    // Told once; a second no makes the file anew, with both.
    #expect(try await there.round().recall() == 0)
    _ = try await ObjectToProcessing(there.house.desk).submit(.everything, by: people[1], in: .nl)
    #expect(try await there.round().recall() == 1)
    #expect(try there.files("recall-").values.first?.split(separator: "\r\n").count == 3)
    #expect(try there.counts("voorjaar") == ["sent legitimateInterest": 1, "recalled legitimateInterest": 2])
  }

  /// A no between the file and the row that says so: the file has it, so it is called back (A7).
  @Test func aNoWhileTheFileIsWrittenCallsTheLetterBack() async throws {
    let there = try CampaignHouse()
    let people = try (1...2).map { try there.buyer($0) }
    let row = try there.released(Fixture.draft(channel: .post))
    _ = try await there.round().run()
    try there.house.store.writeNow { tx in
      let row = try #require(try CampaignTable.row(row.id, in: tx))
      let gate = SendGate(there.sending)
      let claimed = try MessageTable.claim(row.id, limit: 10, in: tx)
      for message in claimed {
        _ = try gate.pass(message, of: row, in: tx)
        try MessageTable.put(message, in: "b", in: tx)
      }
      try PrintBatches.begin("b", of: row, letters: 2, until: tx.today.adding(days: 14), in: tx)
      _ = try Evidence.stop(.optOut, .post, of: people[0], source: "portal", proven: true, in: tx)
      let out = try claimed.map { try gate.markHandedOver($0, row, batch: "b", in: tx) }
      #expect(out.count { $0 } == 1)
    }
    #expect(try there.house.actions(about: people[0]).contains("messageRecalled"))
    #expect(try await there.round().recall() == 1)
  }

  /// Two of one name in one house: whoever names it closes it for both, and both letters are called back.
  @Test func aHouseThatIsNamedCallsBackEverybodysLettersThere() async throws {
    let there = try CampaignHouse()
    let home = try PostalAddress(street: "Kade", houseNumber: "7", postcode: "1011 AB", place: "Amsterdam")
    let people = try there.house.store.writeNow { tx in
      try (0..<2).map { _ in
        let id = try People.make(language: .nl, in: tx)
        try Evidence.contact(.purchase, of: id, ownAct: true, on: tx.today, note: "Dagkaart", in: tx)
        try ContactDetails.add(given: "Kim", surname: "Bakker", of: id, from: .sale, in: tx)
        try ContactDetails.add(home, of: id, from: .sale, in: tx)
        return id
      }
    }
    try await there.send(there.released(Fixture.draft(channel: .post)))
    let who = ObjectToProcessing.Who.household(surname: "Bakker", house: home.house)
    _ = try await ObjectToProcessing(there.house.desk).submit(.post, naming: who, in: .nl)
    for person in people { #expect(try there.house.actions(about: person).contains("messageRecalled")) }
    #expect(try there.counts("voorjaar") == ["recalled legitimateInterest": 2])
  }

  @Test func leavingNSExtraCallsNoLetterBack() async throws {
    let there = try CampaignHouse()
    let noor = try there.buyer(1)
    try await there.send(there.released(Fixture.draft(channel: .post)))
    let receipt = try await ObjectToProcessing(there.house.desk).submit(.nsExtra, by: noor, in: .nl)
    #expect(try receipt.onItsWay.isEmpty && there.counts("voorjaar") == ["sent legitimateInterest": 1])
  }

  @Test func callsNeedConsentAndOfferTheRightToObject() async throws {
    let there = try CampaignHouse()
    let people = try (1...2).map { try there.buyer($0) }
    try there.house.store.writeNow { tx in
      for (number, customer) in people.enumerated() {
        _ = try Evidence.consent(to: .telephoneOffers, of: customer, source: "portal", givenAt: tx.now, in: tx)
        try ContactDetails.add(PhoneNumber("061000000\(number + 1)")!, of: customer, from: .sale, in: tx)
      }
    }
    let row = try there.released(Fixture.draft("bellen", purpose: .telephone, channel: .telephone))
    _ = try await there.round().run()
    _ = try await ObjectToProcessing(there.house.desk).submit(.telephone, by: people[1], in: .nl)
    try await there.send(row)
    let files = try there.files("calls-")
    let list = try #require(files.values.first)
    #expect(list.contains("+31610000001") && !list.contains("+31610000002"))
    #expect(list.contains("https://rechten.example/staff/intake") && !list.contains("?message="))
    #expect(list.contains("UW RECHT OM NEE TE ZEGGEN"))
    // On the list, and no longer to be called.
    _ = try await ObjectToProcessing(there.house.desk).submit(.telephone, by: people[0], in: .nl)
    #expect(try await there.round().recall() == 1)
    #expect(try there.files("recall-").count == 1)
  }

  /// Code Postfilter: the deceased whoever they are, and who wants no unasked mail where they are no customer.
  @Test func whoIsInARegisterGetsNoLetter() async throws {
    let there = try CampaignHouse()
    for number in 1...3 { _ = try there.buyer(number) }
    try there.house.store.writeNow { tx in
      let dead = Registers.Entry(surname: "de Wit1", house: "1011AB2")
      let filtered = Registers.Entry(surname: "de Wit2", house: "1011AB3")
      try Registers.replace(.deceased, dated: tx.today, with: [dead], in: tx)
      try Registers.replace(.postfilter, dated: tx.today, with: [filtered], in: tx)
    }
    try await there.send(there.released(Fixture.draft(channel: .post)))
    #expect(
      try there.counts("voorjaar") == [
        "sent legitimateInterest": 1, "refused inDeceasedRegister": 1, "refused inPostfilter": 1,
      ])
  }

  @Test func anOldRegisterHoldsPaperBackUntilANewOneIsThere() async throws {
    let there = try CampaignHouse()
    _ = try there.buyer(1)
    let row = try there.released(Fixture.draft(channel: .post))
    there.house.time.advance(days: Registers.mostDaysOld + 1)
    #expect(try await there.round().run().claimed == 0)
    _ = try CampaignListing(store: there.house.store).make(of: row)
    await #expect(throws: CampaignRefused.self) { try await there.send(row) }
    #expect(try there.campaigns.obstacles(of: row) == [.registerNotFresh("deceased"), .registerNotFresh("postfilter")])
    #expect(try there.counts("voorjaar") == ["waiting -": 1])
    try there.house.store.writeNow { tx in
      for kind in Registers.Kind.allCases { try Registers.replace(kind, dated: tx.today, with: [], in: tx) }
    }
    #expect(try await there.send(row).sent == 1)
  }
}
