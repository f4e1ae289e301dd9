package import Domain
import Storage

/// Two further months for an answer, told with the reason within the first (Art. 12(3)).
package struct ProlongAnswer: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  static let kind = "prolongation"

  /// Returns the new legal date, three months from receipt. Refuses after the first month, a second
  /// time, and where there is nobody to tell: untold, the term is not a longer one.
  package func prolong(
    _ reference: CaseReference, because reason: ProlongationReason, by actor: Actor
  ) async throws -> Day {
    try await desk.store.write { tx in
      guard let row = try CaseTable.find(reference, in: tx) else { throw CaseDeskRefusal.unknown(reference) }
      let opened = try advance(OpenCase(id: row.id, state: row.state), .prolong(reason), by: actor, in: tx)
      let due = try Deadline(received: row.state.receivedOn, entrance: .unproven)
        .prolonged(because: reason, told: tx.today).legal
      try CaseTable.setDue(due, of: row.id, in: tx)
      guard try tell(opened, row, reason, until: due, in: tx) else { throw CaseDeskRefusal.nobodyToTell(reference) }
      try AuditLog.append(
        AuditEntry(
          .prolonged, by: actor, reference: reference.description,
          detail: ["reason": reason.rawValue, "due": due.description]), in: tx)
      return due
    }
  }

  private func tell(
    _ opened: OpenCase, _ row: CaseTable.Row, _ reason: ProlongationReason, until due: Day, in tx: Transaction
  ) throws -> Bool {
    var isTold = false
    for customer in try CaseTable.customers(of: opened.id, in: tx) {
      let onFile = try Reach.onFile(of: customer, in: tx)
      let box = LetterBox(onFile: onFile, language: row.language, caseID: opened.id)
      guard box.route != nil else { continue }
      let letter = ProlongationNotice(
        name: onFile.name, reference: row.state.reference, received: row.state.receivedOn, reason: reason,
        answerBy: due, contact: desk.contact)
      try box.toOne(letter.rendered(in: row.language), kind: Self.kind, in: tx)
      isTold = true
    }
    return isTold
  }
}
