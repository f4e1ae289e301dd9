import Domain
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// Whoever was given data hears of more than erasure by a case: of what time ends, what is corrected, what may not be used
/// for now (Art. 16, 18, 19).
@Suite struct NoticeTests {
  private func sweep(_ given: GivenAway) throws { _ = try Sweep(store: given.house.store).once() }

  private func letters(_ given: GivenAway) throws -> [Outbox.Letter] {
    try given.house.letters("recipientInstruction").map(\.letter)
  }

  private func notices(_ given: GivenAway) throws -> [NoticeTable.Row] {
    try given.house.store.readNow { tx in try NoticeTable.open(to: "Arriva", in: tx) }
  }

  private func confirm(_ given: GivenAway) async throws {
    let letter = try given.house.letters("recipientInstruction").first
    let token = try #require(given.house.token(ForConfirmRecipient.self, in: letter))
    #expect(try await ConfirmRecipient(given.house.desk).look(token)?.recipient == "Arriva")
    _ = try await ConfirmRecipient(given.house.desk).confirm(token)
    _ = try await ConfirmRecipient(given.house.desk).confirm(token)
  }

  // MARK: - By time alone

  @Test func whatTimeAloneEndedIsOneLetterADayWithTheirOwnReferences() async throws {
    let given = try GivenAway()
    try given.house.store.writeNow { tx in
      let piet = try Fixture.subscriber(email: "piet@voorbeeld.example", card: "3528070412345679", in: tx)
      try Evidence.consent(to: .carrierMessages, of: piet, source: "portal", givenAt: tx.now, in: tx)
      _ = try RecordDisclosure(to: "Arriva", for: .carrierMessages, ["email"]).record(
        ["piet@voorbeeld.example;AR-78"], by: .operator, in: tx)
    }
    try sweep(given)
    #expect(try notices(given).isEmpty, "it still goes on")
    given.house.time.advance(days: 49 * 31)
    try sweep(given)
    let actions = try given.house.actions(about: given.jan)
    #expect(actions.count { $0 == "recipientTold" } == 1)
    _ = try await InstructionRound(given.house.desk).run()
    let letters = try letters(given)
    let letter = try #require(letters.first)
    #expect(letters.count == 1 && letter.to == "privacy@arriva.example")
    #expect(letter.body.contains("AR-77") && letter.body.contains("AR-78"))
    #expect(!letter.body.contains("@voorbeeld.example;") && !letter.body.contains("de Vries"))
    #expect(letter.body.contains("deze mensen") && letter.body.contains("serviceberichten van andere vervoerders"))
    // Told once, however often the sweep comes by.
    try sweep(given)
    given.house.time.advance(days: 1)
    try sweep(given)
    _ = try await InstructionRound(given.house.desk).run()
    #expect(try self.letters(given).count == 1 && notices(given).count == 1)
    let disclosures = try given.house.store.readNow { tx in try Disclosures.all(of: given.jan, in: tx) }
    #expect(disclosures.count == 1 && disclosures.allSatisfy { $0.reference == nil && $0.lapsed != nil })
  }

  @Test func aNoticeIsConfirmedByItsButtonOnceAndThenNobodyKnowsWhoItWasAbout() async throws {
    let given = try GivenAway()
    given.house.time.advance(days: 49 * 31)
    try sweep(given)
    _ = try await InstructionRound(given.house.desk).run()
    let open = try #require(try notices(given).first)
    try await confirm(given)
    #expect(try notices(given).isEmpty)
    let reference = try #require(open.reference)
    #expect(try given.house.entries(about: reference).count { $0 == "recipientConfirmed" } == 1)
    try given.house.store.readNow { tx in
      let left = try NoticeTable.entries(of: open, in: tx).count
      #expect(left == 0)
      let holdsKey = try tx.store.keyring.holds(KeyName(open.id, .caseFile))
      #expect(!holdsKey)
    }
  }

