import Domain

struct IntakeCopy: PageCopy {
  let title: String
  let lead: String
  let howTitle: String
  let way: @Sendable (CameBy) -> String
  let ticket: String
  let ticketHint: String
  let day: String
  let whoTitle: String
  let whoText: String
  let email: String
  let phone: String
  let number: String
  let byAddress: String
  let postcode: String
  let houseNumber: String
  let surname: String
  let apart: String
  let apartHint: String
  let button: String
  let seen: String

  static let nl = IntakeCopy(
    title: "Voor een klant",
    lead: "Iemand belt, schrijft of staat voor u. Noteer eerst hoe het binnenkwam.",
    howTitle: "Hoe kwam het binnen?",
    way: { way in
      switch way {
      case .telephone: "Telefoon"
      case .letter: "Brief"
      case .email: "E-mail"
      case .counter: "Balie"
      }
    },
    ticket: "Nummer van het gesprek of de brief",
    ticketHint: "Zoals K-20418. Geen naam, geen telefoonnummer.",
    day: "Wanneer kwam het binnen?",
    whoTitle: "Over wie gaat het?",
    whoText: "Vul één ding in. Neem over wat deze persoon zegt.",
    email: "E-mailadres",
    phone: "Telefoonnummer",
    number: "Klantnummer of kaartnummer",
    byAddress: "Zoek op adres en achternaam",
    postcode: "Postcode",
    houseNumber: "Huisnummer",
    surname: "Achternaam",
    apart: "Voornaam, of laatste vier cijfers van een kaart",
    apartHint: "Meer mensen hebben dit. Zeg dat niet; vraag hier alleen naar.",
    button: "Zoek",
    seen: "Dat u kijkt, leggen wij vast. De klant kan dat lezen.")

  static let en = IntakeCopy(
    title: "For a customer",
    lead: "Somebody calls, writes or stands before you. First note how it came in.",
    howTitle: "How did it come in?",
    way: { way in
      switch way {
      case .telephone: "Telephone"
      case .letter: "Letter"
      case .email: "E-mail"
      case .counter: "Counter"
      }
    },
    ticket: "Number of the call or letter",
    ticketHint: "Such as K-20418. No name, no telephone number.",
    day: "When did it come in?",
    whoTitle: "Whom is it about?",
    whoText: "Fill in one thing. Take down what this person says.",
    email: "E-mail address",
    phone: "Telephone number",
    number: "Customer number or card number",
    byAddress: "Search by address and surname",
    postcode: "Postcode",
    houseNumber: "House number",
    surname: "Surname",
    apart: "First name, or last four digits of a card",
    apartHint: "More people have this. Do not say so; only ask this.",
    button: "Search",
    seen: "We record that you look. The customer can read it.")
}
