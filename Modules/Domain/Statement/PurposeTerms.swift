/// Everything the statement says about one purpose.
package struct PurposeTerms: Hashable, Sendable {
  package let purpose: Purpose
  package let uses: [Use]
  package let assessment: Assessment?
  package let stoppedBy: [StopRule]
  package let optOut: [OptOutRoute]
  package let recipients: [Recipient]
  /// The purposes that rest while this one lives (Art. 18).
  package let pauses: Set<Purpose>
  package let holds: [Hold]

  /// Every way in which it is carried out.
  package var lanes: Set<Lane> { Set(uses.flatMap(\.lanes)) }
}

/// One channel of a purpose, for one or both senders, and what it rests on.
package struct Use: Hashable, Sendable {
  package let channel: Channel
  package let brands: [Brand]
  /// In order of their first day: the latest one begun is the one that counts.
  package let bases: [BasisTerms]

  package var lanes: [Lane] { brands.map { Lane(channel, $0) } }

  package func basis(on day: Day) -> BasisTerms? { bases.last { $0.from.map { $0 <= day } ?? true } }
}

package struct BasisTerms: Hashable, Sendable {
  package let basis: LegalBasis
  package let consent: ConsentName?
  package let agreement: AgreementName?
  /// Set where a legitimate interest reaches no further than the customer exception of Tw 11.7(3).
  package let softOptIn: SoftOptIn?
  /// The first day it counts; nil: from the beginning.
  package let from: Day?
}

/// For an address outside the customer exception the basis is this consent instead (S17, A7b).
package struct SoftOptIn: Hashable, Sendable {
  package let otherwise: ConsentName
}

/// The weighing that a legitimate interest needs (Art. 6(1)(f)).
package struct Assessment: Hashable, Sendable {
  package let reference: String
  package let reviewBy: Day
}

/// Acts which, made at this scope, end the purpose in the lanes the scope covers.
package struct StopRule: Hashable, Sendable {
  package let acts: [Act]
  package let scope: Scope
  /// Only for these categories; nil: for all the purpose holds.
  package let categories: Set<DataCategory>?

  package func reaches(_ lane: Lane, _ category: DataCategory) -> Bool {
    scope.covers(lane) && categories.map { $0.contains(category) } ?? true
  }
}

/// The categories a purpose holds on the same terms.
package struct Hold: Hashable, Sendable {
  package let categories: [DataCategory]
  /// Only for data that serve one of these channels; empty: for all.
  package let channels: [Channel]
  /// Only for details given on one of these occasions; empty: for all.
  package let occasions: [Occasion]
  /// All must be so.
  package let conditions: [Condition]
  /// The earliest counts; empty: for as long as the conditions are so.
  package let until: [HoldTerm]
}

package struct HoldTerm: Hashable, Sendable {
  package let anchor: Anchor
  /// Nil for `never` alone.
  package let period: Period?
  /// The same in words that can be kept and shown.
  package let term: Term
  /// What is said of most of what a sweep finds, made once.
  let expired: Ground

  init(anchor: Anchor, period: Period?, source: String, rule: String) {
    self.anchor = anchor
    self.period = period
    term = Term(anchor: anchor.name, period: period?.description ?? "", source: source, rule: rule)
    expired = .expired(term)
  }
}
