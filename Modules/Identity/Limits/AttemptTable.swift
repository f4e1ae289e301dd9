import Domain
import Storage

/// The SQL of `attempt`: under one keyed digest, how often something was tried in the window that
/// runs, and how many mistakes in a row were made.
///
/// `last_at` is the moment of the last mistake; where there are none, of the last try.
enum AttemptTable {
  static func window(_ key: LimitKey, in tx: Transaction) throws -> RateWindow? {
    try tx.first("SELECT window_start, tries FROM attempt WHERE " + identity(key)).map {
      RateWindow(opened: try $0.instant("window_start"), count: try $0.int("tries"))
    }
  }

  static func keep(_ window: RateWindow, for key: LimitKey, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO attempt (act, who_digest, window_start, tries, failures, last_at)
      VALUES (\(key.act.rawValue), \(key.digest), \(window.opened), \(window.count), 0, \(tx.now))
      ON CONFLICT (act, who_digest) DO UPDATE SET window_start = excluded.window_start, tries = excluded.tries,
        last_at = CASE WHEN attempt.failures = 0 THEN excluded.last_at ELSE attempt.last_at END
      """)
  }

  static func failures(_ key: LimitKey, in tx: Transaction) throws -> FailureRecord? {
    try tx.first("SELECT failures, last_at FROM attempt WHERE failures > 0 AND " + identity(key)).map {
      FailureRecord(failures: try $0.int("failures"), last: try $0.instant("last_at"))
    }
  }

  static func keep(_ record: FailureRecord, for key: LimitKey, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO attempt (act, who_digest, window_start, tries, failures, last_at)
      VALUES (\(key.act.rawValue), \(key.digest), \(tx.now), 0, \(record.failures), \(record.last))
      ON CONFLICT (act, who_digest) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at
      """)
  }

  static func forgetFailures(_ key: LimitKey, in tx: Transaction) throws {
    try tx.run("UPDATE attempt SET failures = 0 WHERE " + identity(key))
  }

  static func forget(_ key: LimitKey, in tx: Transaction) throws {
    try tx.run("DELETE FROM attempt WHERE " + identity(key))
  }

  /// Deletes rows whose window has closed and whose mistakes are forgotten, or that a clock put back
  /// has left in the future: the SQL of `RateLimit.isOpen` and `LockOut.isForgotten`.
  static func purge(in tx: Transaction) throws -> Int {
    var count = 0
    for act in LimitedAct.allCases {
      try tx.run(
        """
        DELETE FROM attempt WHERE act = \(act.rawValue)
          AND (window_start <= \(tx.now.adding(minutes: -act.limit.minutes)) OR window_start > \(tx.now))
          AND (failures = 0 OR last_at <= \(tx.now.adding(hours: -LockOut.forgottenAfterHours))
            OR last_at > \(tx.now.adding(minutes: 5)))
        """)
      count += tx.changes
    }
    return count
  }

  private static func identity(_ key: LimitKey) -> Query {
    "act = \(key.act.rawValue) AND who_digest = \(key.digest)"
  }
}
