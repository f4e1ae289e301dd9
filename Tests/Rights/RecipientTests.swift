import Domain
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// Whoever was given data hears what ended, answers, and is told apart from what is done here (Art. 19).
@Suite struct RecipientTests {
  @Test func theLetterNamesWhatEndedAndThePersonByTheRecipientsOwnReferenceAlone() async throws {
    let given = try GivenAway()
    let reference = try await given.object()
    let letters = try given.house.letters("recipientInstruction")
    let letter = try #require(letters.first).letter
    #expect(letters.count == 1 && letter.to == "privacy@arriva.example")
    #expect(letter.body.contains("uw kenmerk: AR-77") && letter.body.contains(reference.description))
    #expect(letter.body.contains("serviceberichten van andere vervoerders") && letter.body.contains("contactgegevens"))
    #expect(letter.body.contains("3 december 2026"))
    #expect(!letter.body.contains("jan@voorbeeld.example") && !letter.body.contains("de Vries"))
    let row = try #require(try given.row(reference))
    #expect(row.purposes == [.carrierMessages] && row.categories == [.contactDetails] && row.everything)
    #expect(try given.house.entries(about: reference).count { $0 == "recipientTold" } == 1)
  }

  @Test func withoutAReferenceOfTheirsTheLetterNamesTheAddressTheyWereGiven() async throws {
    let given = try GivenAway(calling: nil)
    _ = try await given.object()
    let letter = try #require(try given.house.letters("recipientInstruction").first).letter
    #expect(letter.body.contains("jan@voorbeeld.example"))
  }

  @Test func thePersonsOwnLetterSaysDoneHereAndWhomWeWaitForApart() async throws {
    let given = try GivenAway()
    _ = try await given.object()
    let letter = try #require(try given.house.letters("objectionConfirmed").first).letter
    #expect(letter.body.contains("Bij ons is het klaar.") && letter.body.contains("- Arriva"))
  }

