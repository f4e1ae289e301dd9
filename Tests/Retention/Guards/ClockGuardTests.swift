import Domain
import Retention
import Storage
import TestSupport
import Testing

/// T18: what goes by the calendar is done only by a clock that goes on from where the work was last.
@Suite struct ClockGuardTests {
  private func fault(after change: (TemporaryHouse) -> Void) throws -> ClockGuard.Fault? {
    let house = try TemporaryHouse()
    #expect(try ClockGuard.tick(on: house.store) == nil)
    change(house)
    return try ClockGuard.tick(on: house.store)?.stopped.fault
  }

  @Test(
    arguments: [
      (1, nil), (24, nil), (47, nil), (48, nil), (49, .ahead), (24 * 365, .ahead), (-1, .back), (-24, .back),
      (-24 * 365, .back),
    ] as [(Int, ClockGuard.Fault?)])
  func aClockIsBelievedForTwoDaysAheadAndNotBack(hours: Int, fault expected: ClockGuard.Fault?) throws {
    #expect(try fault { $0.time.advance(hours: hours) } == expected)
  }

  @Test func machinesThatDifferByLessThanFiveMinutesAreBelieved() throws {
    #expect(try fault { $0.time.advance(minutes: -5) } == nil)
    #expect(try fault { $0.time.advance(minutes: -6) } == .back)
  }

  @Test func nineteenSeventyIsNotBelieved() throws {
    #expect(try fault { $0.time.set(Instant(milliseconds: 0)) } == .back)
  }

  /// The clock jumps on the wall, and time does not: neither night is a jump.
  @Test(arguments: ["2027-03-28", "2027-10-31"]) func bothNightsOfTheYearAreNights(day: String) throws {
    let house = try TemporaryHouse(at: Day(day)!.at(minute: 0).adding(hours: -2))
    for _ in 0..<30 {
      #expect(try ClockGuard.tick(on: house.store) == nil)
      house.time.set(house.time.now.adding(minutes: 20))
    }
  }

  @Test func aDemonstrationLeftAloneForAWeekGoesOnAndNeverBack() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in try House.set("demo", "yes", in: tx) }
    #expect(try ClockGuard.tick(on: house.store) == nil)
    house.time.advance(days: 7)
    #expect(try ClockGuard.tick(on: house.store) == nil)
    house.time.advance(days: -1)
    #expect(try ClockGuard.tick(on: house.store)?.stopped.fault == .back)
  }

  @Test func whatWasStoppedStaysStoppedUntilAColleagueAcceptsTheClock() throws {
    let house = try TemporaryHouse()
    let right = house.time.now
    #expect(try ClockGuard.tick(on: house.store) == nil)
    house.time.advance(days: 400)
    #expect(try ClockGuard.tick(on: house.store)?.isNews == true)
    #expect(try ClockGuard.tick(on: house.store)?.isNews == false)
    // Right again, and still stopped: also for another scheduler, and after a restart.
    house.time.set(right.adding(minutes: 1))
    try house.reopen()
    let stopped = try #require(try ClockGuard.tick(on: house.store))
    #expect(stopped.stopped.fault == .ahead && stopped.stopped.workedAt == right)
    #expect("\(stopped.stopped)".contains("accept-clock"))
    #expect(try house.audited(.clockStopped) == 1)
    let accepted = try house.store.writeNow { tx in try ClockGuard.accept(by: .staff("ans"), in: tx) }
    #expect(accepted == stopped.stopped)
    #expect(try ClockGuard.tick(on: house.store) == nil)
    #expect(try house.audited(.clockAccepted) == 1)
    #expect(try house.store.writeNow { tx in try ClockGuard.accept(by: .staff("ans"), in: tx) } == nil)
    _ = try house.store.makeCheckpoint()
    #expect(try house.verify().passes)
  }

  @Test func aClockThatIsMovedInTheMiddleOfASweepErasesNothingMore() throws {
    let house = try TemporaryHouse()
    _ = try house.crowd(20)
    house.time.set(house.time.now.day.adding(months: 48).at(minute: 600))
    #expect(try ClockGuard.tick(on: house.store) == nil)
    let sweep = house.guarded(100)
    try sweep.assess()
    house.time.set(house.time.now.adding(hours: -1))
    let before = try house.dump()
    #expect(throws: ClockGuard.Stopped.self) { try sweep.once(sweep.parts[0], guarding: { _ in }) }
    #expect(try house.dump() == before)
  }
}
