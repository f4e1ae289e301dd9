// The terms of the Data Privacy Vocabulary for what the record of processing speaks of, so that another program can read
// it. Where the vocabulary has no term there is none: a near miss would say something else.

/// The address of a term.
private enum Vocabulary {
  static func dpv(_ name: String) -> String { "https://w3id.org/dpv#\(name)" }
  static func gdpr(_ name: String) -> String { "https://w3id.org/dpv/legal/eu/gdpr#\(name)" }
  static func data(_ name: String) -> String { "https://w3id.org/dpv/pd#\(name)" }
}

extension Purpose {
  package var dpv: [String] {
    let names: [String] =
      switch self {
      case .marketingActions, .spoordeelwinkel, .newsletterEmail, .newsletterPost, .telephone: ["DirectMarketing"]
      case .partnerOffers: ["Marketing"]
      case .nsExtra: ["PersonalisedBenefits"]
      case .analysis: ["ServiceUsageAnalytics", "OptimisationForController"]
      case .personalisedOffers: ["ServicePersonalisation", "DirectMarketing"]
      case .contract, .serviceMessages: ["FulfilmentOfContractualObligation"]
      case .tax, .rightsHandling, .accountability, .restriction: ["LegalCompliance"]
      case .security: ["IdentityVerification"]
      case .travelIntake: ["ServiceUsageAnalytics"]
      case .carrierMessages, .signUp, .claims, .hold: []
      }
    return (servesRelationship ? [Vocabulary.dpv("CustomerRelationshipManagement")] : []) + names.map(Vocabulary.dpv)
  }
}

extension DataCategory {
  package var dpv: [String] {
    switch self {
    case .transactions: [Vocabulary.data("PurchasesAndSpendingHabit")]
    case .travelBehaviour: [Vocabulary.data("TravelHistory"), Vocabulary.dpv("DerivedPersonalData")]
    case .rawTrip: [Vocabulary.data("TravelHistory")]
    case .customerProfile: [Vocabulary.dpv("Profiling"), Vocabulary.dpv("InferredPersonalData")]
    case .engagement: [Vocabulary.data("CommunicationsMetadata")]
    case .derivedPreferences: [Vocabulary.data("Preference")]
    case .proof: [Vocabulary.dpv("ConsentRecord")]
    case .contactDetails, .contactHistory, .businessContactDetails, .extraBenefits, .product, .financial, .account,
      .caseFile, .suppression, .disclosure, .export, .delivery, .deceased, .staffView, .audit, .ledger:
      []
    }
  }
}

extension LegalBasis {
  package var dpv: String {
    switch self {
    case .consent: Vocabulary.gdpr("A6-1-a")
    case .contract: Vocabulary.gdpr("A6-1-b")
    case .legalObligation: Vocabulary.gdpr("A6-1-c")
    case .legitimateInterest: Vocabulary.gdpr("A6-1-f")
    }
  }
}

extension RecipientKind {
  package var dpv: String {
    switch self {
    case .processor: Vocabulary.dpv("DataProcessor")
    case .carrier, .authority: Vocabulary.dpv("Recipient")
    }
  }
}

extension TransferInstrument {
  package var dpv: String? { self == .standardClauses ? Vocabulary.gdpr("A46-2-c") : nil }
}
