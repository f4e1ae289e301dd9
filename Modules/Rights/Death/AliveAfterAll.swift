package import Domain
import Identity
package import Storage

/// "I am alive." A report that was wrong is forgotten, and what it stopped goes on. What it erased cannot be brought back,
/// and the person is told so.
extension ReportDeath {
  /// What became of it.
  package struct Undone: Sendable {
    package let receipt: Receipt
    /// Erased before anybody spoke up, and gone.
    package let lost: [DataCategory]
  }

  package func undo(for customer: Int64, by actor: Actor, in tx: Transaction) throws -> Undone {
    try tx.lock(.person(customer))
    let reports = try Deaths.all(of: customer, in: tx)
    guard let newest = reports.first else { throw DeathRefused.neverReported }
    let rows = try Set(reports.map(\.caseID)).sorted().compactMap { try CaseTable.row($0, in: tx) }
    let began = rows.map(\.state.received).min() ?? newest.recorded.start
    for stop in Set(reports.map(\.stop)) where stop != 0 { try Evidence.takeBack(stop: stop, of: customer, in: tx) }
    try SuppressionList.release(
      try Reach.targets(of: customer, in: tx), of: customer, scope: .everything, closedSince: began, in: tx)
    try Deaths.takeBack(of: customer, in: tx)
    var (lost, state) = ([ErasedItem](), rows.first?.state)
    var caseID: Int64?
    for row in rows {
      try Evidence.endRestriction(of: customer, for: row.id, in: tx)
      lost += try Outcomes(of: row, in: tx).erased
      if row.state.isOpen, row.state.erasedHere == nil, row.state.contradicted == nil {
        state = try advance(OpenCase(id: row.id, state: row.state), .contradict, by: actor, in: tx).state
        caseID = row.id
      }
    }
    if caseID != nil { try ToldAside.released(customer, in: tx) }
    try StandingTable.refold(customer, in: tx)
    let reference = state?.reference ?? CaseReference(from: tx.store.entropy)
    try AuditLog.append(
      AuditEntry(.deathTakenBack, by: actor, subject: customer, reference: state == nil ? "" : reference.description),
      in: tx)
    try write(to: customer, reference, lost, since: began, caseID, in: tx)
    return Undone(
      receipt: Receipt(reference: reference, kind: .deceased, scope: .everything, at: tx.now, answer: nil),
      lost: lost.map(\.category))
  }

  /// From the link in a letter.
  func undo(_ row: CaseTable.Row, in tx: Transaction) throws -> Receipt {
    for customer in try CaseTable.customers(of: row.id, in: tx) where try Deaths.isReported(customer, in: tx) {
      return try undo(for: customer, by: .subject, in: tx).receipt
    }
    // Said before: saying it twice is saying it once.
    return told(row.state, isNews: false).receipt
  }

  private func write(
    to customer: Int64, _ reference: CaseReference, _ lost: [ErasedItem], since: Instant, _ caseID: Int64?,
    in tx: Transaction
  ) throws {
    let language = try People.language(of: customer, in: tx)
    let reach = try Reach.onFile(of: customer, in: tx)
    let endedConsents = try tx.exists(
      "SELECT 1 AS one FROM consent WHERE customer_id = \(customer) AND withdrawn_at >= \(since) LIMIT 1")
    let letter = AliveAfterAll(
      name: reach.name, reference: reference, lost: lost, endedConsents: endedConsents, contact: desk.contact)
    try LetterBox(onFile: reach, language: language, caseID: caseID)
      .toAll(letter.rendered(in: language), kind: "aliveAfterAll", in: tx)
  }
}
