package import Domain
import Retention
import Storage

/// The two effects of a stop, each in the caller's transaction: first it stops, then, once proven,
/// it erases.
struct Stopping {
  let caseID: Int64
  let scope: Scope
  let reference: CaseReference
  let actor: Actor
  /// NS Extra goes on for its benefits alone, where it runs (A3).
  var keepsExtra = false

  var act: Act {
    switch scope {
    case .nsExtra: .leavingExtra
    case .everything: .objection
    case _ where scope.consentAlone != nil: .withdrawal
    default: .optOut
    }
  }

  /// Stops at once. What it ends rests until somebody has proven to be the person.
  ///
  /// - Parameter restricting: Art. 18: stored and used for nothing, until proof or contradiction.
  func stop(
    _ customer: Int64, source: String, proven: Bool, restricting: Bool, in tx: Transaction
  ) throws -> Int64 {
    try tx.lock(.person(customer))
    try CaseTable.link(caseID, to: customer, in: tx)
    let stop = try Evidence.stop(act, scope, of: customer, source: source, proven: proven, in: tx)
    try audit(.stopped, customer, ["scope": scope.rawValue, "proven": String(proven)], in: tx)
    try recall(customer, in: tx)
    if restricting {
      try ToldAside.restricted(customer, in: tx)
      try Evidence.restrict(customer, for: caseID, reason: Self.unprovenObjection, in: tx)
      try audit(.restricted, customer, in: tx)
    }
    return stop
  }

  /// What the printer or a caller has is called back: it may still come, and then not for want of asking (S25).
  func recall(_ customer: Int64, in tx: Transaction) throws {
    if try PrintBatches.recall(from: customer, within: scope, in: tx) > 0 {
      try audit(.messageRecalled, customer, in: tx)
    }
  }

  /// Suppresses every way to reach the person that the scope covers (A6).
  func suppress(
    _ customer: Int64, _ targets: [SuppressionList.Target], source: String, in tx: Transaction
  ) throws {
    for target in targets {
      try SuppressionList.suppress(target, scope: scope, source: source, in: tx)
    }
    try audit(.suppressed, customer, ["scope": scope.rawValue], in: tx)
  }

  /// Proven: ends what the scope ends, erases what no purpose holds any longer, and returns the plan.
  func erase(_ customer: Int64, stop: Int64?, in tx: Transaction) throws -> ErasurePlan {
    try tx.lock(.person(customer))
    if let stop { try Evidence.prove(stop: stop, of: customer, in: tx) }
    try Evidence.endRestriction(of: customer, for: caseID, in: tx)
    if scope == .everything { try settleEarlierStops(of: customer, in: tx) }
    if keepsExtra {
      try keepExtra(customer, in: tx)
    } else if scope.endsExtra {
      if try Evidence.end(.nsExtra, of: customer, on: tx.today, in: tx) {
        try audit(.agreementEnded, customer, ["agreement": AgreementName.nsExtra.rawValue], in: tx)
      }
    }
    try withdrawConsents(of: customer, in: tx)
    guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else {
      throw StorageError.corrupt("a stop was proven for somebody who is not there")
    }
    let plan = ErasurePlan.make(from: examination)
    try Erasure.carryOut(plan, by: actor, reference: reference.description, in: tx)
    return plan
  }

  /// Out of everything that ended the person asks back one thing: NS Extra for what they saved up. No message, no
  /// profile, and no counting of journeys for it; whatever else served an offer goes (A3, S32, S51).
  private func keepExtra(_ customer: Int64, in tx: Transaction) throws {
    guard let agreement = try ServiceExtra.agreement(of: customer, in: tx) else { return }
    // In one breath with the stop, and after it.
    let after = tx.now.adding(milliseconds: 1)
    try Evidence.lift(.nsExtra, Lane(.inHouse, .ns), of: customer, consent: agreement, at: after, in: tx)
    try Evidence.stop(.optOut, .travelOffers, of: customer, source: "portal", proven: true, at: after, in: tx)
    try ExtraBenefits.keep(nil, of: customer, in: tx)
    try audit(.extraKeptForService, customer, in: tx)
  }

