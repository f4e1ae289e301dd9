package import Domain

/// Rows of one kind that one rule will let go.
package struct RuledKind: Hashable, Comparable, Sendable {
  package let rule: String
  package let category: DataCategory

  /// R2 before R10.
  package static func < (a: RuledKind, b: RuledKind) -> Bool {
    (RuleOrder.key(a.rule), a.category.rawValue) < (RuleOrder.key(b.rule), b.category.rawValue)
  }
}

/// The counts of a forecast once more, by the rule that makes each row expire. What has no end that is known today has no
/// rule either, and is not among them.
package struct RuledCounts: Hashable, Sendable {
  package internal(set) var due: [RuledKind: Int] = [:]
  package internal(set) var months: [Month: [RuledKind: Int]] = [:]

  package var rules: [String] {
    Set(due.keys.map(\.rule)).union(months.values.flatMap { $0.keys.map(\.rule) })
      .sorted { RuleOrder.key($0) < RuleOrder.key($1) }
  }

  /// In one month, by rule alone.
  package func byRule(_ month: Month) -> [String: Int] { Self.byRule(months[month] ?? [:]) }

  package static func byRule(_ counts: [RuledKind: Int]) -> [String: Int] {
    counts.reduce(into: [:]) { $0[$1.key.rule, default: 0] += $1.value }
  }
}

/// Rules in the order in which people number them.
package enum RuleOrder {
  package static func key(_ rule: String) -> String {
    let digits = rule.filter(\.isNumber)
    return rule.filter { !$0.isNumber } + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
