import Domain

/// Whether the proofs of a person's choices still prove anything: once nothing else of the person is
/// left, their five years begin (R13); when something new is written, they are needed again.
package enum Reliance {
  /// The proofs that have no end of their own.
  private static let proofs = ["consent", "stop", "lift"]

  /// Dates the end of reliance on today, where only proof and case files are left and no agreement
  /// runs. Returns whether any proof was dated.
  @discardableResult
  package static func endIfOnlyProofIsLeft(of customer: Int64, in tx: Transaction) throws -> Bool {
    guard try onlyProofIsLeft(of: customer, in: tx) else { return false }
    var dated = 0
    for table in proofs {
      try tx.run(
        """
        UPDATE \(name: table) SET relied_until_day = \(tx.today)
        WHERE customer_id = \(customer) AND relied_until_day IS NULL
        """)
      dated += tx.changes
    }
    return dated > 0
  }

  /// What is written now may rest on what the person chose before.
  static func renew(by table: PersonalTable, of customer: Int64, in tx: Transaction) throws {
    guard !proofs.contains(table.name), table.category != .caseFile else { return }
    for proof in proofs {
      try tx.run(
        """
        UPDATE \(name: proof) SET relied_until_day = NULL
        WHERE customer_id = \(customer) AND relied_until_day IS NOT NULL
        """)
    }
  }

  private static func onlyProofIsLeft(of customer: Int64, in tx: Transaction) throws -> Bool {
    for table in Inventory.tables(of: .customer) {
      guard let category = table.category, category != .proof, category != .caseFile else { continue }
      if try tx.exists("SELECT 1 AS one FROM \(name: table.name) WHERE customer_id = \(customer) LIMIT 1") {
        return false
      }
    }
    if let ref = try tx.store.keyring.travelRef(of: customer) {
      for table in Inventory.tables(of: .travel) {
        if try tx.exists("SELECT 1 AS one FROM \(name: table.name) WHERE travel_ref = \(ref) LIMIT 1") { return false }
      }
    }
    return try !tx.exists(
      """
      SELECT 1 AS one FROM agreement
      WHERE customer_id = \(customer) AND (ended_day IS NULL OR ended_day > \(tx.today)) LIMIT 1
      """)
  }
}
