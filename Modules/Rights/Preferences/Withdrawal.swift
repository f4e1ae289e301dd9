package import Domain
import Retention
import Storage

/// A consent is taken back as easily as it was given (Art. 7(3)).
package struct Withdrawal: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  package struct Outcome: Sendable {
    package let erased: [ErasedItem]
    package let kept: [KeptItem]
    /// Set where the withdrawal stopped a way of sending, and so is a case with a letter.
    package let receipt: Receipt?
  }

  package func withdraw(
    _ consent: ConsentName, by customer: Int64, in language: Language
  ) async throws -> Outcome {
    try await desk.store.write { tx in try withdraw(consent, customer, language, in: tx) }
  }

  /// Where the consent opened a way of sending, that way is stopped too: under a statement that also
  /// knows another basis, the messages would otherwise go on. The others end what rests on them.
  func withdraw(
    _ consent: ConsentName, _ customer: Int64, _ language: Language, in tx: Transaction
  ) throws -> Outcome {
    try tx.lock(.person(customer))
    guard let scope = consent.opens else { return try withdrawAlone(consent, customer, in: tx) }
    let receipt = try ObjectToProcessing(desk).submit(
      scope, by: customer, proof: .login, in: language, source: "portal", in: tx)
    return Outcome(erased: receipt.answer?.erased ?? [], kept: receipt.answer?.kept ?? [], receipt: receipt)
  }

  private func withdrawAlone(_ consent: ConsentName, _ customer: Int64, in tx: Transaction) throws -> Outcome {
    guard try Evidence.withdraw(consent, of: customer, in: tx) else {
      return Outcome(erased: [], kept: [], receipt: nil)
    }
    try AuditLog.append(
      AuditEntry(.consentWithdrawn, by: .subject, subject: customer, detail: ["consent": consent.rawValue]), in: tx)
    guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else {
      throw StorageError.corrupt("a consent was withdrawn by somebody who is not there")
    }
    let plan = ErasurePlan.make(from: examination)
    try Erasure.carryOut(plan, by: .subject, in: tx)
    let keeping = Keeping(plan: plan)
    return Outcome(erased: keeping.erased, kept: keeping.kept, receipt: nil)
  }
}

extension ConsentName {
  /// The way of sending, or use, that this consent opened.
  fileprivate var opens: Scope? {
    switch self {
    case .newsletterEmail: .newsletter
    case .emailOffers: .emailNS
    case .newsletterPost, .postOffers: .post
    case .telephoneOffers: .telephone
    case .travelPersonalisation: .travelOffers
    case .carrierMessages: .carrierMessages
    case .partnerOffers, .emailTracking, .websiteTracking: nil
    }
  }
}
