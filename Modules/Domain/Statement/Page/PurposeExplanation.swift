extension Purpose {
  /// What a purpose is for, in our own words to the person.
  package func explanation(in language: Language) -> String { explained[language] }

  private var explained: Wording {
    switch self {
    case .marketingActions:
      Wording(
        "We vertellen u over onze eigen reizen, acties en producten.",
        "We tell you about our own journeys, promotions and products.")
    case .spoordeelwinkel:
      Wording(
        "We sturen u voordelige dagjes uit uit onze Spoordeelwinkel.",
        "We send you good-value days out from our Spoordeelwinkel shop.")
    case .newsletterEmail:
      Wording("We mailen u nieuws over reizen met de trein.", "We e-mail you news about travelling by train.")
    case .newsletterPost:
      Wording("We sturen u nieuws in de brievenbus.", "We send you news through the letterbox.")
    case .nsExtra:
      Wording(
        "U doet mee aan NS Extra. Daarvoor maken we een profiel van u en van uw reizen per maand. "
          + "Zonder die gegevens kan NS Extra niet werken. U kunt altijd stoppen.",
        "You take part in NS Extra. For that we make a profile of you and your journeys per month. "
          + "NS Extra cannot work without those data. You can stop at any time.")
    case .analysis:
      Wording(
        "We zoeken trends, zoals drukke trajecten. We kijken zo veel mogelijk naar groepen, niet naar u. "
          + "We zien nooit op welk tijdstip u reisde.",
        "We look for trends, such as busy routes. Wherever we can we look at groups, not at you. "
          + "We never see the time of day you travelled.")
    case .personalisedOffers:
      Wording(
        "We kiezen aanbiedingen die bij u passen. Daarbij letten we op uw reizen per maand. "
          + "Wilt u dat niet? Eén klik is genoeg.",
        "We choose offers that suit you. For that we look at your journeys per month. "
          + "You would rather not? One click is enough.")
    case .telephone:
      Wording("We bellen u met een aanbieding.", "We call you with an offer.")
    case .partnerOffers:
      Wording(
        "We sturen u aanbiedingen van anderen, zoals een theater. Wij sturen ze zelf. "
          + "Die anderen krijgen uw gegevens niet.",
        "We send you offers of others, such as a theatre. We send them ourselves. "
          + "Those others never receive your data.")
    case .carrierMessages:
      Wording(
        "We geven uw gegevens door aan een andere vervoerder. Die stuurt u dan berichten over uw reis.",
        "We pass your details on to another carrier. That carrier then sends you messages about your journey.")
    case .signUp:
      Wording(
        "U meldt zich aan en bevestigt dat in een e-mail. Tot dan doen we verder niets met uw adres.",
        "You sign up and confirm it in an e-mail. Until then we do nothing else with your address.")
    case .contract:
      Wording("We leveren uw abonnement, kaart of boeking.", "We deliver your subscription, card or booking.")
    case .serviceMessages:
      Wording(
        "We berichten u over uw aankoop, uw abonnement of uw reis. Reclame staat er niet in.",
        "We write to you about your purchase, your subscription or your journey. There is no advertising in it.")
    case .tax:
      Wording(
        "De wet verplicht ons facturen te bewaren. Uw reis staat er niet in, alleen het bedrag.",
        "The law obliges us to keep invoices. They hold the amount, not your journey.")
    case .travelIntake:
      Wording(
        "We tellen uw reizen op tot één overzicht per maand. Daarna wissen we de losse reizen.",
        "We add your trips up to one overview per month. Then we erase the single trips.")
    case .security:
      Wording(
        "We houden uw account veilig. We letten ook op wie van ons uw gegevens bekijkt.",
        "We keep your account safe. We also watch who of us looks at your data.")
    case .rightsHandling:
      Wording(
        "We behandelen uw verzoek of klacht en sturen u het antwoord.",
        "We handle your request or complaint and send you the answer.")
    case .accountability:
      Wording(
        "We moeten kunnen laten zien dat we uw keuzes volgen. Zo blijft een afmelding ook later gelden.",
        "We must be able to show that we follow your choices. So an opt-out also counts later.")
    case .claims:
      Wording(
        "We bewaren het bewijs van wat u en wij afspraken.",
        "We keep the proof of what you and we agreed.")
    case .hold:
      Wording(
        "Loopt er een geschil, dan bewaren we wat daarvoor nodig is. We gebruiken het nergens anders voor.",
        "While there is a dispute we keep what it needs. We use it for nothing else.")
    case .restriction:
      Wording(
        "U kunt vragen uw gegevens alleen te bewaren. Dan gebruiken we ze niet.",
        "You can ask us only to store your data. Then we do not use them.")
    }
  }
}
