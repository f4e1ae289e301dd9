import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

@Suite struct PreferencesTests {
  private func on(_ house: TemporaryHouse, _ customer: Int64) async throws -> Set<Preferences.Line> {
    Set(try await Preferences(house.desk).current(of: customer).filter(\.isOn).map(\.line))
  }

  @Test func whatIsNotKeptIsOffAtOnceAndTheRestGoesOn() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let before = try await on(house, jan)
    #expect(before.isSuperset(of: [.emailNS, .travelOffers]))
    #expect(!before.contains(.telephone) && !before.contains(.post))
    let change = try await Preferences(house.desk).keep(before.subtracting([.travelOffers]), by: jan, in: .nl)
    #expect(change.stopped.map(\.scope) == [.travelOffers])
    #expect(try await on(house, jan) == before.subtracting([.travelOffers]))
    #expect(try house.rows("purchase", of: jan) == 1)
    let again = try await Preferences(house.desk).keep(before.subtracting([.travelOffers]), by: jan, in: .nl)
    #expect(again.stopped.isEmpty && again.asked.isEmpty)
  }

  @Test(arguments: Dialect.allCases) func severalLinesAtOnceAreCasesOfTheirOwnAndOneLetter(on dialect: Dialect)
    async throws
  {
    let house = try TemporaryHouse(on: dialect)
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.extraMember(in: tx)
      try Evidence.consent(to: .partnerOffers, of: jan, source: "portal", givenAt: tx.now, in: tx)
      return jan
    }
    let before = try await on(house, jan)
    let off: Set<Preferences.Line> = [.travelOffers, .nsExtra, .partnerOffers]
    #expect(before.isSuperset(of: off))
    let change = try await Preferences(house.desk).keep(before.subtracting(off), by: jan, in: .nl)
    #expect(Set(change.stopped.map(\.scope)) == [.travelOffers, .nsExtra, .partnerOffers])
    #expect(Set(change.stopped.map(\.reference)).count == 3)
    #expect(change.stopped.allSatisfy { $0.answer?.hasLetter == true })
    #expect(try await on(house, jan) == before.subtracting(off))
    let letters = try house.letters("objectionConfirmed")
    #expect(letters.count == 1)
    let letter = try #require(letters.first).letter
    #expect(letter.subject == "Wij zijn gestopt met wat u hebt uitgezet")
    for receipt in change.stopped {
      #expect(letter.body.contains("\(receipt.scope.name(in: .nl)), nummer \(receipt.reference)"), "\(letter.body)")
    }
    #expect(letter.body.contains("Deze voordelen zijn vervallen") && letter.body.contains("koffie"))
    // Carried once, it has answered all three.
    try await house.carryLetters()
    let rows = try house.store.readNow { tx in try CaseTable.cases(of: jan, in: tx) }
    #expect(rows.count == 3 && rows.allSatisfy { $0.state.letterSent != nil && $0.state.completed != nil })
    #expect(try house.store.readNow(CaseTable.open).isEmpty)
    for row in rows {
      #expect(
        try house.store.readNow { tx in try Outbox.letters(of: row.id, in: tx) }.map(\.kind) == ["objectionConfirmed"])
    }
  }

  @Test func anEnglishLetterNamesEachThing() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.extraMember(in: tx) }
    let before = try await on(house, jan)
    let change = try await Preferences(house.desk).keep(
      before.subtracting([.travelOffers, .nsExtra]), by: jan, in: .en)
    let letter = try #require(try house.letters("objectionConfirmed").first).letter
    #expect(letter.subject == "We have stopped what you switched off")
    for receipt in change.stopped {
      #expect(letter.body.contains("\(receipt.scope.name(in: .en)), number \(receipt.reference)"))
    }
  }

  @Test(arguments: Fixture.statements)
  func nothingIsOnUntilTheMailIsConfirmed(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let before = try await on(house, jan)
    _ = try await Preferences(house.desk).keep(before.subtracting([.emailNS]), by: jan, in: .nl)
    #expect(try house.suppressed("jan@voorbeeld.example") == [.emailNS])
    house.time.advance(hours: 1)
    let change = try await Preferences(house.desk).keep(before, by: jan, in: .nl)
    #expect(change.asked == [.emailNS])
    #expect(try await !on(house, jan).contains(.emailNS))
    let token = try #require(
      house.token(ForOptIn.self, in: try house.letters("doubleOptIn").first))
    house.time.advance(hours: 1)
    _ = try await OptIn(house.desk).confirm(token)
    #expect(try await on(house, jan).contains(.emailNS))
    #expect(try house.suppressed("jan@voorbeeld.example").isEmpty)
    #expect(try house.actions(about: jan).contains("liftRecorded"))
  }

  /// A7b: an address from a file that does not say how we came by it is on for nothing, until its owner says so.
  @Test func anAddressNobodyKnowsTheOriginOfIsOffUntilItsOwnerAgrees() async throws {
    let house = try TemporaryHouse()
    let els = try house.store.writeNow { tx in
      let els = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: els, terms: "2026", since: tx.today.adding(days: -300), in: tx)
      try ContactDetails.add(given: "Els", surname: "Bos", of: els, from: .imported, in: tx)
      try ContactDetails.add(#require(EmailAddress("els@werk.example")), of: els, from: .imported, in: tx)
      return els
    }
    let before = try await Preferences(house.desk).current(of: els)
    let mail = try #require(before.first { $0.line == .emailNS })
    #expect(!mail.isOn && mail.isOffered)
    _ = try await Preferences(house.desk).keep([.emailNS], by: els, in: .nl)
    let token = try #require(house.token(ForOptIn.self, in: try house.letters("doubleOptIn").first))
    _ = try await OptIn(house.desk).confirm(token)
    #expect(try await on(house, els).contains(.emailNS))
  }

  @Test func onlyMessagesAboutMyJourneyIsAnObjectionToEverything() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let change = try await Preferences(house.desk).keep([], by: jan, in: .nl)
    #expect(change.stopped.map(\.scope) == [.everything, .serviceMessages])
    let letter = try #require(try house.letters("objectionConfirmed").first).letter
    #expect(try house.letters("objectionConfirmed").count == 1)
    #expect(
      letter.body.contains("sturen wij u geen reclame meer") && letter.body.contains("extra berichten over uw kaart"))
    #expect(try await on(house, jan).isEmpty)
    #expect(try house.rows("purchase", of: jan) == 0 && house.rows("product", of: jan) == 1)
  }

  @Test func withdrawingOneConsentLeavesTheOthers() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      for consent in [ConsentName.partnerOffers, .carrierMessages] {
        try Evidence.consent(to: consent, of: jan, source: "portal", givenAt: tx.now, in: tx)
      }
      return jan
    }
    #expect(try await on(house, jan).isSuperset(of: [.partnerOffers, .carrierMessages]))
    let receipt = try await Withdrawal(house.desk).withdraw(.partnerOffers, by: jan, in: .nl)
    #expect(receipt.kind == .withdrawal && receipt.scope == .partnerOffers && receipt.answer != nil)
    let letter = try #require(try house.letters("objectionConfirmed").first).letter
    #expect(letter.subject == "Wij zijn gestopt met aanbiedingen van partners waar u ja op zei")
    #expect(letter.body.contains(receipt.reference.description))
    let lines = try await on(house, jan)
    #expect(!lines.contains(.partnerOffers) && lines.contains(.carrierMessages))
    let outcome = try await Withdrawal(house.desk).withdraw(.carrierMessages, by: jan, in: .nl)
    #expect(outcome.kind == .withdrawal)
    #expect(try await on(house, jan) == lines.subtracting([.carrierMessages]))
    #expect(try house.actions(about: jan).count { $0 == "consentWithdrawn" } == 2)
  }

  /// Art. 7(3): as easily as it was given. Switched on again it is not: nothing asks for it here.
  @Test(arguments: [(ConsentName.emailTracking, Preferences.Line.emailTracking), (.websiteTracking, .websiteTracking)])
  func aConsentToMeasuringIsTakenBackOnThePageOfPreferences(_ consent: ConsentName, _ line: Preferences.Line)
    async throws
  {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      let given = try Evidence.consent(to: consent, of: jan, source: "portal", givenAt: tx.now, in: tx)
      try Rows.write(
        "engagement", of: jan,
        ["surface": consent == .emailTracking ? "email" : "website", "consent_id": given, "recorded_day": tx.today],
        sealing: ["what": "geopend"], in: tx)
      return jan
    }
    let before = try await on(house, jan)
    #expect(before.contains(line))
    let change = try await Preferences(house.desk).keep(before.subtracting([line]), by: jan, in: .nl)
    #expect(change.stopped.map(\.kind) == [.withdrawal])
    #expect(try house.standing(of: jan)?.consents[consent]?.lives == false)
    #expect(try house.rows("engagement", of: jan) == 0)
    #expect(try house.rows("purchase", of: jan) == 1)
    #expect(try await on(house, jan) == before.subtracting([line]))
    let offered = try await Preferences(house.desk).current(of: jan).filter(\.isOffered).map(\.line)
    #expect(!offered.contains(line))
    let again = try await Preferences(house.desk).keep(before, by: jan, in: .nl)
    #expect(!again.asked.contains(line))
  }

  /// Who has no advertising left and takes back the leave to measure has objected to nothing more.
  @Test func takingBackTheLastLeaveToMeasureIsNoObjection() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Evidence.consent(to: .websiteTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
      return jan
    }
    house.time.advance(minutes: 1)
    _ = try await Preferences(house.desk).keep([.websiteTracking], by: jan, in: .nl)
    #expect(try await on(house, jan) == [.websiteTracking])
    let change = try await Preferences(house.desk).keep([], by: jan, in: .nl)
    #expect(change.stopped.map(\.scope) == [.websiteTracking])
    #expect(try house.rows("purchase", of: jan) == 1)
  }

  @Test func leavingNSExtraErasesItsBenefitsAndNothingElse() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.extraMember(in: tx) }
    _ = try await ObjectToProcessing(house.desk).submit(.nsExtra, by: jan, in: .nl)
    #expect(try house.rows("extra_benefit", of: jan) == 0)
    #expect(try house.rows("purchase", of: jan) == 1)
    #expect(try await on(house, jan).contains(.emailNS))
  }
}

extension Fixture {
  static func extraMember(in tx: Transaction) throws -> Int64 {
    let jan = try subscriber(in: tx)
    try Evidence.agree(.nsExtra, of: jan, terms: "2026", since: tx.today.adding(days: -90), in: tx)
    try ExtraBenefits.add("koffie", of: jan, on: tx.today, in: tx)
    return jan
  }
}
