extension Scope {
  /// What stops, as the object of "we stop …".
  package func name(in language: Language) -> String {
    let wording =
      switch self {
      case .newsletter: Wording("deze nieuwsbrief", "this newsletter")
      case .emailNS: Wording("alle reclame per e-mail van NS", "all advertising by e-mail from NS")
      case .emailNSInternational:
        Wording("alle reclame per e-mail van NS International", "all advertising by e-mail from NS International")
      case .post: Wording("alle reclame per post", "all advertising by post")
      case .telephone: Wording("alle reclame per telefoon", "all advertising by telephone")
      case .travelOffers: Wording("aanbiedingen op basis van uw reizen", "offers based on your travelling")
      case .nsExtra: Wording("NS Extra", "NS Extra")
      case .carrierMessages: Wording("het delen met andere vervoerders", "sharing with other carriers")
      case .partnerOffers:
        Wording("aanbiedingen van partners waar u ja op zei", "offers from partners that you said yes to")
      case .emailTracking:
        Wording("meten of u onze e-mail opent", "measuring whether you open our e-mail")
      case .websiteTracking: Wording("meten wat u op onze website doet", "measuring what you do on our website")
      case .serviceMessages:
        Wording("extra berichten over uw kaart of reis", "extra messages about your card or journey")
      case .everything: Wording("alle reclame", "all advertising")
      }
    return wording[language]
  }
}
