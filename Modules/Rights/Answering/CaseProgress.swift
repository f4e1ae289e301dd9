import Domain
import Retention
import Storage

/// What a case does when its letter is on its way or cannot be brought, and what it takes to call it
/// completed.
enum CaseProgress {
  /// The answer has been sent: the case closes, or, where something was erased, completes after every
  /// declared column was read again.
  static func letterSent(_ kind: String, of caseID: Int64, in tx: Transaction) throws {
    for answered in try CaseTable.answeredBy(caseID, in: tx) { try sent(kind, answered, in: tx) }
  }

  private static func sent(_ kind: String, _ caseID: Int64, in tx: Transaction) throws {
    guard let row = try CaseTable.row(caseID, in: tx), row.state.isOpen, isAnswer(kind), row.state.answered == nil
    else { return }
    let opened = try advance(OpenCase(id: caseID, state: row.state), .sendLetter, by: .scheduler, in: tx)
    try closeIfDone(opened, in: tx)
  }

  /// No letter of this kind reached anybody, and none is still on its way. The work is done all the
  /// same: the case ends, and says so. A notice that nobody got lets nobody's silence count.
  static func letterFailed(_ kind: String, of caseID: Int64, in tx: Transaction) throws {
    for answered in try CaseTable.answeredBy(caseID, in: tx) { try failed(kind, answered, in: tx) }
  }

  private static func failed(_ kind: String, _ caseID: Int64, in tx: Transaction) throws {
    guard let row = try CaseTable.row(caseID, in: tx), row.state.isOpen else { return }
    let opened = OpenCase(id: caseID, state: row.state)
    if isAnswer(kind), row.state.answered == nil {
      let failed = try advance(opened, .failLetter, by: .scheduler, in: tx)
      try note(failed, kind, in: tx)
      try closeIfDone(failed, in: tx)
    } else if ["unprovenNotice", "deathReported"].contains(kind), row.state.noticeUntil != nil {
      try note(try advance(opened, .failNotice, by: .scheduler, in: tx), kind, in: tx)
    } else if kind == ProlongAnswer.kind {
      // Untold, the term is not a longer one (Art. 12(3)).
      try CaseTable.setDue(Deadline(received: row.state.receivedOn, entrance: .unproven).legal, of: caseID, in: tx)
      try note(opened, kind, in: tx)
    }
  }

  /// Closes or completes as far as the facts allow; asked again when a recipient confirms.
  static func closeIfDone(_ opened: OpenCase, in tx: Transaction) throws {
    guard opened.state.isOpen, opened.state.answered != nil, opened.state.awaitedRecipients.isEmpty else { return }
    if opened.state.erasedHere == nil {
      _ = try advance(opened, .close, by: .scheduler, in: tx)
    } else {
      let absence = try reread(opened, in: tx)
      let done = try advance(opened, .complete(absence), by: .scheduler, in: tx)
      // Signed anew, now with the last fact; the one given before stays as true as it was.
      try Certificates.issue(for: opened.id, in: tx)
      try AuditLog.append(
        AuditEntry(
          .erasureVerified, by: .scheduler, reference: opened.state.reference.description,
          detail: ["columns": String(absence.columns)]), in: tx)
      // Where somebody never confirmed, the case is closed and no more than that.
      if done.state.completed != nil {
        try AuditLog.append(
          AuditEntry(.caseCompleted, by: .scheduler, reference: opened.state.reference.description), in: tx)
      }
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

  private static func note(_ opened: OpenCase, _ kind: String, in tx: Transaction) throws {
    try AuditLog.append(
      AuditEntry(
        .answeredNobody, by: .scheduler, reference: opened.state.reference.description, detail: ["kind": kind]),
      in: tx)
  }

  /// The letters that answer a request.
  static let answers = [
    "objectionConfirmed", "optOutConfirmed", "erasureAnswer", "accessReady", "undone", "detailChanged",
    "deathSettled", "aliveAfterAll", "identityNotShown",
  ]

  private static func isAnswer(_ kind: String) -> Bool { answers.contains(kind) }
}
