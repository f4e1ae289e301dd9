import Domain
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite struct StaffSignInTests {
  private let login = "balie@voorbeeld.nl"

  private func code(at now: Instant) -> String {
    TOTP.code(TOTPSecret(from: .seeded(22)), counter: TOTP.counter(at: now))
  }

  @Test func staffComeInWithPasswordAndCodeAndLeaveNoContact() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.staff, login)
    let answer = try await here.enter(.staff, login, code: code(at: here.house.time.now))
    let found = try await Sessions.find(#require(answer.token), from: here.store)
    #expect(found?.account.authority.may(.viewPerson) == true)
    #expect(try here.count("SELECT COUNT(*) AS count FROM contact_event") == 0)
    #expect(try here.log().last == "loginSucceeded | staff:\(made.handle) | person | account=staff; by=password")
  }

  @Test func oneOfTheTwoIsNotEnoughAndTheAnswerDoesNotSayWhich() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.staff, login)
    let right = code(at: here.house.time.now)
    let wrong = right == "123456" ? "654321" : "123456"
    #expect(try await here.enter(.staff, login, "verkeerde wissel", code: right).seen == "refused")
    #expect(try await here.enter(.staff, login, code: wrong).seen == "refused")
    #expect(try await here.enter(.staff, login, code: nil).seen == "refused")
    #expect(try here.count("SELECT COUNT(*) AS count FROM session") == 0)
    #expect(
      try here.log().suffix(3) == [
        "loginFailed | unproven | person | account=staff; reason=password",
        "loginFailed | unproven | person | account=staff; reason=code",
        "loginFailed | unproven | person | account=staff; reason=code",
      ])
  }

  @Test func aCodeIsGoodOnce() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.staff, login)
    let code = code(at: here.house.time.now)
    #expect(try await here.enter(.staff, login, code: code).seen == "signed in")
    #expect(try await here.enter(.staff, login, code: code).seen == "refused")
    #expect(try here.log().last == "loginFailed | unproven | person | account=staff; reason=codeUsedBefore")
    here.house.time.advance(minutes: 1)
    #expect(try await here.enter(.staff, login, code: self.code(at: here.house.time.now)).seen == "signed in")
  }

  @Test func oneCodeSentTwiceAtOnceOpensOneSession() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.staff, login)
    let code = code(at: here.house.time.now)
    let seen = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<4 { group.addTask { try await here.enter(.staff, login, code: code).seen } }
      return try await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(seen.filter { $0 == "signed in" }.count == 1)
    #expect(try here.count("SELECT COUNT(*) AS count FROM session") == 1)
  }

  @Test func wrongCodesAddUpToAWaitLikeWrongPasswords() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.staff, login)
    for _ in 0..<5 { _ = try await here.enter(.staff, login, code: nil) }
    let end = here.house.time.now.adding(seconds: 30)
    #expect(try await here.enter(.staff, login, code: code(at: here.house.time.now)).seen == "later \(end)")
  }
}
