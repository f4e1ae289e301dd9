/// Art. 6(1), as far as this statement uses it.
package enum LegalBasis: String, CaseIterable, Codable, Sendable {
  case consent
  case contract
  case legalObligation
  case legitimateInterest

  package var article: String {
    switch self {
    case .consent: "art. 6(1)(a)"
    case .contract: "art. 6(1)(b)"
    case .legalObligation: "art. 6(1)(c)"
    case .legitimateInterest: "art. 6(1)(f)"
    }
  }

  /// What a person calls it: the one place where a page or letter finds these words.
  package var plain: Wording {
    switch self {
    case .consent: Wording("u zei er ja op", "you said yes to it")
    case .contract: Wording("uw overeenkomst met ons", "your agreement with us")
    case .legalObligation: Wording("de wet eist het", "the law demands it")
    case .legitimateInterest:
      Wording("ons eigen belang, afgewogen tegen het uwe", "our own interest, weighed against yours")
    }
  }
}

/// The agreements a purpose can rest on.
package enum AgreementName: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// A subscription or a card in the person's name.
  case subscription
  case nsExtra
  /// The account on the portal.
  case account
  case businessCard
}

/// The consents a purpose can rest on; each is given and withdrawn on its own.
package enum ConsentName: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  case emailOffers
  case newsletterEmail
  case newsletterPost
  case postOffers
  case telephoneOffers
  /// Offers of partners, sent by ourselves (A8).
  case partnerOffers
  /// Passing details on to other carriers for their service messages (S36).
  case carrierMessages
  /// Personalising with travel data beyond growth and spreading (S7).
  case travelPersonalisation
  case emailTracking
  case websiteTracking
}
