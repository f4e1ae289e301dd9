import BusinessCards
import Delivery
import Domain
import Foundation
import Identity
import Marketing
import Retention
import Rights
import Storage
import TestSupport
import Testing

@Suite struct SendGateTests {
  @Test func whoMayBeWrittenToGetsTheMessageOnceWithEverythingTheLawWantsInIt() async throws {
    let there = try CampaignHouse()
    let noor = try there.buyer(1)
    let row = try there.released(Fixture.draft())
    let report = try await there.send(row)
    #expect(report.sent == 1 && report.refused == 0)
    let message = try #require(try there.carried().first)
    #expect(message.subject == "Met de trein naar zee")
    #expect(message.to == [.init(name: "Noor de Wit1", address: "noor1@voorbeeld.example")])
    #expect(message.from == [.init(name: "NS", address: "service@rechten.nl")])
    #expect(message.replyTo.map(\.address) == ["service@rechten.nl"])
    #expect(message.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click")
    #expect(message.header("List-Unsubscribe")?.hasPrefix("<https://rechten.example/unsubscribe/") == true)
    let text = try #require(message.text)
    #expect(text.contains("Beste Noor de Wit1,") && text.contains("De zee is dichtbij."))
    #expect(text.contains("Waarom krijgt u dit? U gaf ons dit adres of nummer zelf, bij een aankoop of account"))
    #expect(text.contains("https://rechten.example/why/voorjaar"))
    #expect(text.contains("https://rechten.example/unsubscribe/"))
    // The first message ever: the right to object stands apart, before everything else (Art. 21(4)).
    #expect(text.hasPrefix("UW RECHT OM NEE TE ZEGGEN"))
    // Sent again, nothing more leaves.
    #expect(try await there.send(row).sent == 0)
    #expect(try there.carried().count == 1)
    #expect(try there.house.actions(about: noor).contains("messageSent"))
    #expect(try there.counts("voorjaar") == ["sent legitimateInterest": 1])
    #expect(try there.campaigns.find("voorjaar").state == .finished)
  }

  @Test func theReceiptSaysOnWhatTheMessageRestedAndUnderWhichStatement() async throws {
    let there = try CampaignHouse()
    let noor = try there.buyer(1)
    try await there.send(there.released(Fixture.draft()))
    let row = try there.house.store.readNow { tx in
      try #require(try Rows.read(Inventory.table("campaign_message"), of: noor, in: tx).first).record
    }
    #expect(try row.text("campaign") == "voorjaar" && row.text("state") == "sent")
    #expect(try row.text("basis") == "legitimateInterest" && row.text("reason") == "softOptIn")
    #expect(try row.text("statement_version") == "klantrelatie-2019")
    #expect(try row.text("digest").count == 64)
    #expect(try row.instant("decided_at") == there.house.time.now)
  }

