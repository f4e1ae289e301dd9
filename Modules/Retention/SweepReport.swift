package import Domain
import Storage

/// What a sweep would do, or did: counts by rule and category, and a digest of the decisions.
package struct SweepReport: Sendable {
  package let asOf: Day
  /// People of whom something goes.
  package private(set) var customers = 0
  package private(set) var rows: [DataCategory: Int] = [:]
  package private(set) var rules: [String: Int] = [:]
  package private(set) var digest = DecisionDigest()
  package private(set) var lines: [Line: Int] = [:]
  /// People who are left alone because a rule waits for its release.
  package internal(set) var waiting = 0
  /// What has had its time and could not be let go, because it is not as the house wrote it.
  package internal(set) var alarms: [String] = []
  /// Of a plan: what would wait, by rule.
  package internal(set) var waits: [String: SweepCount] = [:]
  /// Of a plan: people whose standing was kept under another statement, and who are looked at for that.
  package internal(set) var underAnotherStatement = 0

  /// Rows of one kind that lapsed in one month, under one rule.
  package struct Line: Hashable, Comparable, Sendable {
    package let rule: String
    package let category: DataCategory
    package let month: Month

    package static func < (a: Line, b: Line) -> Bool {
      (a.rule, a.category.rawValue, a.month) < (b.rule, b.category.rawValue, b.month)
    }
  }

  package init(asOf: Day) {
    self.asOf = asOf
  }

  /// Takes up what another part of the same sweep did.
  package mutating func add(_ part: SweepReport) {
    customers += part.customers
    rows.merge(part.rows) { $0 + $1 }
    rules.merge(part.rules) { $0 + $1 }
    digest.add(part.digest)
    lines.merge(part.lines) { $0 + $1 }
    waiting += part.waiting
    alarms += part.alarms
  }

  mutating func count(_ plan: ErasurePlan) {
    guard !plan.erases.isEmpty else { return }
    customers += 1
    rows.merge(plan.rowsByCategory) { $0 + $1 }
    rules.merge(plan.rowsByRule) { $0 + $1 }
    digest.add(plan.digest)
    for item in plan.erases {
      lines[Line(rule: item.rule, category: item.row.datum.category, month: item.since.month), default: 0] += 1
    }
  }

  mutating func count(_ item: CaseAgeing.Item) {
    rows[item.category, default: 0] += 1
    rules[item.rule, default: 0] += 1
    digest.add(["erase", item.table, String(item.owner), item.rule])
    lines[Line(rule: item.rule, category: item.category, month: item.since.month), default: 0] += 1
  }

  mutating func count(_ item: RecordAgeing.Item) {
    rows[item.category, default: 0] += item.rows
    rules[item.rule, default: 0] += item.rows
    digest.add(["erase", item.name, item.rule])
    lines[Line(rule: item.rule, category: item.category, month: item.since.month), default: 0] += item.rows
  }
}
