import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

@Suite struct ErasureRequestTests {
  private func janWithAccount(_ house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.account(jan, login: "inlog@voorbeeld.example", in: tx)
      return jan
    }
  }

  @Test func theRelationshipGoesAtOnceAndTheAccountAfterTheCoolingOff() async throws {
    let house = try TemporaryHouse()
    let jan = try janWithAccount(house)
    let receipt = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    #expect(receipt.kind == .erasure)
    #expect(try house.rows("purchase", of: jan) == 0 && house.rows("profile", of: jan) == 0)
    #expect(try house.rows("account", of: jan) == 1)
    #expect(try house.suppressed("jan@voorbeeld.example") == [.everything])
    let notices = try house.letters("erasureNotice")
    #expect(Set(notices.map(\.letter.to)) == ["jan@voorbeeld.example", "inlog@voorbeeld.example"])
    house.time.advance(hours: 71)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    #expect(try house.rows("account", of: jan) == 1)
    house.time.advance(hours: 1)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    #expect(try house.rows("account", of: jan) == 0)
    let sessions = try house.store.readNow { tx in try tx.run("SELECT 1 AS one FROM session").count }
    #expect(sessions == 0)
    #expect(try house.rows("product", of: jan) == 1)
    #expect(try house.standing(of: jan)?.agreements[.subscription]?.runs(on: house.time.now.day) == true)
    let answer = try #require(try house.letters("erasureAnswer").first)
    #expect(answer.letter.body.contains("belastingwet") && answer.letter.body.contains("AWR 52"))
    #expect(answer.letter.body.contains("Account") || answer.letter.body.contains("account"))
    #expect(try house.actions(about: jan).contains("agreementEnded"))
  }

  /// Art. 17, R16: no account is too young to go. It was made by the login link, minutes before.
  @Test(arguments: Fixture.statements)
  func anAccountMadeMinutesBeforeGoesLikeAnyOther(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    try await GiveAccess(house.desk).requestByMail(#require(EmailAddress("jan@voorbeeld.example")), in: .nl)
    let link = try #require(house.token(ForLogin.self, in: try house.letters("loginLink").first))
    house.time.advance(minutes: 5)
    guard case .signedIn = try await GiveAccess(house.desk).enter(link) else {
      Issue.record("the link did not let its owner in")
      return
    }
    #expect(try house.rows("account", of: jan) == 1)
    house.time.advance(minutes: 5)
    _ = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    house.time.advance(hours: 72)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    #expect(try house.rows("account", of: jan) == 0)
    #expect(try house.actions(about: jan).contains("roleEnded"))
    let answer = try #require(try house.letters("erasureAnswer").first)
    #expect(answer.letter.body.contains("ccount"))
  }

  @Test func theCaseCompletesWithACertificateOnceItsLetterIsSent() async throws {
    let house = try TemporaryHouse()
    let jan = try janWithAccount(house)
    let receipt = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    house.time.advance(hours: 72)
    try await ObjectToProcessing(house.desk).carryOutSilent()
    try await house.carryLetters()
    let status = try #require(
      try house.store.readNow { tx in try CaseStatus.personal(receipt.reference, for: jan, in: tx) })
    #expect(status.personal?.completed != nil)
    #expect(status.personal?.hasCertificate == true)
    #expect(status.personal?.erased.contains { $0.category == .account } == true)
  }

  @Test func askingTwiceIsAskingOnce() async throws {
    let house = try TemporaryHouse()
    let jan = try janWithAccount(house)
    let first = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    let again = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    #expect(first.reference == again.reference)
    #expect(try house.letters("erasureNotice").count == 2)
  }

  @Test func thisWasNotMeKeepsTheAccountAndPutsTheIntruderOut() async throws {
    let house = try TemporaryHouse()
    let jan = try janWithAccount(house)
    _ = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    let token = try #require(house.token(ForNotMe.self, in: try house.letters("erasureNotice").first))
    _ = try await ObjectToProcessing(house.desk).contradict(token)
    let sessions = try house.store.readNow { tx in try tx.run("SELECT 1 AS one FROM session").count }
    #expect(sessions == 0)
    house.time.advance(hours: 100)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    #expect(try house.rows("account", of: jan) == 1)
    #expect(try house.letters("undone").count == 2)
    #expect(try house.actions(about: jan).contains("contradicted"))
  }

  @Test func withoutALoginTheAddressOnFileIsAskedAndAnUnknownOneIsAnsweredAlike() async throws {
    let house = try TemporaryHouse()
    let (jan, other) = try house.store.writeNow { tx in
      (try Fixture.subscriber(in: tx), try Fixture.partner(email: "wil@voorbeeld.example", in: tx))
    }
    let before = try house.everything(of: other)
    let erase = EraseOnRequest(house.desk)
    try await erase.requestByMail(#require(EmailAddress("niemand@voorbeeld.example")), in: .nl)
    #expect(try house.letters().isEmpty)
    try await erase.requestByMail(#require(EmailAddress("jan@voorbeeld.example")), in: .nl)
    #expect(try house.rows("purchase", of: jan) == 1)
    let link = try #require(try house.letters("confirmErasure").first)
    let token = try #require(house.token(ForConfirmErasure.self, in: link))
    // The link of one journey does nothing in another.
    await #expect(throws: RightsRefusal.linkSpent) { try await ObjectToProcessing(house.desk).confirm(token) }
    guard case .begun(let receipt) = try await erase.confirm(token) else {
      Issue.record("the only reader of a mailbox was asked for a card")
      return
    }
    // There is no account, and so nothing to wait for.
    #expect(receipt.answer?.erasedAt != nil)
    #expect(try house.rows("purchase", of: jan) == 0)
    #expect(try house.letters("erasureAnswer").count == 1)
    await #expect(throws: RightsRefusal.linkSpent) { try await erase.confirm(token) }
    #expect(try house.everything(of: other) == before)
  }
}