  /// Art. 15: each message, on which ground it came, in words.
  @Test func theReceiptIsInThePersonsCopyInWords() async throws {
    let there = try CampaignHouse()
    let noor = try there.buyer(1)
    try await there.send(there.released(Fixture.draft()))
    let files = try ZipArchive.read(try await GiveAccess(there.house.desk).export(for: noor, in: .nl).bytes)
    let page = String(decoding: try #require(files.first { $0.name.hasSuffix(".html") }).bytes, as: UTF8.self)
    #expect(page.contains("voorjaar") && page.contains("u gaf uw adres bij een aankoop of account"))
    #expect(page.contains("klantrelatie-2019") && !page.contains("claimed_until") && !page.contains("message_id"))
  }

  @Test func everyWordOfAReceiptHasAMeaning() {
    let refusals: [SendRefusal] = [
      .wayNotStated, .contentDoesNotFit, .noAddress, .offerNeedsConsent(.emailOffers), .mayNotPickBy(.travelBehaviour),
      .travelNeedsConsent, .suppressed, .addressUnusable, .inDeceasedRegister, .inPostfilter, .tooManyLately,
      .noLiveProduct, .privateAddress, .ground(.stopped(.objection, .everything, on: TemporaryHouse.monday.day)),
      .ground(.consentMissing(.emailOffers)), .ground(.under16(until: TemporaryHouse.monday.day)),
      .ground(.restricted(since: TemporaryHouse.monday.day)), .ground(.noAgreement(.nsExtra)), .ground(.noLane),
    ]
    for refusal in refusals { #expect(ReceiptWord.meaning(refusal.word) != nil, "\(refusal.word)") }
    for basis in LegalBasis.allCases { #expect(ReceiptWord.meaning(SendGround(basis).word) != nil) }
    #expect(ReceiptWord.meaning("anything") == nil)
  }

  @Test func aNoBetweenTheListAndTheMessageStopsIt() async throws {
    let there = try CampaignHouse()
    let people = try (1...3).map { try there.buyer($0) }
    let row = try there.released(Fixture.draft())
    _ = try await there.round().run()
    #expect(try there.counts("voorjaar") == ["waiting -": 3])
    _ = try await ObjectToProcessing(there.house.desk).submit(.everything, by: people[0], in: .nl)
    _ = try await ObjectToProcessing(there.house.desk).submit(
      .emailNS, naming: .email(EmailAddress("noor2@voorbeeld.example")!), in: .nl)
    try await there.send(row)
    #expect(try there.carried().map { $0.to[0].address } == ["noor3@voorbeeld.example"])
    let counts = try there.counts("voorjaar")
    #expect(counts["sent legitimateInterest"] == 1 && counts.values.reduce(0, +) == 3)
    #expect(try there.house.actions(about: people[0]).contains("messageRefused"))
  }

  /// The very last moment: the gate has let it through, the relay is being spoken to.
  @Test func aNoWhileItIsBeingHandedOverCallsItBack() async throws {
    let there = try CampaignHouse()
    let noor = try there.buyer(1)
    let row = try there.released(Fixture.draft())
    let late = LateCarrier(FolderCarrier(folder: there.folder.path)) { [store = there.house.store] in
      try store.writeNow { tx in
        _ = try Evidence.stop(.objection, .everything, of: noor, source: "portal", proven: true, in: tx)
      }
    }
    let report = try await there.round(carrier: late).sendAll(of: row.id)
    #expect(report.sent == 0 && report.refused == 1)
    #expect(try there.carried().isEmpty)
    #expect(try there.counts("voorjaar") == ["refused objected": 1])
  }

  @Test func anAddressOnTheSuppressionListGetsNothingWhoeverHasIt() async throws {
    let there = try CampaignHouse()
    let email = EmailAddress("noor1@voorbeeld.example")!
    _ = try there.buyer(1)
    let row = try there.released(Fixture.draft())
    _ = try await there.round().run()
    try there.house.store.writeNow { tx in
      _ = try SuppressionList.suppress(.email(email), scope: .emailNS, source: "portal", in: tx)
    }
    try await there.send(row)
    #expect(try there.counts("voorjaar") == ["refused suppressed": 1] && there.carried().isEmpty)
  }

  @Test func anAddressMailCameBackFromIsNotWrittenToAgain() async throws {
    let there = try CampaignHouse()
    _ = try there.buyer(1)
    try there.house.store.writeNow { tx in
      try UnusableAddresses.note(.email(EmailAddress("noor1@voorbeeld.example")!), .bounced, in: tx)
    }
    try await there.send(there.released(Fixture.draft()))
    #expect(try there.counts("voorjaar") == ["refused addressUnusable": 1] && there.carried().isEmpty)
    // Its twelve months are over (R20).
    there.house.time.advance(days: 366)
    let expired = try there.house.store.writeNow { tx in try UnusableAddresses.expire(in: tx) }
    #expect(expired == 1)
    try await there.send(there.released(Fixture.draft("zomer")))
    #expect(try there.carried().count == 1)
  }

  /// A11: the address for work does not do, and the one at home was given for something else.
  @Test func whoIsKnownByTheirWorkAloneGetsNothingAtHomeWhenTheirWorkCannotBeReached() async throws {
    let there = try CampaignHouse()
    let (bea, kim) = try there.house.store.writeNow { tx in
      let company = try Organisations.make(name: "Wissel", kvkNumber: "00000001", since: tx.today, in: tx)
      return (
        try Fixture.cardholder("Bea", of: company, home: .imported, in: tx),
        try Fixture.cardholder("Kim", of: company, home: .imported, in: tx)
      )
    }
    try await there.send(there.released(Fixture.draft("een", channel: .post)))
    let printed = try #require(try there.files("print-").first { $0.key.hasSuffix(".csv") }).value
    #expect(printed.contains("3511 AA") && !printed.contains("1011 AB"), "the address for work, where there is one")
    try there.house.store.writeNow { tx in
      for name in ["Bea", "Kim"] {
        let work = SuppressionList.Target.household(surname: name, house: "3511AA \(name == "Bea" ? 1 : 2)")
        try UnusableAddresses.note(work, .bounced, in: tx)
      }
      try Evidence.agree(.subscription, of: kim, terms: "2026", since: tx.today, in: tx)
    }
    try await there.send(there.released(Fixture.draft("twee", channel: .post)))
    // Kim is a customer of their own besides: home is where they are one.
    #expect(try there.counts("twee") == ["refused addressUnusable": 1, "sent legitimateInterest": 1])
    #expect(try there.house.actions(about: bea).contains("messageRefused"))
  }

  @Test func anAddressThatIsGivenAnewIsWrittenToAgain() async throws {
    let there = try CampaignHouse()
    let noor = try there.buyer(1)
    let email = EmailAddress("noor1@voorbeeld.example")!
    try there.house.store.writeNow { tx in
      try UnusableAddresses.note(.email(email), .bounced, in: tx)
      try Evidence.agree(.subscription, of: noor, terms: "2026", since: tx.today, in: tx)
      try ContactDetails.add(email, of: noor, from: .imported, in: tx)
      #expect(try UnusableAddresses.holds(.email(email), in: tx), "a file is not the person")
      try ContactDetails.add(email, of: noor, from: .account, in: tx)
    }
    try await there.send(there.released(Fixture.draft()))
    #expect(try there.counts("voorjaar") == ["sent legitimateInterest": 1])
  }

  @Test func nobodyGetsMoreInThirtyDaysThanIsEnough() async throws {
    let there = try CampaignHouse(most: 2)
    _ = try there.buyer(1)
    for name in ["een", "twee", "drie"] { try await there.send(there.released(Fixture.draft(name))) }
    #expect(try there.carried().count == 2)
    #expect(try there.counts("drie") == ["refused tooManyLately": 1])
    there.house.time.advance(days: 31)
    try await there.send(there.released(Fixture.draft("vier")))
    #expect(try there.counts("vier") == ["sent legitimateInterest": 1])
  }

  @Test func onlyTheFirstMessageSpeaksOfTheRightBeforeAllElse() async throws {
    let there = try CampaignHouse()
    _ = try there.buyer(1)
    for name in ["een", "twee"] {
      try await there.send(there.released(Fixture.draft(name)))
      there.house.time.advance(days: 1)
    }
    let texts = try there.carried().compactMap(\.text)
    #expect(texts.map { $0.hasPrefix("UW RECHT OM NEE TE ZEGGEN") } == [true, false])
  }

  @Test func thePersonsOwnLanguageIsSpoken() async throws {
    let there = try CampaignHouse()
    _ = try there.buyer(1, .en)
    try await there.send(there.released(Fixture.draft()))
    let message = try #require(try there.carried().first)
    #expect(message.subject == "By train to the sea")
    #expect(try there.files("2").values.allSatisfy { $0.contains("Content-Language: en\r\n") })
    #expect(message.text?.contains("Why do you get this?") == true)
  }

  /// A12: what is the person's own in a message is the way out, and nothing else; also for who has agreed to more.
  @Test func twoPeopleGetTheSameLinksButForTheWayOut() async throws {
    let there = try CampaignHouse()
    let people = try (1...2).map { try there.buyer($0) }
    try there.house.store.writeNow { tx in
      _ = try Evidence.consent(to: .emailTracking, of: people[1], source: "portal", givenAt: tx.now, in: tx)
    }
    try await there.send(there.released(Fixture.draft()))
    let links = try there.carried().map { message in
      Set((message.text ?? "").split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("http") })
    }
    #expect(links.count == 2)
    #expect(links[0].intersection(links[1]).count == links[0].count - 1)
    #expect(links[0].subtracting(links[1]).allSatisfy { $0.hasPrefix("https://rechten.example/unsubscribe/") })
  }

  @Test func theFootsLinkStopsTheListItCameOn() async throws {
    let there = try CampaignHouse()
    let noor = try there.buyer(1)
    try await there.send(there.released(Fixture.draft()))
    let text = try #require(try there.carried().first?.text)
    let link = try #require(
      text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("https://rechten.example/unsubscribe/") })
    let token = try #require(Token<ForUnsubscribe>(link.suffix(43)))
    _ = try await Unsubscribing(there.house.desk).stop(token)
    #expect(try there.house.standing(of: noor)?.stops.map(\.scope) == [.emailNS])
    try await there.send(there.released(Fixture.draft("zomer")))
    #expect(try there.carried().count == 1)
  }

