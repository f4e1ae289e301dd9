struct DetailsCopy: PageCopy {
  let title: String
  let lead: String
  let heading: @Sendable (DetailsPage.What) -> String
  let change: @Sendable (DetailsPage.What) -> String
  let newSince: @Sendable (_ day: String) -> String
  let saved: @Sendable (DetailsPage.Saved) -> String
  let emailNote: String
  let given: String
  let street: String
  let place: String
  let save: String
  let nothing: String
  let nextTitle: String
  let nextText: String
  let password: String
  let address: AddressCopy

  static let nl = DetailsCopy(
    title: "Mijn naam en adres",
    lead: "Klopt er iets niet? Verbeter het hier.",
    heading: { what in
      switch what {
      case .name: "Uw naam"
      case .email: "Uw e-mailadres"
      case .phone: "Uw telefoonnummer"
      case .address: "Uw adres"
      }
    },
    change: { what in
      switch what {
      case .name: "Naam verbeteren"
      case .email: "Ander e-mailadres"
      case .phone: "Ander telefoonnummer"
      case .address: "Ander adres"
      }
    },
    newSince: { "Dit hebben wij sinds \($0). Klopt dat niet? Bel ons dan." },
    saved: { saved in
      switch saved {
      case .changed(let time): "Veranderd om \(time). U krijgt er bericht van."
      case .linkSent(let email): "Kijk in de mail van \(email). Druk daar op de link, dan geldt het nieuwe adres."
      }
    },
    emailNote: "Wij sturen een link naar het nieuwe adres. Op het oude adres laten wij weten dat het veranderd is.",
    given: "Voornaam",
    street: "Straat",
    place: "Plaats",
    save: "Opslaan",
    nothing: "Wij hebben geen naam of adres van u.",
    nextTitle: "Klopt er iets anders niet?",
    nextText: "Bel ons. Zeg wat er niet klopt en wat het moet zijn.",
    password: "Een nieuw wachtwoord kiezen",
    address: .nl)

  static let en = DetailsCopy(
    title: "My name and address",
    lead: "Is something wrong? Correct it here.",
    heading: { what in
      switch what {
      case .name: "Your name"
      case .email: "Your e-mail address"
      case .phone: "Your telephone number"
      case .address: "Your address"
      }
    },
    change: { what in
      switch what {
      case .name: "Correct the name"
      case .email: "Another e-mail address"
      case .phone: "Another telephone number"
      case .address: "Another address"
      }
    },
    newSince: { "We have had this since \($0). Is that not right? Then call us." },
    saved: { saved in
      switch saved {
      case .changed(let time): "Changed at \(time). You get a message about it."
      case .linkSent(let email): "Look in the mail of \(email). Press the link there, and the new address counts."
      }
    },
    emailNote: "We send a link to the new address. At the old address we say that it has changed.",
    given: "First name",
    street: "Street",
    place: "Town",
    save: "Save",
    nothing: "We have no name or address of yours.",
    nextTitle: "Is something else wrong?",
    nextText: "Call us. Say what is wrong and what it should be.",
    password: "Choose a new password",
    address: .en)
}
