import Domain
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite struct SessionsTests {
  @Test(arguments: [AccountKind.customer, .booker])
  func leftAloneASessionEndsOnItsMinute(_ kind: AccountKind) async throws {
    let here = try HouseOfAccounts()
    try await here.make(kind, "jan@voorbeeld.nl")
    let token = try await here.arrive(kind, "jan@voorbeeld.nl").token
    here.house.time.advance(minutes: SessionLimits.of(kind).idleMinutes - 1)
    #expect(try await here.store.read { tx in try Sessions.find(token, in: tx) } != nil)
    here.house.time.advance(minutes: 1)
    #expect(try await Sessions.find(token, from: here.store) == nil)
    #expect(try here.count("SELECT COUNT(*) AS count FROM session") == 0, "an ended session is deleted on sight")
  }

  @Test func usedAllTheTimeItEndsAfterEightHours() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    let token = try await here.arrive(.customer, "jan@voorbeeld.nl").token
    for _ in 1...47 {
      here.house.time.advance(minutes: 10)
      #expect(try await Sessions.find(token, from: here.store) != nil)
    }
    here.house.time.advance(minutes: 10)
    #expect(try await Sessions.find(token, from: here.store) == nil)
  }

  @Test func itsUseIsWrittenDownOnceAMinute() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    let token = try await here.arrive(.customer, "jan@voorbeeld.nl").token
    func used() throws -> Instant {
      Instant(milliseconds: Int64(try here.count("SELECT used_at AS count FROM session")))
    }
    let began = here.house.time.now
    here.house.time.set(began.adding(seconds: 59))
    _ = try await Sessions.find(token, from: here.store)
    #expect(try used() == began)
    here.house.time.set(began.adding(seconds: 61))
    _ = try await Sessions.find(token, from: here.store)
    #expect(try used() == began.adding(seconds: 61))
  }

  @Test func anAccountThatWasErasedHasNoSession() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.customer, "jan@voorbeeld.nl")
    let token = try await here.arrive(.customer, "jan@voorbeeld.nl").token
    try await here.store.write { tx in try Rows.erase(#require(try AccountTable.row(of: made, in: tx)), in: tx) }
    #expect(try await here.store.read { tx in try Sessions.find(token, in: tx) } == nil)
    #expect(try await Housekeeping.purge(here.store).sessions == 1)
  }

  @Test func signingOutEndsOneAndSigningOutEverywhereTheOthers() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    var tokens: [Token<ForSession>] = []
    for _ in 0..<2 { tokens.append(try await here.arrive(.customer, "jan@voorbeeld.nl").token) }
    let (first, kept) = (tokens[0], tokens[1])
    try await Sessions.close(first, from: here.store)
    try await Sessions.close(first, from: here.store)
    #expect(try await Sessions.find(kept, from: here.store) != nil)
    #expect(try here.count("SELECT COUNT(*) AS count FROM session") == 1)
    #expect(
      try here.log().filter { $0.hasPrefix("loggedOut") } == [
        "loggedOut | subject | person | account=customer"
      ])
  }

  @Test func anotherTokenOpensNothing() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    _ = try await here.arrive(.customer, "jan@voorbeeld.nl")
    #expect(try await Sessions.find(Token(from: .seeded(99)), from: here.store) == nil)
  }
}
