package import Domain

/// What a sweep would do, or did: counts by rule and category, and a digest of the decisions.
package struct SweepReport: Sendable {
  package let asOf: Day
  /// People of whom something goes.
  package private(set) var customers = 0
  package private(set) var rows: [DataCategory: Int] = [:]
  package private(set) var rules: [String: Int] = [:]
  package private(set) var digest = DecisionDigest()

  package init(asOf: Day) {
    self.asOf = asOf
  }

  /// Takes up what another part of the same sweep did.
  package mutating func add(_ part: SweepReport) {
    customers += part.customers
    rows.merge(part.rows) { $0 + $1 }
    rules.merge(part.rules) { $0 + $1 }
    digest.add(part.digest)
  }

  mutating func count(_ plan: ErasurePlan) {
    guard !plan.erases.isEmpty else { return }
    customers += 1
    rows.merge(plan.rowsByCategory) { $0 + $1 }
    rules.merge(plan.rowsByRule) { $0 + $1 }
    digest.add(plan.digest)
  }

  mutating func count(_ item: CaseAgeing.Item) {
    rows[item.category, default: 0] += 1
    rules[item.rule, default: 0] += 1
    digest.add(["erase", item.table, String(item.owner), item.rule])
  }
}
