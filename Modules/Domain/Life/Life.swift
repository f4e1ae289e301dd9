/// Whether one purpose may still use one datum, on one day, and why.
package enum Life: Hashable, Sendable {
  /// Usable. `until` is the day on which it will no longer be, where that is known.
  case alive(until: Day?, because: Ground)
  /// Kept, and used for nothing (Art. 18).
  case paused(because: Ground)
  case lapsed(since: Day, because: Ground)

  package var isAlive: Bool { if case .alive = self { true } else { false } }
  package var isLapsed: Bool { if case .lapsed = self { true } else { false } }
  package var ground: Ground {
    switch self {
    case .alive(_, let ground), .paused(let ground), .lapsed(_, let ground): ground
    }
  }
}

/// Why a purpose lives or does not: what a letter, an audit entry and `why` can say.
package enum Ground: Hashable, Sendable {
  /// Alive on this basis; `until` of the life, if any, follows from this term. Without `until`, the
  /// term is one whose first day has not come: two years after the end of what still runs.
  indirect case basis(LegalBasis, Term?)
  /// A term has run out.
  indirect case expired(Term)
  case stopped(Act, Scope, on: Day)
  case consentMissing(ConsentName)
  case consentWithdrawn(ConsentName, on: Day)
  case noAgreement(AgreementName)
  case agreementEnded(AgreementName, on: Day)
  case under16(until: Day)
  /// Alive because of it (the purpose `restriction` itself), at rest during it, or over with it.
  case restricted(since: Day)
  case held(since: Day)
  case noOpenCase
  /// No way of sending that the purpose uses is one this datum can serve.
  case noLane
  /// A day the period needs is not on the datum: a fault, and a fault keeps nothing alive.
  case anchorMissing(Anchor)
}

/// One entry of the statement's `until`: which period, from which day, and who says so.
package struct Term: Hashable, Sendable, Codable {
  package let anchor: String
  package let period: String
  /// An S-number, an article, or `policy` where the period is ours.
  package let source: String
  /// R1...R20.
  package let rule: String

  package init(anchor: String, period: String, source: String, rule: String) {
    self.anchor = anchor
    self.period = period
    self.source = source
    self.rule = rule
  }
}

/// What becomes of a datum: never a Bool, always with its reason.
package enum Verdict: Hashable, Sendable {
  /// Some purpose lives, or a hold keeps it. `until`: the day on which that will have changed.
  case keep(until: Day?, because: [Purpose: Life])
  /// No purpose lives. `since`: the day the last one lapsed.
  case erase(since: Day, under: String, because: [Purpose: Life])

  package var erases: Bool { if case .erase = self { true } else { false } }
  /// R1...R20, where it erases.
  package var rule: String? { if case .erase(_, let rule, _) = self { rule } else { nil } }
}
