package import Domain
package import Storage

/// Carries out plans: the rows go, what finds them goes, and every drawer left empty loses its key.
///
/// What is left of a person, and with it which drawer is empty, is what the plan keeps: a plan holds every row.
package enum Erasure {
  /// Erases what `plan` names, in the caller's transaction. Keys and links are destroyed after the
  /// commit. Erasing twice is erasing once. Where only proof is left, its own end begins to run (R13).
  ///
  /// Returns whether anything changed.
  @discardableResult
  package static func carryOut(
    _ plan: ErasurePlan, by actor: Actor, reference: String = "", in tx: Transaction
  ) throws -> Bool {
    try tx.lock(.person(plan.customer))
    let outcome = try carryOut([plan], by: actor, reference: reference, in: tx)
    try StandingTable.keep(try NextLook.after(outcome, in: tx), in: tx)
    return outcome.hasChanged
  }

  /// Whom many plans changed, and what is left of them.
  struct Outcome {
    var left: [Int64: [PersonalRow]] = [:]
    var forgotten: Set<Int64> = []

    var hasChanged: Bool { !left.isEmpty || !forgotten.isEmpty }
    func concerns(_ customer: Int64) -> Bool { left[customer] != nil || forgotten.contains(customer) }
  }

  /// The same for many people, each step for all of them. What became of their standings is the caller's to keep.
  static func carryOut(
    _ plans: [ErasurePlan], by actor: Actor, reference: String = "", in tx: Transaction
  ) throws -> Outcome {
    let erasing = plans.filter { !$0.erases.isEmpty }
    var outcome = Outcome()
    for plan in erasing {
      if plan.keeps.isEmpty {
        outcome.forgotten.insert(plan.customer)
      } else {
        outcome.left[plan.customer] = plan.keeps.map(\.row)
      }
    }
    // A case tells its recipients itself; what goes without one is noted here, while it still says who they are.
    if reference.isEmpty { try LapsedDisclosures.note(plans, by: actor, in: tx) }
    try Rows.erase(
      erasing.flatMap(\.erases).map(\.row), emptied: emptied(by: erasing), forgotten: outcome.forgotten, in: tx)
    try tx.orderDestructions(of: erasing.flatMap(destructions))
    try People.forget(Array(outcome.forgotten), in: tx)
    let rest = plans.filter { !outcome.forgotten.contains($0.customer) }.map { ($0.customer, $0.keeps.map(\.row)) }
    let dated = try Reliance.end(amongWhatIsLeft: Dictionary(rest) { $1 }, in: tx)
    outcome.left.merge(dated) { $1 }
    try Ledger.note(erasing.map { Ledger.Note(.erased, of: $0.customer, ["rules": $0.rules]) }, in: tx)
    let version = try tx.statement.version.id
    try AuditLog.append(
      erasing.map { plan in
        AuditEntry(
          .erased, by: actor, subject: plan.customer, reference: reference,
          detail: [
            "categories": plan.rowsByCategory.keys.map(\.rawValue).sorted().joined(separator: ","),
            "rules": plan.rules, "statement": version,
            "spine": outcome.forgotten.contains(plan.customer) ? "forgotten" : "kept",
          ])
      }, in: tx)
    return outcome
  }

  /// A re-read of every declared table: what the statement no longer allows and is still there.
  package static func leftovers(of customer: Int64, in tx: Transaction) throws -> [ErasurePlan.Item] {
    guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else { return [] }
    return ErasurePlan.make(from: examination).erases
  }

  /// By table, the owners of whom nothing is kept there.
  private static func emptied(by plans: [ErasurePlan]) -> [String: Set<Int64>] {
    var emptied: [String: Set<Int64>] = [:]
    for plan in plans {
      for item in plan.erases { emptied[item.row.table.name, default: []].insert(item.row.owner) }
      for kept in plan.keeps { emptied[kept.row.table.name]?.remove(kept.row.owner) }
    }
    return emptied
  }

  private static func destructions(after plan: ErasurePlan) -> [Destructible] {
    // Nobody is left: the keyring keeps no number of theirs either, not even of a drawer never used.
    guard !plan.keeps.isEmpty else { return [.everything(customer: plan.customer)] }
    let link = Destructible.travelLink(customer: plan.customer)
    let touched = Set(plan.erases.compactMap(\.row.table.compartment))
    let used = Set(plan.keeps.compactMap(\.row.table.compartment))
    let keys = drawers.filter { touched.contains($0) && !used.contains($0) }
    // Only where travel went: a link just made, whose first trip is yet to come, is not an empty one.
    let travelWent = plan.erases.contains { $0.row.table.owner == .travel }
    let travelIsLeft = plan.keeps.contains { $0.row.table.owner == .travel }
    return keys.map { .key(KeyName(plan.customer, $0)) } + (travelWent && !travelIsLeft ? [link] : [])
  }

  private static let drawers = Set(Inventory.tables(of: .customer).compactMap(\.compartment))
    .sorted { $0.rawValue < $1.rawValue }
}