  @Test func openDSRIsUsedOnlyWhereNothingTheyDoGoesOn() async throws {
    let all = try GivenAway(by: .openDSR)
    let first = try await all.object()
    #expect(try all.row(first)?.route == .openDSR)
    #expect(try all.house.letters("recipientInstruction").isEmpty)
    // The subscription lives, and with it the messages about it that they bring.
    let part = try GivenAway(by: .openDSR, serving: [.carrierMessages, .serviceMessages])
    let second = try await part.object()
    let row = try #require(try part.row(second))
    #expect(row.route == .letter && !row.everything)
    #expect(
      try part.house.letters("recipientInstruction").first?.letter.body.contains("Wis wat u alleen daarvoor hebt")
        == true)
  }

  @Test func theButtonInTheirLetterConfirmsOnceAndCompletesTheCase() async throws {
    let given = try GivenAway()
    let reference = try await given.object()
    let letter = try given.house.letters("recipientInstruction").first
    let token = try #require(given.house.token(ForConfirmRecipient.self, in: letter))
    let confirming = ConfirmRecipient(given.house.desk)
    #expect(try await confirming.look(token)?.recipient == "Arriva")
    #expect(try given.row(reference)?.confirmed == nil, "looking does nothing")
    _ = try await confirming.confirm(token)
    _ = try await confirming.confirm(token)
    #expect(try given.row(reference)?.confirmedBy == "recipient:Arriva")
    #expect(try given.house.entries(about: reference).count { $0 == "recipientConfirmed" } == 1)
    #expect(try given.state(reference).completed == nil, "the person's letter is still here")
    try await given.house.carryLetters()
    #expect(try given.state(reference).completed != nil)
  }

  @Test func theirReferenceIsSealedUnderTheCaseAndGoesWithIt() async throws {
    let given = try GivenAway()
    let reference = try await given.object()
    #expect(try given.identity(reference)?.reference == "AR-77")
    let left = try given.house.store.readNow { tx in
      try tx.run("SELECT sealed FROM disclosure WHERE customer_id = \(given.jan)").filter { !$0.isNull("sealed") }.count
    }
    #expect(left == 0, "it is needed nowhere else any more")
    try await given.house.carryLetters()
    _ = try await ConfirmRecipient(given.house.desk).confirm(reference, by: "Arriva", noted: .operator)
    #expect(try given.state(reference).completed != nil)
    #expect(try given.identity(reference) == nil)
  }

  @Test func threeRemindersAndThirtyDaysLaterTheOfficerMayGiveUpAndNothingIsCalledCompleted() async throws {
    let given = try GivenAway()
    let reference = try await given.object()
    try await given.house.carryLetters()
    let giving = GiveUpRecipient(given.house.desk)
    for reminder in 1...3 {
      #expect(try await given.round().isEmpty, "nobody is reminded before the time")
      given.house.time.advance(days: 9)
      #expect(try await given.round().isEmpty)
      await #expect(throws: CaseDeskRefusal.remindersOwed("Arriva", sent: reminder - 1)) {
        try await giving.giveUp(reference, on: "Arriva", by: .staff("dpo"))
      }
      given.house.time.advance(days: 1)
      let report = try await InstructionRound(given.house.desk).run()
      #expect(report.reminded == 1)
      let letter = try #require(try given.house.letters("recipientInstruction").first).letter
      #expect(letter.body.contains("Dit is herinnering \(reminder)."))
      try await given.house.carryLetters()
    }
    given.house.time.advance(days: 10)
    #expect(try await given.round().isEmpty, "three are enough")
    #expect(try await giving.giveUp(reference, on: "arriva", by: .staff("dpo")) == [])
    let state = try given.state(reference)
    #expect(state.completed == nil && state.closed?.because == .notConfirmed && state.erasedHere != nil)
    let signed = try given.house.store.readNow { tx in
      try Certificates.signed(#require(try CaseTable.find(reference, in: tx)).id, in: tx)
    }
    #expect(signed?.certificate.contains(#""givenUp":"#) == true)
    #expect(signed?.certificate.contains(#""completed""#) == false)
    let actions = try given.house.entries(about: reference)
    #expect(actions.contains("recipientGivenUp") && !actions.contains("caseCompleted"))
    #expect(try given.house.status(reference, of: given.jan)?.unconfirmed == ["Arriva"])
  }

  @Test func whoeverIsToldByHandIsBroughtToTheOfficerAndThenThreeTimesAgain() async throws {
    let given = try GivenAway(by: .byHand)
    let reference = try await given.object()
    #expect(try given.house.letters("recipientInstruction").isEmpty, "nobody writes to them")
    for number in 0...3 {
      #expect(try await InstructionRound(given.house.desk).run().reminded == (number == 0 ? 0 : 1))
      #expect(try await InstructionRound(given.house.desk).run().isEmpty, "once is enough for ten days")
      let letters = try given.house.letters("tellByHand")
      let letter = try #require(letters.first).letter
      #expect(letters.count == 1 && letter.to == given.house.desk.contact.officerMail)
      #expect(letter.body.contains("rechtspoor recipient confirm \(reference) --recipient \"Arriva\""))
      #expect(letter.body.contains("uw kenmerk: AR-77") && !letter.body.contains("jan@voorbeeld.example"))
      #expect(letter.body.contains("Dit is herinnering") == (number > 0))
      try await given.house.carryLetters()
      given.house.time.advance(days: 10)
    }
    #expect(try await given.round().isEmpty, "three reminders are enough")
    #expect(try given.house.entries(about: reference).count { $0 == "recipientReminded" } == 3)
    _ = try await ConfirmRecipient(given.house.desk).confirm(reference, by: "Arriva", noted: .operator)
    #expect(try given.state(reference).awaitedRecipients == [])
  }

  @Test func whoHasConfirmedIsNotToldByHandAgain() async throws {
    let given = try GivenAway(by: .byHand)
    let reference = try await given.object()
    _ = try await ConfirmRecipient(given.house.desk).confirm(reference, by: "Arriva", noted: .operator)
    #expect(try await given.round().isEmpty)
    #expect(try given.house.letters("tellByHand").isEmpty)
  }

  @Test func nobodyIsGivenUpBeforeThirtyDays() async throws {
    let given = try GivenAway(by: .byHand)
    let reference = try await given.object()
    given.house.time.advance(days: 29)
    await #expect(throws: CaseRefusal.self) {
      try await GiveUpRecipient(given.house.desk).giveUp(reference, on: "Arriva", by: .staff("dpo"))
    }
    #expect(try given.row(reference)?.givenUp == nil)
    given.house.time.advance(days: 1)
    #expect(try await GiveUpRecipient(given.house.desk).giveUp(reference, on: "Arriva", by: .staff("dpo")) == [])
  }

  @Test func anErasureAfterAnObjectionAsksNobodyTwiceAndOneAnswerCountsForBoth() async throws {
    let given = try GivenAway()
    let objection = try await given.object()
    let erasure = try await EraseOnRequest(given.house.desk).submit(by: given.jan, in: .nl).reference
    #expect(try given.house.letters("recipientInstruction").count == 1)
    #expect(try given.state(erasure).awaitedRecipients == ["Arriva"])
    try await given.house.carryLetters()
    _ = try await ConfirmRecipient(given.house.desk).confirm(objection, by: "Arriva", noted: .operator)
    #expect(try given.state(erasure).awaitedRecipients == [])
    #expect(try given.state(objection).completed != nil && given.state(erasure).completed != nil)
    // Once it was confirmed, a further case has nothing left to ask.
    let again = try await given.object()
    #expect(try given.state(again).told.isEmpty)
  }

  @Test func whatWasGivenAfterwardsIsAskedBackAnew() async throws {
    let given = try GivenAway()
    let first = try await given.object(.carrierMessages)
    _ = try await ConfirmRecipient(given.house.desk).confirm(first, by: "Arriva", noted: .operator)
    given.house.time.advance(days: 5)
    try given.house.store.writeNow { tx in
      try Evidence.consent(to: .carrierMessages, of: given.jan, source: "portal", givenAt: tx.now, in: tx)
      try Evidence.lift(.carrierMessages, Lane(.inHouse, .ns), of: given.jan, consent: 0, in: tx)
      _ = try RecordDisclosure(to: "Arriva", for: .carrierMessages, ["email"])
        .record(["jan@voorbeeld.example"], by: .operator, in: tx)
    }
    given.house.time.advance(days: 1)
    let second = try await given.object(.carrierMessages)
    #expect(try given.state(second).awaitedRecipients == ["Arriva"])
  }

  @Test func aCopyThatWasPutBackRemembersWhoConfirmedAndRemindsNobody() async throws {
    let given = try GivenAway()
    let reference = try await given.object()
    try await given.house.carryLetters()
    try given.house.store.makeCheckpoint()
    let old = try given.house.keep()
    given.house.time.advance(hours: 1)
    _ = try await ConfirmRecipient(given.house.desk).confirm(reference, by: "Arriva", noted: .operator)
    given.house.time.advance(hours: 1)
    try given.house.store.makeCheckpoint()
    try given.house.putBack([.main], from: old)
    #expect(try given.row(reference)?.confirmed == nil, "the copy does forget it")
    #expect(try Reapplication.run(on: given.house.store) > 0)
    #expect(try given.row(reference)?.confirmed != nil)
    given.house.time.advance(days: 10)
    #expect(try await given.round().isEmpty)
    #expect(try given.house.letters("recipientInstruction").isEmpty)
    #expect(try await InstructionRound(given.house.desk).settle() == 1)
    #expect(try given.state(reference).awaitedRecipients == [])
    #expect(try await InstructionRound(given.house.desk).settle() == 0)
  }

  @Test func dataMayBeGivenOnlyForAPurposeThatLivesAndAFileIsTakenWholeOrNotAtAll() throws {
    let given = try GivenAway()
    let before = try given.house.rows("disclosure", of: given.jan)
    func record(_ lines: [String], for purpose: Purpose = .carrierMessages) throws -> Int {
      try given.house.store.writeNow { tx in
        try RecordDisclosure(to: "Arriva", for: purpose, ["email"]).record(lines, by: .operator, in: tx)
      }
    }
    #expect(throws: HandOverRefused("Arriva", .telephone, .notForThis)) {
      try record(["jan@voorbeeld.example"], for: .telephone)
    }
    #expect(throws: DisclosureRefusal.self) { try record(["jan@voorbeeld.example", "niemand@voorbeeld.example"]) }
    try given.house.store.writeNow { tx in _ = try Evidence.withdraw(.carrierMessages, of: given.jan, in: tx) }
    #expect(throws: DisclosureRefusal.self) { try record(["jan@voorbeeld.example"]) }
    #expect(try given.house.rows("disclosure", of: given.jan) == before)
  }
}
