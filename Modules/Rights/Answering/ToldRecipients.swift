import Domain
import Storage

/// Whoever was given the data hears that they are gone here, and confirms (Art. 19): until then the
/// case waits.
enum ToldRecipients {
  /// In the transaction of the erasure, so that no erasure is forgotten elsewhere.
  static func tell(_ opened: OpenCase, in tx: Transaction) throws -> OpenCase {
    guard let row = try CaseTable.row(opened.id, in: tx) else { return opened }
    var told = opened
    for name in try names(row.scope, of: opened.id, in: tx) where told.state.told[name] == nil {
      told = try advance(told, .tell(recipient: name), by: .scheduler, in: tx)
      try AuditLog.append(
        AuditEntry(
          .recipientTold, by: .scheduler, reference: opened.state.reference.description,
          detail: ["recipient": name]), in: tx)
    }
    return told
  }

  /// Only those whose reason to have the data ends with this act: a carrier keeps nobody's address for
  /// its messages because post was stopped.
  private static func names(_ scope: Scope, of id: Int64, in tx: Transaction) throws -> [String] {
    let statement = try tx.statement
    var names: Set<String> = []
    for customer in try CaseTable.customers(of: id, in: tx) {
      for disclosure in try Rows.read(Inventory.table("disclosure"), of: customer, in: tx) {
        let purpose = Purpose(rawValue: try disclosure.record.text("purpose"))
        let terms = purpose.flatMap { statement.terms(of: $0) }
        // A purpose this statement does not know holds nothing here, and so nothing there.
        guard terms.map({ $0.stoppedBy.contains { $0.scope == scope } }) ?? true else { continue }
        names.insert(try disclosure.record.text("recipient"))
      }
    }
    return names.sorted()
  }
}
