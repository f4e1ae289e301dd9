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

  init(_ leave: Leave) {
    self.init(
      leave.basis, consent: leave.basis == .consent ? leave.consent : nil,
      agreement: leave.basis == .contract ? leave.agreement : nil, isSoftOptIn: leave.exception != nil)
  }

  /// Every ground there can be, the one that is named before others first. A closed list, so that one byte says which.
  package static let all: [SendGround] = LegalBasis.allCases.flatMap { basis -> [SendGround] in
    let beside = [nil] + ConsentName.allCases.map(Optional.some)
    switch basis {
    case .consent: return ConsentName.allCases.map { SendGround(basis, consent: $0) }
    case .contract:
      return AgreementName.allCases.flatMap { name in beside.map { SendGround(basis, consent: $0, agreement: name) } }
    case .legalObligation: return beside.map { SendGround(basis, consent: $0) }
    case .legitimateInterest:
      return [SendGround(basis, isSoftOptIn: true)] + beside.map { SendGround(basis, consent: $0) }
    }
  }

  /// Its place in `all`.
  package var place: Int { Self.places[self] ?? Self.all.count }

  private static let places: [SendGround: Int] = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
}
