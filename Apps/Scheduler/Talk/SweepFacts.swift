import Delivery
import Domain
import Retention
import Talk

/// A sweep as it is printed; the names are stable.
struct SweepFacts: Encodable {
  let asOf: String
  /// People of whom something goes.
  let customers: Int
  let rows: [String: Int]
  let rules: [String: Int]
  let lines: [Line]
  let digest: String
  /// People left alone because a rule waits for its release.
  let waiting: Int

  struct Line: Encodable {
    let rule: String
    let category: String
    /// The month in which the last purpose lapsed.
    let month: String
    let rows: Int
  }

  init(_ report: SweepReport) {
    asOf = report.asOf.description
    customers = report.customers
    rows = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.key.rawValue, $0.value) })
    rules = report.rules
    digest = report.digest.hex
    waiting = report.waiting
    lines = report.lines.sorted { $0.key < $1.key }.map {
      Line(rule: $0.key.rule, category: $0.key.category.rawValue, month: $0.key.month.description, rows: $0.value)
    }
  }

  func printCSV() throws {
    var table = CSVText()
    table.append(["rule", "category", "month", "rows"])
    for line in lines { table.append([line.rule, line.category, line.month, String(line.rows)]) }
    try CommandLineTalk.write(table.bytes(marked: false))
  }

  func show(_ verb: String) {
    print("\(verb) on \(asOf): \(rows.values.reduce(0, +)) rows of \(customers) people")
    for (category, count) in rows.sorted(by: { $0.key < $1.key }) { print("  \(category): \(count)") }
    for (rule, count) in rules.sorted(by: { $0.key < $1.key }) { print("  rule \(rule): \(count)") }
    print("digest \(digest)")
    if waiting > 0 { print("left alone until a release: \(waiting) people; see rechtspoor-scheduler status") }
  }
}

/// A plan as it is printed: a sweep, and what is only known before it.
struct PlanFacts: Encodable {
  private let sweep: SweepFacts
  private let more: More

  private struct More: Encodable {
    let waits: [String: Int]
    let underAnotherStatement: Int
  }

  init(_ sweep: SweepFacts, _ report: SweepReport) {
    self.sweep = sweep
    more = More(waits: report.waits.mapValues(\.people), underAnotherStatement: report.underAnotherStatement)
  }

  func encode(to encoder: any Encoder) throws {
    try sweep.encode(to: encoder)
    try more.encode(to: encoder)
  }
}
