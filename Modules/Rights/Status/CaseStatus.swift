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
  /// The day it reached us, where a colleague wrote it down.
  package let arrived: Day?
  /// Set with proof only.
  package let personal: Personal?

  package struct Personal: Hashable, Sendable {
    package let caseID: Int64
    package let erased: [ErasedItem]
    package let kept: [KeptItem]
    package let awaited: [String]
    /// Who confirmed that they erased too, and who never did.
    package let confirmed: [String]
    package let unconfirmed: [String]
    package let isClosed: Bool
    package let completed: Instant?
    package let contradicted: Instant?
    /// Set once something was erased: only then is anything said to stay.
    package let erasedHere: Instant?
    /// From then on the house goes on by itself, unless somebody says that it was not them.
    package let waitsUntil: Instant?
    /// No letter of ours reached the person.
    package let letterFailed: Instant?
    package let hasCertificate: Bool
  }

  /// By the reference alone.
  package static func generic(_ reference: CaseReference, in tx: Transaction) throws -> CaseStatus? {
    guard let row = try CaseTable.find(reference, in: tx) else { return nil }
    // Of a death nobody is told whether it stopped anything: that would say whether the person is a customer.
    let steps = row.state.stepsByReferenceAlone.filter { row.state.kind != .deceased || $0.step == .received }
    return CaseStatus(
      reference: reference, kind: row.state.kind, scope: row.scope, steps: steps,
      due: row.due, arrived: row.state.arrived, personal: nil)
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

  /// With the reference and the postcode on file, once a login or a link has proven who asks.
  ///
  /// Silence proves that nobody contradicted, and not that whoever typed the address is the person: a
  /// neighbour, who knows the postcode too, must not learn here whether we know somebody (DESIGN §6).
  package static func personal(
    _ reference: CaseReference, postcode: Postcode, in tx: Transaction
  ) throws -> CaseStatus? {
    guard let row = try CaseTable.find(reference, in: tx), row.state.proven?.by.showsWhoAsks == true else {
      return nil
    }
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
    let outcomes = try Outcomes(of: row, in: tx)
    return CaseStatus(
      reference: row.state.reference, kind: row.state.kind, scope: row.scope, steps: row.state.steps, due: row.due,
      arrived: row.state.arrived,
      personal: Personal(
        caseID: row.id,
        erased: outcomes.erased, kept: outcomes.kept, awaited: row.state.awaitedRecipients,
        confirmed: row.state.confirmed.keys.sorted(), unconfirmed: row.state.givenUp.keys.sorted(),
        isClosed: !row.state.isOpen, completed: row.state.completed, contradicted: row.state.contradicted,
        erasedHere: row.state.erasedHere, waitsUntil: row.state.actsAt,
        letterFailed: row.state.letterFailed ?? row.state.noticeFailed,
        hasCertificate: row.certificate != nil))
  }
}

extension Proof {
  /// Whether it says that whoever asks is the person; silence says only that nobody minded.
  fileprivate var showsWhoAsks: Bool {
    switch self {
    case .login, .link, .staffCheck: true
    case .silence: false
    }
  }
}
