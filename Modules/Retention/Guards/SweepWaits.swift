package import Domain
package import Storage

/// What waits for a release, as rows: the guard's last verdict.
///
/// What waits is used for nothing meanwhile: its purposes have lapsed, and every use asks for those.
package enum SweepWaits {
  package struct Wait: Sendable {
    package let rule: String
    package let day: Day
    package let count: SweepCount
    /// How many might have gone without a release.
    package let bound: Int
    package let since: Instant
    package let escalated: Instant?
  }

  package static func all(in tx: Transaction) throws -> [Wait] {
    try tx.run(
      "SELECT rule, day, relationships, others, bound, since_at, escalated_at FROM sweep_wait ORDER BY rule"
    ).map { row in
      var count = SweepCount()
      count.relationships = try row.int("relationships")
      count.others = try row.int("others")
      return Wait(
        rule: try row.text("rule"), day: try row.day("day"), count: count, bound: try row.int("bound"),
        since: try row.instant("since_at"), escalated: try row.optionalInstant("escalated_at"))
    }
  }

  /// After so long it is no longer the scheduler's affair alone.
  package static let patience = 48 * 60 * 60

  /// Those that wait for too long and that nobody was told of. They count as told from here on.
  package static func escalate(in tx: Transaction) throws -> [Wait] {
    let waits = try all(in: tx).filter {
      $0.escalated == nil && $0.since.adding(seconds: patience) <= tx.now
    }
    for wait in waits {
      try tx.run("UPDATE sweep_wait SET escalated_at = \(tx.now) WHERE rule = \(wait.rule)")
      try AuditLog.append(
        AuditEntry(
          .sweepEscalated, by: .scheduler,
          detail: ["rule": wait.rule, "people": String(wait.count.people), "since": wait.since.description]), in: tx)
    }
    return waits
  }

  /// Whether any wait is due to be escalated: asked in a read first.
  package static func mayEscalate(in tx: Transaction) throws -> Bool {
    try all(in: tx).contains { $0.escalated == nil && $0.since.adding(seconds: patience) <= tx.now }
  }

  static func keep(_ assessment: SweepAssessment, in tx: Transaction) throws {
    let before = try all(in: tx)
    for gone in before where assessment.waits[gone.rule] == nil {
      try tx.run("DELETE FROM sweep_wait WHERE rule = \(gone.rule)")
    }
    for (rule, count) in assessment.waits.sorted(by: { $0.key < $1.key }) {
      try tx.run(
        """
        INSERT INTO sweep_wait (rule, day, relationships, others, bound, since_at)
        VALUES (\(rule), \(assessment.day), \(count.relationships), \(count.others), \(assessment.bound), \(tx.now))
        ON CONFLICT (rule) DO UPDATE SET day = excluded.day, relationships = excluded.relationships,
          others = excluded.others, bound = excluded.bound
        """)
      if before.contains(where: { $0.rule == rule && $0.day == assessment.day && $0.count == count }) { continue }
      try AuditLog.append(
        AuditEntry(
          .sweepWaits, by: .scheduler,
          detail: [
            "day": assessment.day.description, "rule": rule, "people": String(count.people),
            "bound": String(assessment.bound),
          ]), in: tx)
    }
    try House.set(mark, assessment.day.description, in: tx)
  }

  /// The verdict on `day`'s sweep; throws where there is none, for nothing is swept unweighed.
  static func gate(for day: Day, in tx: Transaction) throws -> SweepGate {
    guard try assessedDay(in: tx) == day else {
      throw StorageError.unavailable("The sweep of \(day) was not weighed, or another one since: nothing was changed.")
    }
    return SweepGate(waits: Dictionary(uniqueKeysWithValues: try all(in: tx).map { ($0.rule, $0.count) }))
  }

  static func assessedDay(in tx: Transaction) throws -> Day? { try House.value(mark, in: tx).flatMap { Day($0) } }

  private static let mark = "sweepWeighed"
}
