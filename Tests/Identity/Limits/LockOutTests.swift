import Domain
import Testing

@testable import Identity
import TestSupport

@Suite struct LockOutTests {
  @Test func aFewMistakesCostNothingAndThenTheWaitDoubles() {
    #expect((0...11).map(LockOut.waitSeconds) == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900])
    #expect(LockOut.waitSeconds(after: Int.max) == 900)
  }

  @Test func hammeringWhileTheDoorIsShutDoesNotKeepItShut() {
    let record = FailureRecord(failures: 8, last: .monday)
    let end = Instant.monday.adding(seconds: 240)
    #expect(LockOut.decide(record, at: .monday) == .wait(until: end))
    var hammered = record
    for second in 1..<240 {
      hammered = LockOut.failed(hammered, at: .monday.adding(seconds: second))
    }
    #expect(hammered == record)
    #expect(LockOut.decide(hammered, at: end) == .open)
  }

  @Test func noHistoryShutsAnybodyOutForLongerThanAQuarterOfAnHour() {
    var dice = Dice(seed: 70)
    for _ in 0..<2000 {
      var record: FailureRecord?
      var now = Instant.monday
      var lastWait = 0
      for _ in 0..<40 {
        now = now.adding(seconds: dice.below(1200))
        guard LockOut.decide(record, at: now) == .open else { continue }
        record = LockOut.failed(record, at: now)
        let wait = LockOut.waitSeconds(after: record?.failures ?? 0)
        #expect(wait >= lastWait, "one more mistake never shortens the wait")
        lastWait = wait
        #expect(LockOut.decide(record, at: now.adding(seconds: LockOut.longestWaitSeconds)) == .open)
      }
    }
  }

  @Test func aDayOfGuessingEverySecondGetsAboutAHundredLooks() {
    var record: FailureRecord?
    var looks = 0
    for second in 0..<86_400 {
      let now = Instant.monday.adding(seconds: second)
      guard LockOut.decide(record, at: now) == .open else { continue }
      looks += 1
      record = LockOut.failed(record, at: now)
    }
    #expect((50...110).contains(looks))
  }

  @Test func aDayWithoutMistakesForgetsThem() {
    let record = FailureRecord(failures: 50, last: .monday)
    let next = LockOut.failed(record, at: .monday.adding(hours: 24))
    #expect(next == FailureRecord(failures: 1, last: .monday.adding(hours: 24)))
    #expect(!LockOut.isForgotten(record, at: .monday.adding(hours: 23)))
  }

  @Test func aClockPutBackDoesNotLockUntilItCatchesUp() {
    let record = FailureRecord(failures: 50, last: .monday.adding(hours: 24 * 365))
    #expect(LockOut.decide(record, at: .monday) == .open)
  }
}
