import Domain
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite struct SignInTests {
  @Test func signingInIsAContactOfThePersonsOwnOnceADay() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.customer, "jan@voorbeeld.nl")
    here.house.time.advance(days: 40)
    let first = try await here.arrive(.customer, "jan@voorbeeld.nl")
    _ = try await here.arrive(.customer, "JAN@voorbeeld.nl ")
    let today = here.house.time.now.day
    #expect(first.account.lastLogin == today)
    #expect(
      try here.count("SELECT COUNT(*) AS count FROM contact_event WHERE kind = 'login' AND own_act = 1") == 1)
    let standing = try await here.store.read { tx in try StandingTable.standing(of: made.customer, in: tx) }
    #expect(standing?.lastContact == today)
    #expect(
      try here.log().suffix(2) == [
        "loginSucceeded | subject | person | account=customer; by=password; contact=recorded",
        "loginSucceeded | subject | person | account=customer; by=password; contact=recordedEarlierToday",
      ])
  }

  @Test func whoObjectedToEverythingSignsInAndRevivesNothing() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.customer, "jan@voorbeeld.nl")
    _ = try await here.store.write { tx in
      try Evidence.stop(.objection, .everything, of: made.customer, source: "portal", proven: true, in: tx)
    }
    here.house.time.advance(days: 3)
    _ = try await here.arrive(.customer, "jan@voorbeeld.nl")
    #expect(try here.count("SELECT COUNT(*) AS count FROM contact_event") == 0)
    let standing = try await here.store.read { tx in try StandingTable.standing(of: made.customer, in: tx) }
    #expect(standing?.lastContact == nil)
    #expect(
      try here.log().last == "loginSucceeded | subject | person | account=customer; by=password; contact=refused")
  }

  @Test func theOldSessionOfABrowserEndsWhenTheNewOneBegins() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    let old = try await here.arrive(.customer, "jan@voorbeeld.nl").token
    let new = try await here.arrive(.customer, "jan@voorbeeld.nl", replacing: old).token
    #expect(try await Sessions.find(old, from: here.store) == nil)
    #expect(try await Sessions.find(new, from: here.store) != nil)
  }

  @Test func aKnownAndAnUnknownLoginAreAnsweredCountedLockedAndForgottenAlike() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    func history(_ login: String, from network: String) async throws -> (seen: [String], work: [Argon2Parameters: Int])
    {
      let hasher = PasswordHasher(parameters: HouseOfAccounts.cheap, entropy: .seeded(30))
      let signIn = SignIn(store: here.store, hasher: hasher)
      here.house.time.set(TemporaryHouse.monday)
      var seen: [String] = []
      for minutes in [0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 4, 0, 8, 24 * 60, 0] {
        here.house.time.advance(minutes: minutes)
        let attempt = SignInAttempt(
          .customer, login: login, password: try Password(typed: "verkeerde wissel"), from: NetworkAddress(network))
        seen.append(try await signIn.enter(attempt).seen)
      }
      return (seen, hasher.work.hashes)
    }
    let known = try await history("jan@voorbeeld.nl", from: "192.0.2.1")
    let logOfKnown = try here.log().dropFirst()
    let unknown = try await history("niemand@voorbeeld.nl", from: "192.0.2.2")
    let logOfUnknown = try here.log().dropFirst(1 + logOfKnown.count)
    #expect(known.seen == unknown.seen)
    #expect(known.work == unknown.work)
    #expect(
      known.seen.prefix(6) == ["refused", "refused", "refused", "refused", "refused", "later 2026-11-23T08:00:30Z"])
    #expect(known.seen.suffix(2) == ["refused", "refused"], "a day without a mistake forgets them all")
    #expect(logOfUnknown.map { $0.replacing("| - |", with: "| person |") } == Array(logOfKnown))
    #expect(logOfKnown.contains("lockedOut | unproven | person | account=customer"))
    // Both left the same kind of traces, under digests that differ.
    #expect(
      try here.count(
        """
        SELECT COUNT(*) AS count FROM attempt a JOIN attempt b ON a.act = b.act AND a.who_digest < b.who_digest
        WHERE a.act = 'loginPerAccount' AND a.failures = b.failures AND a.tries = b.tries
        """) == 1)
  }

  @Test func whileWaitingTheRightPasswordIsNotLookedAt() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    for _ in 0..<5 { _ = try await here.enter(.customer, "jan@voorbeeld.nl", "verkeerde wissel") }
    let hashes = here.hasher.work.hashes
    let end = here.house.time.now.adding(seconds: 30)
    #expect(try await here.enter(.customer, "jan@voorbeeld.nl").seen == "later \(end)")
    #expect(here.hasher.work.hashes == hashes)
    here.house.time.advance(minutes: 1)
    #expect(try await here.enter(.customer, "jan@voorbeeld.nl").seen == "signed in")
    #expect(try await here.enter(.customer, "jan@voorbeeld.nl", "verkeerde wissel").seen == "refused")
    #expect(
      try await here.enter(.customer, "jan@voorbeeld.nl").seen == "signed in", "a right password forgets the mistakes")
  }

  @Test func oneNetworkGuessingManyLoginsIsStoppedAndAnotherIsNot() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    for number in 1...60 {
      #expect(try await here.enter(.customer, "persoon\(number)@voorbeeld.nl").seen == "refused")
    }
    let end = here.house.time.now.adding(minutes: 15)
    #expect(try await here.enter(.customer, "jan@voorbeeld.nl").seen == "later \(end)")
    let elsewhere = try #require(NetworkAddress("198.51.100.4"))
    #expect(try await here.enter(.customer, "jan@voorbeeld.nl", from: elsewhere).seen == "signed in")
  }

  @Test func aHashOfYesterdaysCostIsRenewedAtSignIn() async throws {
    let dearer = Argon2Parameters(memoryKiB: 128, passes: 2, lanes: 1)
    let here = try HouseOfAccounts(hashing: dearer)
    let old = PasswordHasher(parameters: HouseOfAccounts.cheap, entropy: .seeded(40))
    let made = try await here.make(.customer, "jan@voorbeeld.nl", hasher: old)
    _ = try await here.arrive(.customer, "jan@voorbeeld.nl")
    let stored = try await here.store.read { tx in try AccountTable.password(of: made, in: tx) }
    #expect(stored?.parameters == dearer)
    _ = try await here.arrive(.customer, "jan@voorbeeld.nl")
    #expect(here.hasher.work.hashes == [HouseOfAccounts.cheap: 1, dearer: 2])
  }

  @Test func aFullLineIsToldAsBusyAndCountsAgainstNobody() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    let narrow = PasswordHasher(parameters: .current, entropy: .seeded(41), atOnce: 1, waiting: 0)
    let signIn = SignIn(store: here.store, hasher: narrow)
    let seen = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<8 {
        group.addTask {
          let attempt = SignInAttempt(
            .customer, login: "persoon\(number)@voorbeeld.nl", password: try Password(typed: "verkeerde wissel"),
            from: nil)
          return try await signIn.enter(attempt).seen
        }
      }
      return try await group.reduce(into: [String]()) { $0.append($1) }
    }
    let busy = seen.filter { $0 == "busy" }.count
    #expect(busy > 0 && busy == narrow.work.refused)
    #expect(try here.count("SELECT COUNT(*) AS count FROM attempt WHERE failures > 0") == 8 - busy)
  }

  @Test func aLoginThatIsNoAddressIsAnsweredAsAnUnknownOne() async throws {
    let here = try HouseOfAccounts()
    for typed in ["", "jan", "x'; DROP TABLE account; --", String(repeating: "a", count: 5000)] {
      #expect(try await here.enter(.customer, typed).seen == "refused")
    }
    #expect(here.hasher.work.hashes == [HouseOfAccounts.cheap: 4])
  }

  /// One door for customers and bookers, which asks nobody which of the two they are.
  private func door(_ here: HouseOfAccounts, _ login: String, _ phrase: String) async throws -> SignInAnswer {
    try await here.signIn.enter(
      SignInAttempt(.customer, .booker, login: login, password: Password(typed: phrase), from: here.network))
  }

  @Test func aRightPasswordOfEitherKindIsNoMistakeOfTheOther() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.booker, "boeker@bedrijf.example")
    try await here.make(.customer, "boeker@bedrijf.example", phrase: "een heel ander perron")
    for _ in 1...8 {
      guard case .signedIn(let entered) = try await door(here, "boeker@bedrijf.example", HouseOfAccounts.phrase) else {
        Issue.record("a right password was refused")
        return
      }
      #expect(entered.account.kind == .booker)
    }
    guard case .signedIn(let entered) = try await door(here, "boeker@bedrijf.example", "een heel ander perron") else {
      Issue.record("a right password was refused")
      return
    }
    #expect(entered.account.kind == .customer)
    #expect(try here.count("SELECT COUNT(*) AS count FROM attempt WHERE failures > 0") == 0)
    #expect(try here.log().filter { $0.hasPrefix("loginFailed") } == [])
  }

  @Test(arguments: [[AccountKind.customer], [.booker], [.customer, .booker], []])
  func aWrongPasswordIsOneMistakeAndEqualWorkWhoeverHasThatLogin(kinds: [AccountKind]) async throws {
    let here = try HouseOfAccounts()
    for kind in kinds { try await here.make(kind, "jan@voorbeeld.nl") }
    let before = here.hasher.work.hashes.values.reduce(0, +)
    var seen: [String] = []
    for _ in 1...6 { seen.append(try await door(here, "jan@voorbeeld.nl", "verkeerde wissel").seen) }
    #expect(seen.prefix(5).allSatisfy { $0 == "refused" } && seen[5].hasPrefix("later"))
    #expect(here.hasher.work.hashes.values.reduce(0, +) - before == 10)
    let failures = try here.log().filter { $0.hasPrefix("loginFailed") }
    #expect(failures.count == 5 * max(1, kinds.count))
    #expect(kinds.isEmpty || failures.allSatisfy { $0.contains("| person |") })
    #expect(try here.log().count { $0.hasPrefix("lockedOut") } == 1)
    #expect(try here.count("SELECT COUNT(*) AS count FROM attempt WHERE act = 'loginPerNetwork' AND tries = 6") == 1)
  }
}