  @Test func ownOtherOffersAndPartnersNeedAConsentThatIsThere() async throws {
    let there = try CampaignHouse()
    let people = try (1...2).map { try there.buyer($0) }
    try there.house.store.writeNow { tx in
      _ = try Evidence.consent(to: .emailOffers, of: people[0], source: "portal", givenAt: tx.now, in: tx)
    }
    let other = Fixture.draft("ander", subject: .offer(.ownOther, for: .relationship))
    try await there.send(there.released(other))
    #expect(try there.counts("ander") == ["sent legitimateInterest": 1])
    let partner = Fixture.draft("partner", purpose: .spoordeelwinkel, subject: .offer(.partner, for: .relationship))
    try await there.send(there.released(partner))
    #expect(try there.counts("partner").isEmpty)
    // Whoever is not on the list is counted by reason.
    let runs = try there.house.store.readNow { tx in try AudienceRun.all(in: tx) }
    #expect(runs.first { $0.name == "ander" }?.counts[.reason(.offerNeedsConsent)] == 1)
    #expect(runs.first { $0.name == "partner" }?.counts == [.reason(.offerNeedsConsent): 2])
  }

  @Test func aServiceMessageNeedsAProductAndComesInSpiteOfAnObjection() async throws {
    let there = try CampaignHouse()
    let jan = try there.house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    _ = try there.buyer(1)
    _ = try await ObjectToProcessing(there.house.desk).submit(.everything, by: jan, in: .nl)
    let service = Fixture.draft("storing", purpose: .serviceMessages, subject: .service(.disruption))
    try await there.send(there.released(service))
    let messages = try there.carried()
    #expect(messages.map { $0.to[0].address } == ["jan@voorbeeld.example"])
    #expect(messages[0].header("List-Unsubscribe") == nil)
    #expect(messages[0].text?.contains("Er staat geen reclame in.") == true)
    try there.house.store.writeNow { tx in
      for table in ["product", "card"] {
        try tx.run("UPDATE \(name: table) SET ended_day = \(tx.today) WHERE customer_id = \(jan)")
      }
    }
    try await there.send(there.released(Fixture.draft("later", purpose: .serviceMessages, subject: .service(.change))))
    #expect(try there.counts("later") == ["refused noLiveProduct": 1])
  }

