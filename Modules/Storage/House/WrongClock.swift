package import Domain

/// What the house does by a clock that nobody believes, where it cannot simply wait: a stop is always taken, and a
/// request always has its last day (T18).
extension Transaction {
  /// The moment a request counts from: this one, while the clock is believed. By a clock that is not, the last one that
  /// was: so no deadline lies in the past, and none later than it should.
  package var believed: Instant {
    get throws {
      guard let state = try ClockGuard.state(in: self), try ClockGuard.fault(in: self) != nil else { return now }
      return state.workedAt
    }
  }

  /// This moment, and never one before the last that was believed: by a clock that was put back no link lives again.
  package var noEarlier: Instant {
    get throws { try max(now, believed) }
  }
}

/// What was begun by a clock that ran ahead, once the right one is accepted.
enum BegunAhead {
  /// What was to happen at a moment of that clock's counts from now: a silence begins anew, a link lives as long as it
  /// would have, a letter goes out. Returns of how many of each.
  static func bringBack(in tx: Transaction) throws -> [String: Int] {
    let now = tx.now
    var changed: [String: Int] = [:]
    for row in try CaseTable.open(in: tx) where row.state.lastChange > now {
      try CaseTable.restate(row.state.noLater(than: now), of: row.id, in: tx)
      changed["cases", default: 0] += 1
    }
    let endless = Instant(milliseconds: .max)
    try tx.run(
      """
      UPDATE one_time_link SET expires_at = expires_at - (created_at - \(now)), created_at = \(now)
      WHERE created_at > \(now) AND expires_at < \(endless)
      """)
    changed["links"] = tx.changes
    try tx.run("UPDATE letter SET next_attempt_at = \(now) WHERE state = 'waiting' AND next_attempt_at > \(now)")
    changed["letters"] = tx.changes
    try tx.run(
      """
      UPDATE recipient_instruction SET due_day = due_day - (decided_at - \(now)) / 86400000, next_at = \(now),
        decided_at = \(now)
      WHERE next_at > \(now) AND decided_at > \(now)
      """)
    changed["instructions"] = tx.changes
    return changed.filter { $0.value > 0 }
  }
}
