/// What a person comes to do, or what somebody does for them.
package enum CaseKind: String, CaseIterable, Codable, Sendable {
  /// Art. 21: everything kept for the relationship, all channels.
  case objection
  /// One channel, brand or purpose (A3).
  case optOut
  /// The same from the foot of a mail, by its token: it stops, and can never erase (T6).
  case unsubscribe
  /// Of a consent (Art. 7(3)).
  case withdrawal
  /// The end of the NS Extra agreement (S35).
  case leavingExtra
  /// Somebody reports a death: stops at once, erases when nobody contradicts.
  case deceased
  case access, portability
  case erasure
  case rectification, restriction
  case complaint

  /// Acts that are never weighed and so have no refusal (A4, Art. 7(3), Art. 21(3)).
  package var isNeverRefused: Bool { stopsFirst }

  /// The first effect: it stops use at once and asks for no identity.
  package var stopsFirst: Bool {
    switch self {
    case .objection, .optOut, .unsubscribe, .withdrawal, .leavingExtra, .deceased: true
    case .access, .portability, .erasure, .rectification, .restriction, .complaint: false
    }
  }

  /// The second effect: something is erased, once it is proven who asks.
  package var erases: Bool {
    switch self {
    case .objection, .optOut, .withdrawal, .leavingExtra, .deceased, .erasure: true
    case .unsubscribe, .access, .portability, .rectification, .restriction, .complaint: false
    }
  }

  /// Whether silence after a notice counts as proof. Never where data leave the house, and never for
  /// the erasure of a whole account.
  package var acceptsSilence: Bool {
    switch self {
    case .objection, .optOut, .withdrawal, .leavingExtra, .deceased: true
    case .unsubscribe, .access, .portability, .erasure, .rectification, .restriction, .complaint: false
    }
  }

  /// Whether it ends after the stop alone: who holds a mail's token has proven nothing, and need not.
  package var endsStopped: Bool { self == .unsubscribe }
}
