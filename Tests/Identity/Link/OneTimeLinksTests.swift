import Domain
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite struct OneTimeLinksTests {
  private let owner: Int64 = 77

  @Test func lookingDoesNotConsumeAndConsumingWorksOnce() throws {
    let house = try TemporaryHouse()
    let token = try house.store.writeNow { tx in
      try OneTimeLinks.issue(
        ForConfirmErasure.self, for: owner, detail: "case", until: tx.now.adding(hours: 72), in: tx)
    }
    let link = OneTimeLink(
      owner: owner, detail: "case", issued: house.time.now, expires: house.time.now.adding(hours: 72))
    for _ in 0..<10 {
      #expect(try house.store.readNow { tx in try OneTimeLinks.look(token, in: tx) } == .usable(link))
    }
    let spentAt = house.time.now
    #expect(try house.store.writeNow { tx in try OneTimeLinks.consume(token, in: tx) } == .usable(link))
    house.time.advance(minutes: 1)
    #expect(try house.store.writeNow { tx in try OneTimeLinks.consume(token, in: tx) } == .spent(at: spentAt))
    #expect(try house.store.readNow { tx in try OneTimeLinks.look(token, in: tx) } == .spent(at: spentAt))
  }

  @Test func aPurposeNotSpentByUseAnswersTheSameEveryTime() throws {
    let house = try TemporaryHouse()
    let token = try house.store.writeNow { tx in try OneTimeLinks.issue(ForNotMe.self, for: owner, in: tx) }
    let states = try (0..<3).map { _ in try house.store.writeNow { tx in try OneTimeLinks.consume(token, in: tx) } }
    #expect(Set(states).count == 1)
    guard case .usable = states[0] else {
      Issue.record("\(states[0])")
      return
    }
  }

  @Test func aLinkEndsOnItsMillisecondAndNoLaterThanItsPurposeAllows() throws {
    let house = try TemporaryHouse()
    let tokens = try house.store.writeNow { tx in
      (
        try OneTimeLinks.issue(ForLogin.self, for: owner, until: tx.now.adding(hours: 100), in: tx),
        try OneTimeLinks.issue(ForUnsubscribe.self, for: owner, in: tx)
      )
    }
    let end = house.time.now.adding(minutes: 15)
    func state() throws -> LinkState { try house.store.writeNow { tx in try OneTimeLinks.look(tokens.0, in: tx) } }
    house.time.set(end.adding(milliseconds: -1))
    guard case .usable = try state() else {
      Issue.record("ended early")
      return
    }
    house.time.set(end)
    #expect(try state() == .expired(at: end))
    #expect(try house.store.writeNow { tx in try OneTimeLinks.consume(tokens.0, in: tx) } == .expired(at: end))
    #expect(try house.store.writeNow { tx in try OneTimeLinks.purge(in: tx) } == 1)
    #expect(try state() == .unknown)
    house.time.advance(days: 3650)
    #expect(try house.store.writeNow { tx in try OneTimeLinks.purge(in: tx) } == 0)
    let old = try house.store.readNow { tx in try OneTimeLinks.look(tokens.1, in: tx) }
    guard case .usable = old else {
      Issue.record("the right to unsubscribe has no end")
      return
    }
  }

  @Test func theSameBytesForAnotherPurposeLeadNowhere() throws {
    let house = try TemporaryHouse()
    let token = try house.store.writeNow { tx in try OneTimeLinks.issue(ForUnsubscribe.self, for: owner, in: tx) }
    let forged = try #require(Token<ForLogin>(token.text))
    #expect(try house.store.writeNow { tx in try OneTimeLinks.consume(forged, in: tx) } == .unknown)
  }

  @Test func revokingTakesTheOwnersLinksOfThatUseAlone() throws {
    let house = try TemporaryHouse()
    let (mine, other, theirs) = try house.store.writeNow { tx in
      (
        try OneTimeLinks.issue(ForCaseStatus.self, for: owner, in: tx),
        try OneTimeLinks.issue(ForNotMe.self, for: owner, in: tx),
        try OneTimeLinks.issue(ForCaseStatus.self, for: 78, in: tx)
      )
    }
    try house.store.writeNow { tx in try OneTimeLinks.revoke(ForCaseStatus.self, of: owner, in: tx) }
    let (taken, left, foreign) = try house.store.readNow { tx in
      (
        try OneTimeLinks.look(mine, in: tx), try OneTimeLinks.look(other, in: tx),
        try OneTimeLinks.look(theirs, in: tx)
      )
    }
    #expect(taken == .unknown && left != .unknown && foreign != .unknown)
    try house.store.writeNow { tx in try OneTimeLinks.revokeAll(of: owner, in: tx) }
    #expect(try house.store.readNow { tx in try OneTimeLinks.look(other, in: tx) } == .unknown)
  }
}
