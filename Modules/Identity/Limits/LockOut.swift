package import Domain

/// What follows wrong passwords: a wait that doubles, and ends.
///
/// Never for good: a lock that stays would let anybody shut anybody else out (T9). And the link by
/// mail is a way in that no wrong password closes. The record is kept by what was typed, account or
/// not, so waiting tells nobody whether there is one (T3).
package enum LockOut {
  /// Mistakes people make. Nothing follows.
  package static let free = 5
  package static let firstWaitSeconds = 30
  package static let longestWaitSeconds = 15 * 60
  /// Without a mistake for so long, all is forgotten.
  package static let forgottenAfterHours = 24

  package static func decide(_ record: FailureRecord?, at now: Instant) -> LockOutVerdict {
    guard let record, !isForgotten(record, at: now) else { return .open }
    let end = record.last.adding(seconds: waitSeconds(after: record.failures))
    return now < end ? .wait(until: end) : .open
  }

  /// Counts a wrong password. Asked while `decide` says wait, it changes nothing: the password was
  /// not looked at, and hammering on the door must not keep the owner out for longer.
  package static func failed(_ record: FailureRecord?, at now: Instant) -> FailureRecord {
    guard let record, !isForgotten(record, at: now) else { return FailureRecord(failures: 1, last: now) }
    guard decide(record, at: now) == .open else { return record }
    return FailureRecord(failures: min(record.failures, Int.max - 1) + 1, last: now)
  }

  // After a right password the record is deleted; there is no function for that.

  /// Rows for which this is true can be deleted. A record from the future is a clock put back: it
  /// counts from now on, not until then.
  package static func isForgotten(_ record: FailureRecord, at now: Instant) -> Bool {
    now >= record.last.adding(hours: forgottenAfterHours) || now < record.last.adding(minutes: -5)
  }

  static func waitSeconds(after failures: Int) -> Int {
    guard failures >= free else { return 0 }
    let doublings = min(failures - free, 10)
    return min(firstWaitSeconds << doublings, longestWaitSeconds)
  }
}

package struct FailureRecord: Hashable, Sendable {
  package let failures: Int
  package let last: Instant

  package init(failures: Int, last: Instant) {
    self.failures = failures
    self.last = last
  }
}

package enum LockOutVerdict: Hashable, Sendable {
  case open
  case wait(until: Instant)
}
