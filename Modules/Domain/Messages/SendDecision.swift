/// Whether one message may be sent to one person, and why: what the audience counts, the send gate asks again, and
/// `why` says in words.
package enum SendDecision: Hashable, Sendable {
  case allowed(SendGround)
  case refused(SendRefusal)

  package var isAllowed: Bool { if case .allowed = self { true } else { false } }
}

/// On what a message rests: what its receipt keeps.
package struct SendGround: Hashable, Sendable {
  package let basis: LegalBasis
  /// Where it rests on a consent, or an offer needs one beside its basis.
  package let consent: ConsentName?
  package let agreement: AgreementName?
  /// The customer exception of Tw 11.7(3).
  package let isSoftOptIn: Bool

  package init(
    _ basis: LegalBasis, consent: ConsentName? = nil, agreement: AgreementName? = nil, isSoftOptIn: Bool = false
  ) {
    self.basis = basis
    self.consent = consent
    self.agreement = agreement
    self.isSoftOptIn = isSoftOptIn
  }
}

/// Why a message may not be sent. Closed: whatever is not known to be allowed is one of these.
package enum SendRefusal: Hashable, Sendable {
  /// The statement does not carry this purpose out by this way of sending.
  case wayNotStated
  /// A purpose of the relationship with a service message, or the other way round.
  case contentDoesNotFit
  /// Nothing on file by which to reach the person this way.
  case noAddress
  case ground(Ground)
  /// The customer exception does not reach this offer (A7b), or a partner's needs its own consent (A8).
  case offerNeedsConsent(ConsentName)
  /// The purpose has nothing to do with that kind of data.
  case mayNotPickBy(DataCategory)
  /// It has, and not for this person now.
  case mayNotPickByOf(DataCategory, Ground)
  /// Picked by travel for something else than growth or spreading (S7).
  case travelNeedsConsent
  /// Found by an address that the suppression list shields (A6).
  case suppressed
  /// Mail came back from there, or was complained about (R20).
  case addressUnusable
  case inDeceasedRegister
  /// Only for who is no customer (Code Postfilter).
  case inPostfilter
  /// So many messages came lately that this one would be too many.
  case tooManyLately
  /// No product or booking that the service message could be about (S26).
  case noLiveProduct
}

/// What the tables know of a person beside standing and addresses; looked up when the message is about to go.
package struct Screening: Hashable, Sendable {
  package var isSuppressed = false
  package var isUnusable = false
  package var isInDeceasedRegister = false
  package var isInPostfilter = false
  package var hasHadEnough = false
  package var hasLiveProduct = true

  package init() {}
}

/// The one decision of all marketing: person, purpose, way of sending and day in; leave with its basis, or a reason.
/// Pure; `details` are the person's addresses as the statement sees them.
package func decide(
  _ statement: Statement, _ standing: Standing, _ details: [Datum], _ approach: Approach, _ day: Day,
  _ screening: Screening = Screening()
) -> SendDecision {
  guard let use = statement.use(of: approach) else { return .refused(.wayNotStated) }
  guard approach.fits else { return .refused(.contentDoesNotFit) }
  var refusal: SendRefusal = .noAddress
  var ground: SendGround?
  for detail in details where detail.channels.contains(approach.lane.channel) {
    switch mayUse(statement, standing, detail, day, for: approach.purpose, over: approach.lane) {
    case .allowed(let basis, _): ground = ground ?? use.ground(basis, on: day, detail)
    case .refused(let why): refusal = .ground(why)
    case .notHeld: continue
    }
  }
  guard var ground else { return .refused(refusal) }
  if let needed = approach.consentBeside(ground, use, on: day) {
    guard standing.lives(needed, on: day) else { return .refused(.offerNeedsConsent(needed)) }
    ground = SendGround(ground.basis, consent: needed, agreement: ground.agreement)
  }
  if let refusal = approach.refusalOfPicking(statement, standing, day) { return .refused(refusal) }
  if let refusal = screening.refusal(standing, approach, day) { return .refused(refusal) }
  return .allowed(ground)
}

extension Statement {
  fileprivate func use(of approach: Approach) -> Use? {
    terms(of: approach.purpose)?.uses.first { $0.channel == approach.lane.channel && $0.lanes.contains(approach.lane) }
  }
}

extension Use {
  fileprivate func ground(_ basis: LegalBasis, on day: Day, _ detail: Datum) -> SendGround {
    guard let terms = self.basis(on: day) else { return SendGround(basis) }
    let isSoft = basis == .legitimateInterest && terms.softOptIn != nil
    return SendGround(
      basis, consent: basis == .consent ? terms.consent ?? terms.softOptIn?.otherwise : nil,
      agreement: terms.agreement, isSoftOptIn: isSoft)
  }
}

extension Approach {
  fileprivate var fits: Bool {
    switch content {
    case .offer: purpose.servesRelationship
    case .service: purpose == .serviceMessages
    }
  }

  /// The consent an offer needs although its purpose is alive. A letter on paper is no electronic message.
  fileprivate func consentBeside(_ ground: SendGround, _ use: Use, on day: Day) -> ConsentName? {
    guard case .offer(let kind, _) = content, lane.channel != .post else { return nil }
    switch kind {
    case .ownSimilar: return nil
    case .ownOther: return ground.isSoftOptIn ? use.basis(on: day)?.softOptIn?.otherwise : nil
    case .partner: return .partnerOffers
    }
  }

  fileprivate func refusalOfPicking(_ statement: Statement, _ standing: Standing, _ day: Day) -> SendRefusal? {
    for category in picksBy.sorted(by: { $0.rawValue < $1.rawValue }) {
      let fresh = Datum(category, days: [.recorded: day, .happened: day, .monthEnd: day])
      switch mayUse(statement, standing, fresh, day, for: purpose, over: lane) {
      case .allowed: break
      case .refused(let ground): return .mayNotPickByOf(category, ground)
      case .notHeld: return .mayNotPickBy(category)
      }
    }
    guard picksBy.contains(.travelBehaviour), case .offer(_, let objective) = content, !objective.allowsTravelData,
      !standing.lives(.travelPersonalisation, on: day)
    else { return nil }
    return .travelNeedsConsent
  }
}

extension Screening {
  fileprivate func refusal(_ standing: Standing, _ approach: Approach, _ day: Day) -> SendRefusal? {
    if isUnusable { return .addressUnusable }
    if case .service = approach.content { return hasLiveProduct ? nil : .noLiveProduct }
    if isSuppressed { return .suppressed }
    if approach.lane.channel == .post {
      if isInDeceasedRegister { return .inDeceasedRegister }
      let isCustomer = standing.agreements.values.contains { $0.runs(on: day) }
      if isInPostfilter, !isCustomer { return .inPostfilter }
    }
    return hasHadEnough ? .tooManyLately : nil
  }
}

extension Standing {
  fileprivate func lives(_ name: ConsentName, on day: Day) -> Bool {
    consents[name].map { $0.lives && $0.given.day <= day } ?? false
  }
}
