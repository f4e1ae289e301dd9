package import Domain

/// How much work the open cases are, and which are next: what a case still owes is its answer (Art. 12(3)). One that
/// is answered and waits for a recipient is open, and late by nothing.
package struct CaseWorkload: Sendable {
  package let open: Int
  /// Those that still owe their answer, and of these, those whose day has passed or comes within a week.
  package let unanswered: Int
  package let late: Int
  package let soon: Int
  /// The ones whose day comes first.
  package let next: [CaseTable.Row]

  package static func of(_ day: Day, showing limit: Int, in tx: Transaction) throws -> CaseWorkload {
    let row = try tx.first(
      """
      SELECT COUNT(*) AS unanswered, COUNT(CASE WHEN c.due_day < \(day) THEN 1 END) AS late,
        COUNT(CASE WHEN c.due_day >= \(day) AND c.due_day <= \(day.adding(days: 7)) THEN 1 END) AS soon
      FROM rights_case c WHERE c.closed_day IS NULL AND \(owed)
      """)
    return CaseWorkload(
      open: try tx.first("SELECT COUNT(*) AS n FROM rights_case WHERE closed_day IS NULL")?.int("n") ?? 0,
      unanswered: try row?.int("unanswered") ?? 0, late: try row?.int("late") ?? 0, soon: try row?.int("soon") ?? 0,
      next: try CaseTable.next(where: owed, limit: limit, in: tx))
  }

  /// In the words of an index: those that are answered are walked past.
  private static let owed: Query = "c.answered = 0"
}
