struct MeCopy: PageCopy {
  let title: String
  let greeting: @Sendable (_ name: String) -> String
  let nowTitle: String
  let onlyService: String
  let change: String
  let openTitle: String
  let data: String
  let dataText: String
  let details: String
  let detailsText: String
  let preferences: String
  let preferencesText: String
  let extra: String
  let extraText: String
  let requests: String
  let requestsText: String
  let stop: String
  let stopText: String

  static let nl = MeCopy(
    title: "Mijn overzicht",
    greeting: { "Dag \($0)" },
    nowTitle: "Dit krijgt u nu van ons",
    onlyService: "Alleen berichten over uw reis of abonnement",
    change: "Dit aanpassen",
    openTitle: "Hier zijn wij mee bezig",
    data: "Wat wij van u weten",
    dataText: "Alles op één pagina, met waarom en tot wanneer.",
    details: "Mijn naam en adres",
    detailsText: "Verbeter wat niet klopt, of kies een nieuw wachtwoord.",
    preferences: "Wat u van ons krijgt",
    preferencesText: "Zet berichten aan of uit.",
    extra: "NS Extra",
    extraText: "Doe mee, zie uw voordelen, of stop.",
    requests: "Mijn vragen",
    requestsText: "Kijk hoe het ervoor staat, of stel een nieuwe vraag.",
    stop: "Stop de reclame",
    stopText: "Alles in één keer. Wij wissen dan ook.")

  static let en = MeCopy(
    title: "My overview",
    greeting: { "Hello \($0)" },
    nowTitle: "This is what you get from us now",
    onlyService: "Only messages about your journey or subscription",
    change: "Change this",
    openTitle: "We are working on this",
    data: "What we know about you",
    dataText: "All on one page, with why and until when.",
    details: "My name and address",
    detailsText: "Correct what is wrong, or choose a new password.",
    preferences: "What you get from us",
    preferencesText: "Switch messages on or off.",
    extra: "NS Extra",
    extraText: "Join, see your benefits, or leave.",
    requests: "My questions",
    requestsText: "See how far they are, or ask a new one.",
    stop: "Stop the advertising",
    stopText: "All at once. We then erase too.")
}
