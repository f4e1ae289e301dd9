/// Why data may be used: the columns of the statement's table.
///
/// Everything said *about* a purpose (its basis, period, recipients) is in the statement's data.
package enum Purpose: String, CaseIterable, Codable, Sendable {
  // Maintaining the customer relationship (S5, S10, S15, S36, S41).
  case marketingActions
  case spoordeelwinkel
  case newsletterEmail
  case newsletterPost
  case nsExtra
  case analysis
  case personalisedOffers
  case telephone
  case partnerOffers
  case carrierMessages

  // What else the company does with data.
  /// Keeping an address until its owner has confirmed a sign-up, and for nothing else (S20).
  case signUp
  case contract
  case serviceMessages
  case tax
  case travelIntake
  case security
  case rightsHandling
  case accountability
  case claims
  case hold
  case restriction

  /// Whether S51 speaks of it: an objection to everything ends these and only these.
  package var servesRelationship: Bool {
    switch self {
    case .marketingActions, .spoordeelwinkel, .newsletterEmail, .newsletterPost, .nsExtra, .analysis,
      .personalisedOffers, .telephone, .partnerOffers, .carrierMessages:
      true
    case .signUp, .contract, .serviceMessages, .tax, .travelIntake, .security, .rightsHandling, .accountability,
      .claims,
      .hold, .restriction:
      false
    }
  }

  /// Whether it only keeps what is there: it admits no write and no use (Art. 18, 17(3)(e)).
  package var onlyKeeps: Bool {
    switch self {
    case .hold, .restriction: true
    default: false
    }
  }
}
