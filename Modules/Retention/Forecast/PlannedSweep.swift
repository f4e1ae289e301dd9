package import Domain
package import Storage

/// What the next day's sweep will let go, by rule and kind of data, as it was worked out the night before: a page
/// shows it without looking at anybody.
package struct PlannedSweep: Sendable {
  package struct Line: Hashable, Sendable {
    package let rule: String
    package let category: DataCategory
    package let rows: Int
  }

  package let day: Day
  package let lines: [Line]

  /// Nil in a house that has had no night yet.
  package static func newest(in tx: Transaction) throws -> PlannedSweep? {
    guard let day = try House.value(mark, in: tx).flatMap({ Day($0) }) else { return nil }
    let lines = try tx.run(
      "SELECT rule, category, rows FROM sweep_plan WHERE day = \(day) ORDER BY rule, category"
    ).map { Line(rule: try $0.text("rule"), category: try $0.value("category"), rows: try $0.int("rows")) }
    return PlannedSweep(day: day, lines: lines)
  }

  static func keep(_ report: SweepReport, in tx: Transaction) throws {
    var rows: [String: [DataCategory: Int]] = [:]
    for (line, number) in report.lines { rows[line.rule, default: [:]][line.category, default: 0] += number }
    try tx.run("DELETE FROM sweep_plan")
    try tx.insert(
      into: "sweep_plan", ["day", "rule", "category", "rows"],
      rows.flatMap { rule, kinds in
        kinds.map { [report.asOf.bound, rule.bound, $0.key.rawValue.bound, $0.value.bound] }
      })
    try House.set(mark, report.asOf.description, in: tx)
  }

  private static let mark = "sweepPlanned"
}

extension Sweep {
  /// Works out what tomorrow's sweep will let go: only those are looked at whose day will have come.
  package func planAhead(guarding: (Transaction) throws -> Void = { _ in }) throws {
    let report = try plan(on: store.clock.now.day.adding(days: 1))
    try store.writeNow { tx in
      try guarding(tx)
      try PlannedSweep.keep(report, in: tx)
    }
  }
}
