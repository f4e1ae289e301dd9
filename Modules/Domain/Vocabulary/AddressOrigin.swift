/// On what occasion a detail was given to us (A7b).
package enum Occasion: String, CaseIterable, Codable, Sendable {
  case sale
  /// On making a free account: as good as a sale (C-654/23).
  case account
  case signUp
  case enquiry
  case lostProperty
  case employer
}

/// Where a detail comes from, as far as that decides what it may be used for. The entity it was given to and
/// the day are the datum's own.
package struct AddressOrigin: Hashable, Codable, Sendable {
  /// Given by the person, and not by an employer, an agent or another file.
  package let bySubject: Bool
  package let occasion: Occasion
  /// A way out was offered then, and that can be shown.
  package let optOutOffered: Bool

  package init(bySubject: Bool, occasion: Occasion, optOutOffered: Bool) {
    self.bySubject = bySubject
    self.occasion = occasion
    self.optOutOffered = optOutOffered
  }

  /// Given with our offers in view: at a purchase or account of their own with a way out beside it, or to get them (S20).
  package var isForOurOffers: Bool {
    switch occasion {
    case .sale, .account, .signUp: bySubject && optOutOffered
    case .enquiry, .lostProperty, .employer: false
    }
  }

  /// The customer exception of Tw 11.7(3); without it a message needs consent (S17, S18).
  package var allowsSoftOptIn: Bool {
    bySubject && optOutOffered && (occasion == .sale || occasion == .account)
  }
}
