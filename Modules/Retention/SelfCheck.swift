package import Domain
package import Storage

/// Folds some people's standings from scratch, and works out anew when they are to be looked at: what is kept must say
/// the same. Repairs nothing: a difference is a fault of ours, and somebody has to see it.
package struct SelfCheck: Sendable {
  private let store: Store
  private let size: Int

  package init(store: Store, size: Int) {
    self.store = store
    self.size = size
  }

  package struct Report: Sendable {
    package let day: Day
    package let people: Int
    package let differences: [Difference]
  }

  package struct Difference: Hashable, Sendable {
    package let customer: Int64
    package let kinds: Set<Kind>
  }

  package enum Kind: String, Sendable {
    /// The standing says something else than the evidence.
    case standing
    /// The person is to be looked at later than something of theirs can lapse.
    case checkDay
  }

  /// Another sample each day, the same on every machine. What it finds is in the audit log, a difference under the
  /// person it concerns.
  package func run(guarding: (Transaction) throws -> Void = { _ in }) throws -> Report {
    let report = try store.readNow(compare)
    try store.writeNow { tx in
      try guarding(tx)
      try tx.run(
        """
        INSERT INTO self_check (day, checked_at, people, differences)
        VALUES (\(report.day), \(tx.now), \(report.people), \(report.differences.count))
        ON CONFLICT (day) DO UPDATE SET checked_at = excluded.checked_at, people = excluded.people,
          differences = excluded.differences
        """)
      try tx.run("DELETE FROM self_check WHERE day < \(report.day.adding(days: -Self.remembered))")
      let done = AuditEntry(
        .selfChecked, by: .scheduler,
        detail: ["people": String(report.people), "differences": String(report.differences.count)])
      let differing = report.differences.map { difference in
        AuditEntry(
          .selfCheckDiffers, by: .scheduler, subject: difference.customer,
          detail: ["in": difference.kinds.map(\.rawValue).sorted().joined(separator: ",")])
      }
      try AuditLog.append(differing + [done], in: tx)
    }
    return report
  }

  /// What the newest check found.
  package static func last(in tx: Transaction) throws -> (day: Day, people: Int, differences: Int)? {
    try tx.first("SELECT day, people, differences FROM self_check ORDER BY day DESC LIMIT 1").map {
      (try $0.day("day"), try $0.int("people"), try $0.int("differences"))
    }
  }

  private static let remembered = 400

  private func compare(in tx: Transaction) throws -> Report {
    let kept = try StandingTable.sample(from: StandingTable.start(of: "self-check", on: tx.today), limit: size, in: tx)
    let fresh = try Examination.make(of: kept.map(\.customer), on: tx.today, in: tx)
    let byCustomer = Dictionary(uniqueKeysWithValues: fresh.map { ($0.customer, $0) })
    let differences = kept.compactMap { one -> Difference? in
      guard let examination = byCustomer[one.customer] else {
        return Difference(customer: one.customer, kinds: [.standing])
      }
      var kinds: Set<Kind> = []
      if !one.standing.says(the: examination.standing, on: tx.today) { kinds.insert(.standing) }
      if let due = examination.dueBy(tx.today), one.checkDay > due { kinds.insert(.checkDay) }
      return kinds.isEmpty ? nil : Difference(customer: one.customer, kinds: kinds)
    }
    return Report(day: tx.today, people: kept.count, differences: differences)
  }
}

extension Examination {
  /// The latest day on which this person may be looked at next; nil where time alone takes nothing from them.
  fileprivate func dueBy(_ day: Day) -> Day? { findings.contains { $0.verdict.erases } ? day : lookAgain }
}

extension Standing {
  /// Whether two folds of the same evidence agree, the one kept on some day before and the one of `day`. What ended
  /// by itself in between is none in the later one.
  fileprivate func says(the later: Standing, on day: Day) -> Bool {
    var (kept, fresh) = (self, later)
    guard ending(kept.hold, by: day) == ending(fresh.hold, by: day),
      ending(kept.restriction, by: day) == ending(fresh.restriction, by: day)
    else { return false }
    (kept.hold, fresh.hold, kept.restriction, fresh.restriction) = (nil, nil, nil, nil)
    return kept == fresh
  }

  /// Whether there is one, and its end: several are folded into one, whose first day moves on when the oldest ends.
  private func ending(_ span: Span?, by day: Day) -> [Day?] {
    guard let span, span.until.map({ $0 > day }) ?? true else { return [] }
    return [span.until]
  }
}