  /// What somebody asked unproven before is now known to be the person's own wish: it rests no longer,
  /// and keeps nothing back from being erased.
  private func settleEarlierStops(of customer: Int64, in tx: Transaction) throws {
    let unproven = try tx.run(
      """
      SELECT stop_id FROM stop
      WHERE customer_id = \(customer) AND proven_at IS NULL AND taken_back_at IS NULL
        AND scope <> \(Scope.serviceMessages.rawValue)
      ORDER BY at, stop_id
      """)
    for row in unproven {
      try Evidence.prove(stop: try row.integer("stop_id"), of: customer, in: tx)
    }
    let restrictions = try tx.run(
      """
      SELECT DISTINCT case_id FROM restriction
      WHERE customer_id = \(customer) AND until_day IS NULL AND reason = \(Self.unprovenObjection)
      ORDER BY case_id
      """)
    for row in restrictions {
      try Evidence.endRestriction(of: customer, for: try row.integer("case_id"), in: tx)
    }
  }

  private static let unprovenObjection = "unproven objection"

  /// A consent to what was just stopped is withdrawn with it: an objection to everything leaves none
  /// standing (A3).
  private func withdrawConsents(of customer: Int64, in tx: Transaction) throws {
    for consent in try consents(of: customer, in: tx) where try Evidence.withdraw(consent, of: customer, in: tx) {
      try audit(.consentWithdrawn, customer, ["consent": consent.rawValue], in: tx)
    }
  }

  /// NS and NS International each keep a list (S23), and one consent serves both: it is taken back once neither may use it
  /// any more. Until then the stop alone closes the one.
  private func consents(of customer: Int64, in tx: Transaction) throws -> [ConsentName] {
    let shared: [ConsentName] = [.emailOffers, .newsletterEmail]
    switch scope {
    case .emailNS:
      let goesOn = try sendsElsewhere(customer, in: tx) && !stands(.emailNSInternational, customer, in: tx)
      return scope.withdraws.filter { !goesOn || !shared.contains($0) }
    case .emailNSInternational: return try stands(.emailNS, customer, in: tx) ? shared : []
    default: return scope.withdraws
    }
  }

  private func sendsElsewhere(_ customer: Int64, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM contact_detail
      WHERE customer_id = \(customer) AND kind = 'email' AND brand = \(Brand.nsInternational.rawValue) LIMIT 1
      """)
  }

  private func stands(_ scope: Scope, _ customer: Int64, in tx: Transaction) throws -> Bool {
    try StandingTable.standing(of: customer, in: tx)?.stopsInForce(scope, under: tx.statement).isEmpty == false
  }

  private func audit(
    _ action: AuditAction, _ customer: Int64, _ detail: [String: String] = [:], in tx: Transaction
  ) throws {
    try AuditLog.append(
      AuditEntry(action, by: actor, subject: customer, reference: reference.description, detail: detail), in: tx)
  }
}

extension Scope {
  /// The consents that a stop of this scope takes back.
  var withdraws: [ConsentName] {
    switch self {
    case .newsletter: [.newsletterEmail]
    case .emailNS: [.newsletterEmail, .emailOffers, .emailTracking]
    case .emailNSInternational: []
    case .post: [.newsletterPost, .postOffers]
    case .telephone: [.telephoneOffers]
    case .travelOffers: [.travelPersonalisation]
    case .nsExtra: []
    case .carrierMessages: [.carrierMessages]
    case .partnerOffers, .emailTracking, .websiteTracking: [consentAlone].compactMap { $0 }
    case .serviceMessages: []
    case .everything: ConsentName.allCases
    }
  }

  /// Whether NS Extra ends with it, and what is still open in it (A3, S35).
  var endsExtra: Bool { self == .everything || self == .nsExtra }

  /// The kind of case a stop of this scope opens.
  package var caseKind: CaseKind {
    switch self {
    case .everything: .objection
    case .nsExtra: .leavingExtra
    case .carrierMessages, .partnerOffers, .emailTracking, .websiteTracking: .withdrawal
    case .newsletter, .emailNS, .emailNSInternational, .post, .telephone, .travelOffers, .serviceMessages: .optOut
    }
  }
}
