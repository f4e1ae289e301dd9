/// What a person can do that narrows what we may do. Art. 21(3): none of them is ever weighed.
package enum Act: String, CaseIterable, Codable, Sendable {
  case optOut
  case objection
  /// Of a consent (Art. 7(3)).
  case withdrawal
  /// The end of the NS Extra agreement (S35).
  case leavingExtra
}

/// How far an act reaches (A3). What the person did not name goes on.
package enum Scope: String, CaseIterable, Codable, Sendable {
  /// This newsletter only.
  case newsletter
  /// All commercial e-mail of NS.
  case emailNS
  case emailNSInternational
  case post
  case telephone
  /// Offers derived from travelling, and the counters behind them (S15).
  case travelOffers
  case nsExtra
  case carrierMessages
  // One consent with nothing else behind it (Art. 7(3)): to end it is to withdraw it.
  case partnerOffers
  case emailTracking
  case websiteTracking
  /// Service messages that offer a way out (S27): no advertising, and no stop of advertising reaches them. It ends no purpose:
  /// what a contract or a disruption makes us say comes all the same.
  case serviceMessages
  /// The literal S51, and the default of an objection that says no more.
  case everything

  /// Whether it closes ways of sending as a whole, so that an address itself can be suppressed; the
  /// others end purposes and leave the mailbox open.
  package var closesLanes: Bool {
    switch self {
    case .emailNS, .emailNSInternational, .post, .telephone, .everything: true
    case .newsletter, .travelOffers, .nsExtra, .carrierMessages, .partnerOffers, .emailTracking, .websiteTracking,
      .serviceMessages:
      false
    }
  }

  /// Whether a stop of this scope reaches this way of sending.
  package func covers(_ lane: Lane) -> Bool {
    switch self {
    case .newsletter: lane == Lane(.email, .ns)
    case .emailNS: lane == Lane(.email, .ns)
    case .emailNSInternational: lane == Lane(.email, .nsInternational)
    case .post: lane.channel == .post
    case .telephone: lane.channel == .telephone
    case .travelOffers, .nsExtra, .carrierMessages, .everything: true
    case .partnerOffers, .emailTracking, .websiteTracking, .serviceMessages: false
    }
  }

  /// The consent that is all there is to it; nil where the statement says what a stop ends.
  package var consentAlone: ConsentName? {
    switch self {
    case .partnerOffers: .partnerOffers
    case .emailTracking: .emailTracking
    case .websiteTracking: .websiteTracking
    case .newsletter, .emailNS, .emailNSInternational, .post, .telephone, .travelOffers, .nsExtra, .carrierMessages,
      .serviceMessages, .everything:
      nil
    }
  }
}
