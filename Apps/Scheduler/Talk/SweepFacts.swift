import Domain
import Retention

/// A sweep as it is printed; the names are stable.
struct SweepFacts: Encodable {
  let asOf: String
  /// People of whom something goes.
  let customers: Int
  let rows: [String: Int]
  let rules: [String: Int]
  let digest: String

  init(_ report: SweepReport) {
    asOf = report.asOf.description
    customers = report.customers
    rows = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.key.rawValue, $0.value) })
    rules = report.rules
    digest = report.digest.hex
  }

  func show(_ verb: String) {
    print("\(verb) on \(asOf): \(rows.values.reduce(0, +)) rows of \(customers) people")
    for (category, count) in rows.sorted(by: { $0.key < $1.key }) { print("  \(category): \(count)") }
    for (rule, count) in rules.sorted(by: { $0.key < $1.key }) { print("  rule \(rule): \(count)") }
    print("digest \(digest)")
  }
}
