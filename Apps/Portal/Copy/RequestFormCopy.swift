struct RequestFormCopy: PageCopy {
  let title: String
  let lead: String
  let question: String
  let label: @Sendable (RequestFormPage.Kind) -> String
  let hint: @Sendable (RequestFormPage.Kind) -> String
  let known: String
  let email: String
  let emailHint: String
  let noEmail: String
  let noEmailText: String
  let button: String
  let nextTitle: String
  let steps: [String]
  let stepsWhenKnown: [String]
  let statusTitle: String
  let statusText: String
  let reference: String
  let statusButton: String
  let address: AddressCopy

  static let nl = RequestFormCopy(
    title: "Zien, wissen of verbeteren",
    lead: "Het kost u niets. U hoeft niet te zeggen waarom.",
    question: "Wat wilt u?",
    label: { kind in
      switch kind {
      case .access: "Zien wat u van mij weet"
      case .erase: "Mijn gegevens laten wissen"
      case .correct: "Iets laten verbeteren"
      }
    },
    hint: { kind in
      switch kind {
      case .access: "U krijgt alles, met waarom en tot wanneer."
      case .erase: "Uw abonnement blijft werken. Wat de wet van ons vraagt, bewaren wij nog."
      case .correct: "Zoals een naam of adres dat niet klopt. Geen e-mail? Dan helpen wij u aan de telefoon."
      }
    },
    known: "Wij doen dit voor",
    email: "Uw e-mailadres",
    emailHint: "Zoals u het ooit aan ons gaf.",
    noEmail: "Ik heb geen e-mail",
    noEmailText: "Bel ons dan. Wij helpen u aan de telefoon.",
    button: "Verstuur",
    nextTitle: "Hoe het verder gaat",
    steps: [
      "Wij sturen een link naar het adres dat wij van u hebben.",
      "U drukt op de link. Zo weten wij dat u het bent.",
      "U krijgt zo snel mogelijk antwoord, en altijd binnen een maand.",
    ],
    stepsWhenKnown: [
      "Wij gaan meteen aan het werk.",
      "U krijgt zo snel mogelijk antwoord, en altijd binnen een maand.",
    ],
    statusTitle: "Al iets gevraagd?",
    statusText: "Vul uw nummer en postcode in. Dan ziet u hoe het ervoor staat.",
    reference: "Uw nummer",
    statusButton: "Kijk",
    address: .nl)

  static let en = RequestFormCopy(
    title: "See, erase or correct",
    lead: "It costs you nothing. You need not say why.",
    question: "What would you like?",
    label: { kind in
      switch kind {
      case .access: "See what you know about me"
      case .erase: "Have my data erased"
      case .correct: "Have something corrected"
      }
    },
    hint: { kind in
      switch kind {
      case .access: "You get everything, with why and until when."
      case .erase: "Your subscription keeps working. What the law asks of us, we keep a while."
      case .correct: "Such as a name or address that is wrong. No e-mail? Then we help you over the telephone."
      }
    },
    known: "We do this for",
    email: "Your e-mail address",
    emailHint: "As you once gave it to us.",
    noEmail: "I have no e-mail",
    noEmailText: "Then call us. We help you over the telephone.",
    button: "Send",
    nextTitle: "What happens next",
    steps: [
      "We send a link to the address we have of you.",
      "You press the link. That tells us it is you.",
      "You get an answer as soon as we can, and always within a month.",
    ],
    stepsWhenKnown: [
      "We set to work at once.",
      "You get an answer as soon as we can, and always within a month.",
    ],
    statusTitle: "Asked something before?",
    statusText: "Fill in your number and postcode. Then you see how far it is.",
    reference: "Your number",
    statusButton: "Look",
    address: .en)
}
