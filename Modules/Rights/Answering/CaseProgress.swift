import Domain
import Retention
import Storage

/// What a case does when its letter is on its way, and what it takes to call it completed.
package enum CaseProgress {
  /// The answer has been sent: the case closes, or, where something was erased, completes after every
  /// declared column was read again.
  static func letterSent(_ kind: String, of caseID: Int64, in tx: Transaction) throws {
    guard let row = try CaseTable.row(caseID, in: tx), row.state.isOpen, isAnswer(kind), row.state.letterSent == nil
    else { return }
    let opened = try advance(OpenCase(id: caseID, state: row.state), .sendLetter, by: .scheduler, in: tx)
    try closeIfDone(opened, in: tx)
  }

  /// Closes or completes as far as the facts allow; asked again when a recipient confirms.
  static func closeIfDone(_ opened: OpenCase, in tx: Transaction) throws {
    if opened.state.erasedHere == nil {
      guard opened.state.awaitedRecipients.isEmpty else { return }
      _ = try advance(opened, .close, by: .scheduler, in: tx)
    } else {
      guard opened.state.awaitedRecipients.isEmpty else { return }
      let absence = try reread(opened, in: tx)
      _ = try advance(opened, .complete(absence), by: .scheduler, in: tx)
      try AuditLog.append(
        AuditEntry(
          .erasureVerified, by: .scheduler, reference: opened.state.reference.description,
          detail: ["columns": String(absence.columns)]), in: tx)
      try AuditLog.append(
        AuditEntry(.caseCompleted, by: .scheduler, reference: opened.state.reference.description), in: tx)
    }
  }

  /// Reads every declared personal column of everybody the case is about again. `completed` is never
  /// said while one was skipped.
  static func reread(_ opened: OpenCase, in tx: Transaction) throws -> VerifiedAbsence {
    let declared = Inventory.tables.filter { $0.category != nil && ($0.owner == .customer || $0.owner == .travel) }
    var leftovers: [String: Int] = [:]
    for table in declared {
      for column in table.columns { leftovers["\(table.name).\(column.name)"] = 0 }
    }
    for customer in try CaseTable.customers(of: opened.id, in: tx) {
      for item in try Erasure.leftovers(of: customer, in: tx) {
        for column in item.row.table.columns { leftovers["\(item.row.table.name).\(column.name)", default: 0] += 1 }
      }
    }
    return try VerifiedAbsence(
      of: opened.state.reference,
      declared: Set(declared.flatMap { table in table.columns.map { "\(table.name).\($0.name)" } }),
      leftovers: leftovers, reread: tx.now)
  }

  private static func isAnswer(_ kind: String) -> Bool {
    ["objectionConfirmed", "optOutConfirmed", "erasureAnswer", "accessReady", "undone", "detailChanged"].contains(kind)
  }
}
