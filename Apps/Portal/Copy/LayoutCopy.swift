/// What every page says around its own words.
struct LayoutCopy: PageCopy {
  let skip: String
  let menu: String
  let overview: String
  let logOut: String
  let call: String
  let staff: String
  let statement: String
  let officer: String
  let faults: String
  let faultTitle: @Sendable (String) -> String
  let optional: String
  let didYouMean: String
  let yesMeant: String
  let what: String
  let why: String
  let until: String
  let moreStays: String
  let longest: String
  let complaint: String
  let authority: String

  static let words = Words<LayoutCopy>()

  static let nl = LayoutCopy(
    skip: "Naar de tekst",
    menu: "Menu",
    overview: "Overzicht",
    logOut: "Uitloggen",
    call: "Liever bellen?",
    staff: "Deze pagina's zijn voor medewerkers. Log uit als u weggaat.",
    statement: "Wat wij met gegevens doen",
    officer: "Mail over privacy",
    faults: "Dit is nog niet gelukt",
    faultTitle: { "Nog niet gelukt: \($0)" },
    optional: "mag leeg blijven",
    didYouMean: "Staat er een typfout in uw adres?",
    yesMeant: "Ja, ik bedoel",
    what: "Wat",
    why: "Waarom",
    until: "Tot wanneer",
    moreStays: "Dit zijn de belangrijkste. De hele lijst staat in uw brief.",
    longest: "Bij elke soort staat het doel dat het langst duurt.",
    complaint: "Niet tevreden? Mail onze privacyfunctionaris:",
    authority: "U kunt ook klagen bij de Autoriteit Persoonsgegevens, of naar de rechter gaan.")

  static let en = LayoutCopy(
    skip: "Skip to the text",
    menu: "Menu",
    overview: "Overview",
    logOut: "Log out",
    call: "Rather call?",
    staff: "These pages are for staff. Log out when you leave.",
    statement: "What we do with data",
    officer: "E-mail about privacy",
    faults: "Not there yet",
    faultTitle: { "Not there yet: \($0)" },
    optional: "may stay empty",
    didYouMean: "Is there a typing mistake in your address?",
    yesMeant: "Yes, I mean",
    what: "What",
    why: "Why",
    until: "Until when",
    moreStays: "These are the main ones. The whole list is in your letter.",
    longest: "Beside each kind stands the purpose that lasts longest.",
    complaint: "Not satisfied? E-mail our privacy officer:",
    authority: "You can also complain to the Autoriteit Persoonsgegevens, or go to court.")
}
