struct ContactListCopy: PageCopy {
  let title: String
  let lead: String
  let add: String
  let cards: String
  let takeIn: String
  let history: String
  let search: String
  let searchButton: String
  let everybody: String
  let caption: String
  let name: String
  let role: String
  let address: String
  let phone: String
  let state: String
  let noCard: String
  let none: String
  let notFound: String
  let cut: @Sendable (_ shown: Int, _ count: Int) -> String
  let exportTitle: String
  let exportText: String
  let formats: [FormatCopy]
  let privateTitle: String
  let privateText: String
  let ownTitle: String
  let ownLink: String
  let devicesLink: String

  /// A form of file, and who reads it.
  struct FormatCopy: CopyPart {
    let value: String
    let name: String
  }

  static let nl = ContactListCopy(
    title: "Contacten van uw bedrijf",
    lead: "Deze mensen staan bij ons op de lijst van uw bedrijf.",
    add: "Iemand toevoegen",
    cards: "Kaarten",
    takeIn: "Een bestand inlezen",
    history: "Wat er is gewijzigd",
    search: "Zoek een naam, adres, nummer of kaart",
    searchButton: "Zoek",
    everybody: "Toon iedereen",
    caption: "Contacten en kaarten van uw bedrijf",
    name: "Naam",
    role: "Wat zij doen",
    address: "E-mail of adres",
    phone: "Telefoon",
    state: "Kaart",
    noCard: "geen kaart",
    none: "Er staat nog niemand op de lijst.",
    notFound: "Niemand gevonden. Zoek met minder letters.",
    cut: { "U ziet er \($0) van de \($1). Zoek om de anderen te zien." },
    exportTitle: "De lijst bewaren",
    exportText: "Kies het programma dat de lijst gaat lezen.",
    formats: [
      FormatCopy(value: "csv", name: "Rekenblad (CSV)"), FormatCopy(value: "outlook", name: "Outlook"),
      FormatCopy(value: "google", name: "Google"), FormatCopy(value: "vcard", name: "Adresboek (vCard)"),
    ],
    privateTitle: "Wat u niet ziet",
    privateText: "Reizen, keuzes over reclame en privéadressen zijn van uw collega zelf.",
    ownTitle: "Voor uzelf",
    ownLink: "Kies wat u op uw werk en thuis krijgt",
    devicesLink: "Computers waarop u bent ingelogd")

  static let en = ContactListCopy(
    title: "Contacts of your company",
    lead: "These people are on our list for your company.",
    add: "Add somebody",
    cards: "Cards",
    takeIn: "Take a file in",
    history: "What was changed",
    search: "Search a name, address, number or card",
    searchButton: "Search",
    everybody: "Show everybody",
    caption: "Contacts and cards of your company",
    name: "Name",
    role: "What they do",
    address: "E-mail or address",
    phone: "Telephone",
    state: "Card",
    noCard: "no card",
    none: "There is nobody on the list yet.",
    notFound: "Nobody found. Search with fewer letters.",
    cut: { "You see \($0) of \($1). Search to see the others." },
    exportTitle: "Keep the list",
    exportText: "Choose the program that is going to read it.",
    formats: [
      FormatCopy(value: "csv", name: "Spreadsheet (CSV)"), FormatCopy(value: "outlook", name: "Outlook"),
      FormatCopy(value: "google", name: "Google"), FormatCopy(value: "vcard", name: "Address book (vCard)"),
    ],
    privateTitle: "What you do not see",
    privateText: "Journeys, choices about advertising and private addresses belong to your colleague.",
    ownTitle: "For yourself",
    ownLink: "Choose what you get at work and at home",
    devicesLink: "Computers on which you are signed in")
}