  @Test func aNoticeIsRemindedThreeTimesAndMayThenBeGivenUp() async throws {
    let given = try GivenAway()
    given.house.time.advance(days: 49 * 31)
    try sweep(given)
    _ = try await InstructionRound(given.house.desk).run()
    let reference = try #require(try notices(given).first?.reference)
    let giving = GiveUpRecipient(given.house.desk)
    for reminder in 1...3 {
      await #expect(throws: CaseDeskRefusal.remindersOwed("Arriva", sent: reminder - 1)) {
        try await giving.giveUp(reference, on: "Arriva", by: .staff("dpo"))
      }
      try await given.house.carryLetters()
      given.house.time.advance(days: 10)
      #expect(try await InstructionRound(given.house.desk).run().reminded == 1)
      #expect(try letters(given).first?.body.contains("Dit is herinnering \(reminder).") == true)
    }
    given.house.time.advance(days: 10)
    #expect(try await InstructionRound(given.house.desk).run().isEmpty)
    #expect(try await giving.giveUp(reference, on: "arriva", by: .staff("dpo")) == [])
    #expect(try notices(given).isEmpty)
  }

  @Test func whatTheSweepOfTodayHasNotFinishedWaitsForIt() async throws {
    let given = try GivenAway()
    given.house.time.advance(days: 49 * 31)
    try sweep(given)
    #expect(try await InstructionRound(given.house.desk).run(lapsesAreWhole: false).isEmpty)
    given.house.time.advance(days: 1)
    #expect(try await InstructionRound(given.house.desk).run(lapsesAreWhole: false).sent == 1)
  }

  /// Their period is their own: the law that makes us give the data makes them keep it.
  @Test func whoHoldsDataBecauseALawSaysSoIsNotToldThatOurTimeIsOver() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      for purpose in [Purpose.tax, .personalisedOffers] {
        let role: Recipient = purpose == .tax ? .taxAuthority : .marketingServices
        try RecipientRegister.keep(
          RecipientRegister.Entry(.signed(purpose.rawValue, role, for: [purpose]), route: .byHand), by: .operator,
          in: tx)
        let clearance = try HandOver.require(purpose.rawValue, for: purpose, on: tx.today, in: tx)
        try Disclosures.record(
          of: jan, by: clearance, fields: ["financial"], reference: "X", by: .operator, in: tx)
      }
      return jan
    }
    house.time.advance(days: 9 * 366)
    _ = try Sweep(store: house.store).once()
    let told = try house.store.readNow { tx in try NoticeTable.recipientsOfLapses(in: tx) }
    #expect(told == ["personalisedOffers"])
    #expect(try house.rows("invoice", of: jan) == 0)
  }

  @Test func whoHasHeardItFromACaseIsNotToldAgainByTheCalendar() async throws {
    let given = try GivenAway()
    _ = try await given.object()
    given.house.time.advance(days: 49 * 31)
    try sweep(given)
    #expect(try notices(given).isEmpty)
  }

  // MARK: - Corrected

  private func correct(_ given: GivenAway) async throws {
    let (old, new) = (
      try #require(EmailAddress("jan@voorbeeld.example")), try #require(EmailAddress("nieuw@voorbeeld.example"))
    )
    let rectify = Rectify(given.house.desk)
    try await rectify.proposeEmail(from: old, to: new, by: given.jan, in: .nl)
    let token = try #require(
      given.house.token(ForNewEmail.self, in: try given.house.letters("confirmNewEmail").first))
    try await rectify.confirmEmail(token)
  }

  @Test func aCorrectedAddressIsToldAndTheCaseWaitsForTheAnswer() async throws {
    let given = try GivenAway()
    try await correct(given)
    let row = try #require(
      try given.house.store.readNow { tx in try CaseTable.cases(of: given.jan, in: tx) }.first)
    #expect(row.state.awaitedRecipients == ["Arriva"])
    #expect(try given.house.letters("detailChanged").first?.letter.body.contains("- Arriva") == true)
    _ = try await InstructionRound(given.house.desk).run()
    let letter = try #require(try letters(given).first)
    #expect(letter.body.contains("e-mailadres: nieuw@voorbeeld.example") && letter.body.contains("AR-77"))
    #expect(!letter.body.contains("jan@voorbeeld.example"))
    try await given.house.carryLetters()
    #expect(try given.state(row.state.reference).isOpen)
    #expect(try given.house.status(row.state.reference, of: given.jan)?.awaited == ["Arriva"])
    _ = try await ConfirmRecipient(given.house.desk).confirm(row.state.reference, by: "arriva", noted: .operator)
    #expect(try !given.state(row.state.reference).isOpen)
    #expect(try notices(given).isEmpty)
  }

  @Test func whoIsToStopUsingAnAddressIsGivenNoNewOne() async throws {
    let given = try GivenAway()
    _ = try await given.object(.carrierMessages)
    try await correct(given)
    #expect(try notices(given).isEmpty)
    #expect(try given.house.letters("detailChanged").allSatisfy { !$0.letter.body.contains("Arriva") })
  }

  @Test func aNameIsNoBusinessOfWhoWasGivenTheMailAddressAlone() async throws {
    let given = try GivenAway()
    try await Rectify(given.house.desk).contact(.name(given: "Johan", surname: "de Vries"), by: given.jan, in: .nl)
    #expect(try notices(given).isEmpty)
  }

  // MARK: - Restricted

  private func objectUnproven(_ given: GivenAway) async throws -> CaseReference {
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    return try await ObjectToProcessing(given.house.desk).submit(.everything, naming: .email(email), in: .nl).reference
  }

  @Test func anUnprovenObjectionMakesThemStopUsingTheDataAndNotErase() async throws {
    let given = try GivenAway()
    let reference = try await objectUnproven(given)
    #expect(try await InstructionRound(given.house.desk).run().sent == 1)
    let letter = try #require(try letters(given).first)
    #expect(letter.body.contains("Wis deze gegevens nog niet.") && letter.body.contains("AR-77"))
    #expect(letter.body.contains("U hoeft ons niet te antwoorden.") && !letter.body.contains("/confirm/"))
    #expect(try notices(given).isEmpty, "there is nothing to wait for")
    try await given.house.carryLetters()
    // Proven by silence: now they are to erase, by the case.
    given.house.time.advance(hours: 72)
    #expect(try await ObjectToProcessing(given.house.desk).carryOutSilent() == 1)
    #expect(try given.row(reference)?.everything == true)
    #expect(try given.state(reference).awaitedRecipients == ["Arriva"])
  }

  @Test func whenItWasNotThePersonTheyMayUseTheDataAgain() async throws {
    let given = try GivenAway()
    _ = try await objectUnproven(given)
    _ = try await InstructionRound(given.house.desk).run()
    let notice = try given.house.letters("unprovenNotice").first
    let token = try #require(given.house.token(ForNotMe.self, in: notice))
    _ = try await ObjectToProcessing(given.house.desk).contradict(token)
    try await given.house.carryLetters()
    _ = try await InstructionRound(given.house.desk).run()
    #expect(try letters(given).first?.body.contains("mogen de gegevens weer worden gebruikt") == true)
  }

  @Test func whoIsToldByHandWaitsInTheListWithTheTimeItTakes() async throws {
    let given = try GivenAway(by: .byHand)
    _ = try await objectUnproven(given)
    _ = try await InstructionRound(given.house.desk).run()
    let told = try #require(try given.house.letters("tellByHand").first)
    #expect(told.letter.to == given.house.desk.contact.officerMail)
    let reference = try #require(try notices(given).first?.reference)
    given.house.time.advance(days: 11)
    let seen = try given.house.store.readNow(Oversight.read)
    let waiting = try #require(seen.recipients.first { $0.recipient == "Arriva" })
    #expect(waiting.byHand == 1 && waiting.byHandSince == TemporaryHouse.monday)
    #expect(seen.toldByHand == 1 && seen.byHandSeconds == 11 * 24 * 60 * 60)
    #expect(seen.alarms.contains(.tellByHand(words: 1, since: TemporaryHouse.monday)))
    _ = try await ConfirmRecipient(given.house.desk).confirm(reference, by: "Arriva", noted: .operator)
    #expect(try given.house.store.readNow(Oversight.read).toldByHand == 0)
  }

  // MARK: - On a copy put back

  /// The case, its instruction and the letter went with the copy: what is erased anew is told anew.
  @Test func whatACopyPutBackErasesAnewIsToldAnew() async throws {
    let given = try GivenAway()
    try given.house.store.backUp(to: given.house.backups)
    given.house.time.advance(hours: 1)
    let reference = try await given.object()
    #expect(try given.row(reference) != nil)
    try given.house.store.makeCheckpoint()
    try given.house.restore()
    let isKnown = try given.house.store.readNow { tx in try CaseTable.find(reference, in: tx) != nil }
    #expect(!isKnown)
    try Reapplication.run(on: given.house.store)
    _ = try await InstructionRound(given.house.desk).run()
    let letter = try #require(try letters(given).first)
    #expect(letter.to == "privacy@arriva.example" && letter.body.contains("AR-77"))
    #expect(try given.house.store.readNow(Oversight.read).recipients.map(\.open) == [1])
    try await confirm(given)
    #expect(try notices(given).isEmpty)
  }

  @Test func aConfirmationOfANoticeOutlivesACopyPutBack() async throws {
    let given = try GivenAway()
    given.house.time.advance(days: 49 * 31)
    try sweep(given)
    _ = try await InstructionRound(given.house.desk).run()
    let reference = try #require(try notices(given).first?.reference)
    try given.house.store.makeCheckpoint()
    let old = try given.house.keep()
    given.house.time.advance(hours: 1)
    _ = try await ConfirmRecipient(given.house.desk).confirm(reference, by: "Arriva", noted: .operator)
    try given.house.store.makeCheckpoint()
    try given.house.putBack([.main], from: old)
    #expect(try notices(given).count == 1)
    try Reapplication.run(on: given.house.store)
    #expect(try notices(given).isEmpty)
  }
}
