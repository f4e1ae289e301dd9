import Delivery
import Domain
import Foundation
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// T18: by a clock that is wrong every request is taken all the same, and nothing of it is dated to anybody's harm.
@Suite struct WrongClockTests {
  private static let right = TemporaryHouse.monday

  /// A house in which a scheduler has worked, and its clock jumps.
  private func house(on dialect: Dialect = HouseDatabases.chosen, jump: Int) throws -> (TemporaryHouse, Int64) {
    let house = try TemporaryHouse(on: dialect)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    #expect(try ClockGuard.tick(on: house.store) == nil)
    house.time.advance(days: jump)
    return (house, jan)
  }

  private func open(_ house: TemporaryHouse) throws -> [CaseTable.Row] { try house.store.readNow(CaseTable.open) }

  @Test(arguments: [-20_000, -365, -1, 3, 365], Dialect.allCases)
  func anObjectionIsTakenAndItsLastDayIsThatOfTheRightClock(jump: Int, on dialect: Dialect) async throws {
    let (house, _) = try house(on: dialect, jump: jump)
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    #expect(receipt.stopped != nil)
    #expect(try house.suppressed("jan@voorbeeld.example") == [.everything])
    let row = try #require(try open(house).first)
    #expect(row.due == Deadline(received: Self.right.day, entrance: .unproven).legal)
    #expect(row.state.received == Self.right)
  }

  @Test(arguments: [-20_000, -1]) func aLinkThatHasEndedDoesNotLiveAgain(jump: Int) throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let token = try house.store.writeNow { tx in
      try OneTimeLinks.issue(ForLogin.self, for: jan, until: tx.now.adding(minutes: 10), in: tx)
    }
    func look() throws -> LinkState { try house.store.readNow { tx in try OneTimeLinks.look(token, in: tx) } }
    guard case .usable = try look() else {
      Issue.record("a new link is not usable")
      return
    }
    house.time.advance(minutes: 30)
    #expect(try ClockGuard.tick(on: house.store) == nil)
    house.time.advance(days: jump)
    guard case .expired = try look() else {
      Issue.record("a clock that went back gave a link its life back")
      return
    }
    // A new one works: whoever asks for it is let in, and no case waits for the clock.
    let fresh = try house.store.writeNow { tx in try OneTimeLinks.issue(ForLogin.self, for: jan, in: tx) }
    guard case .usable = try house.store.readNow({ tx in try OneTimeLinks.look(fresh, in: tx) }) else {
      Issue.record("a link made by a clock that went back is dead at birth")
      return
    }
  }

  /// What a clock that ran a year ahead has put off begins when the right one is accepted, and not a year later.
  @Test(arguments: Dialect.allCases) func whatBeganAheadCountsFromTheClockThatIsAccepted(on dialect: Dialect)
    async throws
  {
    let (house, jan) = try house(on: dialect, jump: 365)
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    _ = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    let link = try house.store.writeNow { tx in try OneTimeLinks.issue(ForLogin.self, for: jan, in: tx) }
    #expect(try ClockGuard.tick(on: house.store) != nil)
    let back = Self.right.adding(minutes: 20)
    house.time.set(back)
    #expect(try house.store.writeNow { tx in try ClockGuard.accept(by: .staff("ans"), in: tx) } != nil)
    let row = try #require(try open(house).first)
    #expect(row.state.lastChange == back && row.state.noticeUntil == back.adding(hours: 72))
    try await house.carryLetters()
    #expect(try house.letters("unprovenNotice").isEmpty, "the letter waits for a year")
    house.time.advance(hours: 71)
    _ = try ClockGuard.tick(on: house.store)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    house.time.advance(hours: 2)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    #expect(try house.rows("purchase", of: jan) == 0)
    guard case .expired = try house.store.readNow({ tx in try OneTimeLinks.look(link, in: tx) }) else {
      Issue.record("a link made by that clock lives for a year")
      return
    }
  }

  @Test func afterAnOutageTheClockIsAcceptedThoughNoSchedulerLooked() throws {
    let (house, _) = try house(jump: 5)
    #expect(try house.store.readNow(ClockGuard.state)?.stopped == nil)
    let accepted = try house.store.writeNow { tx in try ClockGuard.accept(by: .staff("ans"), in: tx) }
    #expect(accepted?.fault == .ahead)
    #expect(try ClockGuard.tick(on: house.store) == nil)
    #expect(try house.store.writeNow { tx in try ClockGuard.accept(by: .staff("ans"), in: tx) } == nil)
  }
}
