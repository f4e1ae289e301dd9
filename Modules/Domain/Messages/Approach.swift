/// One message that somebody means to send, as far as deciding about it needs: never its words.
package struct Approach: Hashable, Sendable {
  /// Every message has exactly one (S5).
  package let purpose: Purpose
  package let lane: Lane
  package let content: MessageContent
  /// The kinds of data the recipients were picked by, beside having an address.
  package let picksBy: Set<DataCategory>

  package init(_ purpose: Purpose, _ lane: Lane, _ content: MessageContent, picksBy: Set<DataCategory> = []) {
    self.purpose = purpose
    self.lane = lane
    self.content = content
    self.picksBy = picksBy
  }
}

/// What a message is about: advertising, or what the law lets us say to every customer.
package enum MessageContent: Hashable, Sendable {
  case offer(OfferKind, for: Objective)
  case service(ServiceReason)
}

/// Whose product is offered (A7b): the customer exception of Tw 11.7(3) reaches own, similar products of the same
/// entity and nothing else.
package enum OfferKind: String, CaseIterable, Codable, Sendable {
  case ownSimilar
  case ownOther
  /// Somebody else's, sent by us (S38–S41, A8); also an arrangement with a third party's admission.
  case partner
}

/// What an offer is for. Recipients may be picked by how they travel for the first two alone (S7).
package enum Objective: String, CaseIterable, Codable, Sendable {
  case passengerGrowth
  case passengerSpreading
  case relationship

  package var allowsTravelData: Bool {
    switch self {
    case .passengerGrowth, .passengerSpreading: true
    case .relationship: false
    }
  }
}

/// Why a message without advertising is sent, closed (S26).
package enum ServiceReason: String, CaseIterable, Codable, Sendable {
  case purchase
  case management
  case change
  case termination
  case bookingChange
  case disruption
}
