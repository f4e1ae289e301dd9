package import Domain
package import Storage

/// Carries out a plan: the rows go, what finds them goes, and every drawer left empty loses its key.
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
    for item in plan.erases {
      try Rows.erase(item.row, in: tx)
    }
    try orderDestructions(after: plan, in: tx)
    guard !plan.erases.isEmpty else { return try Reliance.endIfOnlyProofIsLeft(of: plan.customer, in: tx) }
    let left = try forgetSpine(plan.customer, in: tx)
    try Ledger.note(.erased, of: plan.customer, ["rules": plan.rowsByRule.keys.sorted().joined(separator: ",")], in: tx)
    try AuditLog.append(
      AuditEntry(
        .erased, by: actor, subject: plan.customer, reference: reference,
        detail: [
          "categories": plan.rowsByCategory.keys.map(\.rawValue).sorted().joined(separator: ","),
          "rules": plan.rowsByRule.keys.sorted().joined(separator: ","),
          "statement": try tx.statement.version.id,
          "spine": left ? "forgotten" : "kept",
        ]), in: tx)
    return true
  }

  /// A re-read of every declared table: what the statement no longer allows and is still there.
  package static func leftovers(of customer: Int64, in tx: Transaction) throws -> [ErasurePlan.Item] {
    guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else { return [] }
    return ErasurePlan.make(from: examination).erases
  }

  private static func orderDestructions(after plan: ErasurePlan, in tx: Transaction) throws {
    let touched = Set(plan.erases.compactMap(\.row.table.compartment))
    for compartment in touched where try isEmpty(compartment, of: plan.customer, in: tx) {
      try tx.orderDestruction(of: .key(KeyName(plan.customer, compartment)))
    }
    // Only where travel went: a link just made, whose first trip is yet to come, is not an empty one.
    let travelWent = plan.erases.contains { $0.row.table.owner == .travel }
    if let ref = plan.travelRef, travelWent, try !hasTravel(ref, in: tx) {
      try tx.orderDestruction(of: .travelLink(customer: plan.customer))
    }
  }

  private static func isEmpty(_ compartment: Compartment, of customer: Int64, in tx: Transaction) throws -> Bool {
    for table in Inventory.tables(of: .customer) where table.compartment == compartment {
      if try tx.exists("SELECT 1 AS one FROM \(name: table.name) WHERE customer_id = \(customer) LIMIT 1") {
        return false
      }
    }
    return true
  }

  private static func hasTravel(_ ref: Int64, in tx: Transaction) throws -> Bool {
    for table in Inventory.tables(of: .travel) {
      if try tx.exists("SELECT 1 AS one FROM \(name: table.name) WHERE travel_ref = \(ref) LIMIT 1") { return true }
    }
    return false
  }

  private static func forgetSpine(_ customer: Int64, in tx: Transaction) throws -> Bool {
    if try People.forgetIfNothingIsLeft(customer, in: tx) {
      try forgetKeys(customer, in: tx)
      return true
    }
    try Reliance.endIfOnlyProofIsLeft(of: customer, in: tx)
    // What the standing was folded from may have gone too.
    try StandingTable.refold(customer, in: tx)
    return false
  }

  /// Nobody is left: the keyring keeps no number of theirs either, not even of a drawer never used.
  private static func forgetKeys(_ customer: Int64, in tx: Transaction) throws {
    let drawers = Set(Inventory.tables(of: .customer).compactMap(\.compartment))
    for drawer in drawers.sorted(by: { $0.rawValue < $1.rawValue }) {
      try tx.orderDestruction(of: .key(KeyName(customer, drawer)))
    }
    try tx.orderDestruction(of: .travelLink(customer: customer))
  }
}
