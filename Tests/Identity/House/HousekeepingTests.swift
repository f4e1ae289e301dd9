import Domain
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite struct HousekeepingTests {
  @Test func whatEndedGoesAndWhatStillCountsStays() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.customer, "jan@voorbeeld.nl")
    _ = try await here.arrive(.customer, "jan@voorbeeld.nl")
    for _ in 0..<2 { _ = try await here.enter(.customer, "jan@voorbeeld.nl", "verkeerde wissel") }
    _ = try await here.store.write { tx in
      try OneTimeLinks.issue(ForLogin.self, for: made.customer, detail: "customer", in: tx)
    }
    #expect(try await Housekeeping.purge(here.store) == Purged(sessions: 0, links: 0, attempts: 0))
    here.house.time.advance(minutes: 15)
    // The network's window has closed; the mistakes are remembered for a day.
    #expect(try await Housekeeping.purge(here.store) == Purged(sessions: 1, links: 1, attempts: 1))
    here.house.time.advance(hours: 23, minutes: 44)
    #expect(try await Housekeeping.purge(here.store) == Purged(sessions: 0, links: 0, attempts: 0))
    here.house.time.advance(minutes: 1)
    #expect(try await Housekeeping.purge(here.store) == Purged(sessions: 0, links: 0, attempts: 1))
  }

  @Test func aClockPutBackShutsNobodyOut() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    for _ in 0..<5 { _ = try await here.enter(.customer, "jan@voorbeeld.nl", "verkeerde wissel") }
    let token = Token<ForSession>(from: .seeded(50))
    here.house.time.set(here.house.time.now.adding(hours: -5))
    #expect(try await Sessions.find(token, from: here.store) == nil)
    #expect(try await Housekeeping.purge(here.store).attempts == 2)
    #expect(try await here.enter(.customer, "jan@voorbeeld.nl").seen == "signed in")
  }

  @Test func anErasedPersonLeavesNoSessionOrLink() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.customer, "jan@voorbeeld.nl")
    let stays = try await here.make(.customer, "marie@voorbeeld.nl")
    for login in ["jan@voorbeeld.nl", "marie@voorbeeld.nl"] { _ = try await here.arrive(.customer, login) }
    try await here.store.write { tx in
      _ = try OneTimeLinks.issue(ForUnsubscribe.self, for: made.customer, in: tx)
      try Housekeeping.forget(made.customer, in: tx)
    }
    #expect(try here.count("SELECT COUNT(*) AS count FROM one_time_link") == 0)
    #expect(try here.count("SELECT customer_id AS count FROM session") == Int(stays.customer))
    #expect(try here.count("SELECT COUNT(*) AS count FROM session") == 1)
  }
}
