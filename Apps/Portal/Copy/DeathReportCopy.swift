/// Telling us of a death: what we need, and what happens then. Nothing is asked that would hurt to look up.
struct DeathReportCopy: PageCopy {
  let title: String
  let lead: String
  let noProof: String
  let who: String
  let given: String
  let died: String
  let diedHint: String
  let you: String
  let email: String
  let emailHint: String
  let button: String
  let nextTitle: String
  let steps: [String]
  let orCall: String
  let address: AddressCopy

  static let nl = DeathReportCopy(
    title: "Iemand is overleden",
    lead: "Wij wensen u veel sterkte. Met dit formulier laat u het ons weten. Het kost een paar minuten.",
    noProof: "U hoeft niets te bewijzen. Stuur ons geen akte en geen kopie van een paspoort.",
    who: "Wie is er overleden?",
    given: "Voornaam",
    died: "Dag van overlijden",
    diedHint: "Weet u die niet precies? Laat het dan leeg.",
    you: "Wilt u bericht van ons?",
    email: "Uw eigen e-mailadres",
    emailHint: "Alleen om te zeggen dat wij dit hebben gelezen.",
    button: "Laat het ons weten",
    nextTitle: "Hoe het verder gaat",
    steps: [
      "U krijgt een nummer. Daarmee ziet u later hoe het ervoor staat.",
      "Een van ons kijkt ernaar. Was deze persoon klant? Dan stopt alle reclame.",
      "Wij schrijven dan naar het adres dat wij hebben, aan de nabestaanden.",
      "Na dertig dagen wissen wij wat wij alleen voor reclame bewaarden. Klopt het niet, dan kan het tot dan terug.",
    ],
    orCall: "Liever bellen, of een abonnement stoppen? Bel ons:",
    address: .nl)

  static let en = DeathReportCopy(
    title: "Somebody has died",
    lead: "We wish you strength. With this form you let us know. It takes a few minutes.",
    noProof: "You need not prove anything. Send us no certificate and no copy of a passport.",
    who: "Who has died?",
    given: "First name",
    died: "Day of death",
    diedHint: "Not sure of the day? Then leave it empty.",
    you: "Would you like to hear from us?",
    email: "Your own e-mail address",
    emailHint: "Only to say that we have read this.",
    button: "Let us know",
    nextTitle: "What happens next",
    steps: [
      "You get a number. With it you can see later how far it is.",
      "One of us looks at it. Was this person a customer? Then all advertising stops.",
      "We then write to the address we have, to the relatives.",
      "After thirty days we erase what we kept for advertising alone. If it is not so, it can be undone until then.",
    ],
    orCall: "Would you rather call, or end a subscription? Call us:",
    address: .en)
}
