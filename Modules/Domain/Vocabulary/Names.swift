extension DataCategory {
  /// What a person calls this kind of data: starts in lower case, to stand inside a sentence.
  package func name(in language: Language) -> String { wording[language] }

  private var wording: Wording {
    switch self {
    case .contactDetails: Wording("contactgegevens", "contact details")
    case .transactions: Wording("aankopen", "purchases")
    case .travelBehaviour: Wording("reisgedrag per maand", "travel behaviour per month")
    case .contactHistory: Wording("contact met onze klantenservice", "contact with our customer service")
    case .customerProfile: Wording("klantprofiel", "customer profile")
    case .engagement: Wording("open- en klikgedrag", "opening and clicking")
    case .derivedPreferences: Wording("voorkeuren", "preferences")
    case .businessContactDetails: Wording("zakelijke contactgegevens", "business contact details")
    case .extraBenefits: Wording("profiel en voordelen van NS Extra", "NS Extra profile and benefits")
    case .rawTrip: Wording("losse reizen", "single trips")
    case .product: Wording("abonnementen en kaarten", "subscriptions and cards")
    case .financial: Wording("facturen", "invoices")
    case .proof: Wording("bewijs van uw keuzes", "proof of your choices")
    case .account: Wording("account", "account")
    case .caseFile: Wording("dossier van uw verzoek", "file of your request")
    case .suppression: Wording("afgeschermde afmelding", "shielded opt-out")
    case .disclosure: Wording("wat wij met anderen deelden", "what we shared with others")
    case .export: Wording("klaargezette kopie", "copy made ready for you")
    case .delivery: Wording("verzonden berichten", "messages sent")
    case .deceased: Wording("melding van overlijden", "report of a death")
    case .staffView: Wording("inzage door medewerkers", "views by our staff")
    case .audit: Wording("logboek van handelingen", "log of actions")
    case .ledger: Wording("register van weigeringen", "ledger of refusals")
    }
  }
}

extension Purpose {
  /// What a person calls this purpose: starts in lower case, to stand inside a sentence.
  package func name(in language: Language) -> String { wording[language] }

  private var wording: Wording {
    switch self {
    case .marketingActions: Wording("acties en aanbiedingen", "promotions and offers")
    case .spoordeelwinkel: Wording("de Spoordeelwinkel", "the Spoordeelwinkel shop")
    case .newsletterEmail: Wording("de nieuwsbrief per e-mail", "the newsletter by e-mail")
    case .newsletterPost: Wording("de nieuwsbrief per post", "the newsletter by post")
    case .nsExtra: Wording("NS Extra", "NS Extra")
    case .analysis: Wording("onderzoek naar trends", "research into trends")
    case .personalisedOffers: Wording("persoonlijke aanbiedingen", "personal offers")
    case .telephone: Wording("aanbiedingen per telefoon", "offers by telephone")
    case .partnerOffers: Wording("aanbiedingen van partners", "offers from partners")
    case .carrierMessages: Wording("serviceberichten van andere vervoerders", "service messages from other carriers")
    case .signUp: Wording("het bevestigen van uw aanmelding", "confirming your sign-up")
    case .contract: Wording("uw overeenkomst met ons", "your agreement with us")
    case .serviceMessages: Wording("berichten over uw product of reis", "messages about your product or journey")
    case .tax: Wording("de belastingwet", "tax law")
    case .travelIntake: Wording("het samenvatten van reizen per maand", "summing up trips per month")
    case .security: Wording("beveiliging", "security")
    case .rightsHandling: Wording("het behandelen van uw verzoek", "handling your request")
    case .accountability: Wording("verantwoording", "accountability")
    case .claims: Wording("het bewijzen van afspraken", "proving what was agreed")
    case .hold: Wording("een lopend geschil", "a dispute under way")
    case .restriction: Wording("een beperking op uw verzoek", "a restriction at your request")
    }
  }
}

extension Channel {
  package func name(in language: Language) -> String {
    switch self {
    case .email: Wording("e-mail", "e-mail")[language]
    case .post: Wording("post", "post")[language]
    case .telephone: Wording("telefoon", "telephone")[language]
    case .inHouse: Wording("binnen ons bedrijf", "within our company")[language]
    }
  }
}

extension Brand {
  package var name: String {
    switch self {
    case .ns: "NS"
    case .nsInternational: "NS International"
    }
  }
}
