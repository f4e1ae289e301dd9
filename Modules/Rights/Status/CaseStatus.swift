package import Domain
package import Storage

/// What a status page may say. With the reference alone: received and stopped, the same for an
/// address nobody has; with proof, everything.
package struct CaseStatus: Hashable, Sendable {
  package let reference: CaseReference
  package let kind: CaseKind
  package let scope: Scope
  package let steps: [StepMark]
  package let due: Day
  /// Set with proof only.
  package let personal: Personal?

  package struct Personal: Hashable, Sendable {
    package let caseID: Int64
    package let erased: [ErasedItem]
    package let kept: [KeptItem]
    package let awaited: [String]
    package let isClosed: Bool
    package let completed: Instant?
    package let contradicted: Instant?
    package let waitsUntil: Instant?
    package let hasCertificate: Bool
  }

  /// By the reference alone.
  package static func generic(_ reference: CaseReference, in tx: Transaction) throws -> CaseStatus? {
    guard let row = try CaseTable.find(reference, in: tx) else { return nil }
    return CaseStatus(
      reference: reference, kind: row.state.kind, scope: row.scope, steps: row.state.stepsByReferenceAlone,
      due: row.due, personal: nil)
  }

  /// For somebody signed in, if the case is theirs.
  package static func personal(
    _ reference: CaseReference, for customer: Int64, in tx: Transaction
  ) throws -> CaseStatus? {
    guard let row = try CaseTable.find(reference, in: tx),
      try CaseTable.customers(of: row.id, in: tx).contains(customer)
    else { return nil }
    return try personal(row, in: tx)
  }

  /// With the reference and the postcode on file.
  package static func personal(
    _ reference: CaseReference, postcode: Postcode, in tx: Transaction
  ) throws -> CaseStatus? {
    guard let row = try CaseTable.find(reference, in: tx) else { return nil }
    for customer in try CaseTable.customers(of: row.id, in: tx) {
      if try ContactDetails.onFile(of: customer, in: tx).address?.postcode == postcode {
        return try personal(row, in: tx)
      }
    }
    return nil
  }

  package static func all(of customer: Int64, in tx: Transaction) throws -> [CaseStatus] {
    try CaseTable.cases(of: customer, in: tx).map { try personal($0, in: tx) }
  }

  private static func personal(_ row: CaseTable.Row, in tx: Transaction) throws -> CaseStatus {
    let outcomes = try CaseTable.outcomes(of: row.id, in: tx)
    return CaseStatus(
      reference: row.state.reference, kind: row.state.kind, scope: row.scope, steps: row.state.steps, due: row.due,
      personal: Personal(
        caseID: row.id,
        erased: outcomes.filter { $0.kind == .erased }.map { ErasedItem($0.category, rows: $0.rows) },
        kept: outcomes.filter { $0.kind == .kept }.compactMap { outcome in
          outcome.purpose.map {
            KeptItem(outcome.category, for: $0, until: outcome.until, source: outcome.source ?? "")
          }
        },
        awaited: row.state.awaitedRecipients, isClosed: !row.state.isOpen, completed: row.state.completed,
        contradicted: row.state.contradicted, waitsUntil: row.state.actsAt,
        hasCertificate: row.certificate != nil))
  }
}
