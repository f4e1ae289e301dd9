import Domain
import Retention
import Storage

/// What would become of everybody under another statement from its first day: counted, not done.
struct ActivationPlan: Sendable {
  let version: String
  let from: Day
  /// Of whom some purpose of the relationship that lives under today's statement lives no more.
  private(set) var people = 0
  private(set) var rows = 0
  private(set) var stops: [Purpose: Int] = [:]
  /// Over the statement, its first day and every single consequence: what two people release.
  private(set) var digest = DecisionDigest()

  static func make(_ statement: Statement, from day: Day, in tx: Transaction) throws -> ActivationPlan {
    var plan = ActivationPlan(version: statement.version.id, from: day)
    plan.digest.add(["statement", statement.digest, day.description])
    let now = try tx.statement(on: day)
    for row in try tx.run("SELECT customer_id FROM customer ORDER BY customer_id") {
      let customer = try row.integer("customer_id")
      guard let standing = try StandingTable.standing(of: customer, in: tx) else { continue }
      for holdings in try Holdings.read(of: [customer], in: tx) {
        plan.count(customer, holdings.rows, before: now, after: statement, standing)
      }
    }
    return plan
  }

  private mutating func count(
    _ customer: Int64, _ holdings: [PersonalRow], before: Statement, after: Statement, _ standing: Standing
  ) {
    var lived: Set<Purpose> = []
    var lives: Set<Purpose> = []
    for row in holdings {
      lived.formUnion(Self.living(livingPurposes(before, standing, row.datum, from)))
      let verdict = verdict(after, standing, row.datum, from)
      guard case .erase(_, let rule, _) = verdict else {
        lives.formUnion(Self.living(livingPurposes(after, standing, row.datum, from)))
        continue
      }
      guard !isDue(before, standing, row.datum, from) else { continue }
      rows += 1
      digest.add(["erase", row.table.name, String(row.owner), row.keyText, rule])
    }
    let ended = lived.subtracting(lives)
    guard !ended.isEmpty else { return }
    people += 1
    for purpose in ended {
      stops[purpose, default: 0] += 1
      digest.add(["stop", String(customer), purpose.rawValue])
    }
  }

  private static func living(_ lives: [Purpose: Life]) -> [Purpose] {
    lives.filter { $0.value.isAlive && $0.key.servesRelationship }.map(\.key)
  }
}
