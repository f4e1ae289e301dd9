extension Purpose {
  /// Why something stays for this purpose, and what its end depends on.
  package var reasonToKeep: Wording {
    switch self {
    case .marketingActions, .spoordeelwinkel, .newsletterEmail, .newsletterPost, .analysis, .personalisedOffers,
      .telephone, .partnerOffers:
      Wording("U heeft hier geen stop op gezet.", "You did not stop this.")
    case .nsExtra: Wording("U doet mee met NS Extra, tot u zelf stopt.", "You take part in NS Extra, until you leave.")
    case .carrierMessages:
      Wording("U zei hier ja op, tot u nee zegt.", "You said yes to this, until you say no.")
    case .signUp:
      Wording("U hebt uw aanmelding nog niet bevestigd.", "You have not confirmed your sign-up yet.")
    case .contract:
      Wording(
        "Zolang uw abonnement of kaart loopt, hebben wij dit nodig.",
        "We need this while your subscription or card runs.")
    case .serviceMessages:
      Wording("Zo hoort u het als er iets aan uw reis verandert.", "It lets us tell you when your journey changes.")
    case .tax: Wording("De belastingwet verplicht ons dit te bewaren.", "Tax law obliges us to keep this.")
    case .travelIntake:
      Wording("Losse reizen blijven kort staan en verdwijnen daarna.", "Single trips stay briefly and then go.")
    case .security: Wording("Dit houdt uw account veilig.", "This keeps your account safe.")
    case .rightsHandling:
      Wording("Wij bewaren wat u vroeg en wat wij deden.", "We keep what you asked and what we did.")
    case .accountability:
      Wording(
        "Zo kunnen wij laten zien dat wij ons aan uw keuze houden.", "It lets us show that we respect your choice.")
    case .claims:
      Wording("Hiermee kunnen u en wij bewijzen wat is afgesproken.", "It lets you and us prove what was agreed.")
    case .hold:
      Wording("Er loopt een geschil. Daarna gaat dit ook weg.", "There is a dispute. After it, this goes too.")
    case .restriction:
      Wording("U vroeg ons dit te bewaren en niet te gebruiken.", "You asked us to keep this and not to use it.")
    }
  }
}