  @Test func whoseSenderDiedIsTakenUpByAnotherUnderTheSameNumber() async throws {
    let there = try CampaignHouse()
    _ = try there.buyer(1)
    let row = try there.released(Fixture.draft())
    _ = try await there.round().run()
    // A sender lets it through, hands it over, and is gone before it could say so.
    let message = try there.house.store.writeNow { tx in
      let claimed = try #require(try MessageTable.claim(row.id, limit: 1, in: tx).first)
      let row = try #require(try CampaignTable.row(row.id, in: tx))
      #expect(try SendGate(there.sending).pass(claimed, of: row, in: tx) != nil)
      return claimed.message
    }
    #expect(try await there.send(row).sent == 0)
    there.house.time.advance(minutes: 3)
    #expect(try await there.send(row).sent == 1)
    #expect(try there.carried().first?.messageID == "\(UInt64(message))@rechten.nl")
  }

  @Test func aPutBackCopyHaltsWhatWasUnderWay() async throws {
    let there = try CampaignHouse()
    _ = try there.buyer(1)
    let row = try there.released(Fixture.draft())
    _ = try await there.round().run()
    let copy = try there.house.keep()
    try await there.send(row)
    #expect(try there.carried().count == 1)
    try there.house.store.makeCheckpoint()
    try there.house.putBack([.main], from: copy)
    try Reapplication.run(on: there.house.store)
    #expect(try there.campaigns.find("voorjaar").haltedAt != nil)
    #expect(try await there.send(row).claimed == 0)
    #expect(try there.carried().count == 1)
    try there.campaigns.resume("voorjaar", by: .marketer("m1"))
    #expect(try await there.send(row).sent == 1)
  }
}

/// Does something in the last moment before the other carrier asks whether it may go on.
private final class LateCarrier: Carrier {
  private let carrier: any Carrier
  private let act: @Sendable () throws -> Void

  init(_ carrier: any Carrier, before act: @escaping @Sendable () throws -> Void) {
    self.carrier = carrier
    self.act = act
  }

  func carry(
    _ bytes: [UInt8], from: EmailAddress, to: EmailAddress, while mayGoOn: @escaping @Sendable () -> Bool
  ) throws(DeliveryError) {
    do { try act() } catch { throw .misconfigured("\(error)") }
    try carrier.carry(bytes, from: from, to: to, while: mayGoOn)
  }
}
