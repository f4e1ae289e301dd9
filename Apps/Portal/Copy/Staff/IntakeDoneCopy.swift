struct IntakeDoneCopy: PageCopy {
  let title: String
  let readAloud: String
  let weWrite: String
  let silence: @Sendable (_ until: String) -> String
  let erasedNow: String
  let asked: [String]
  let erasing: [String]
  let death: [String]
  let referenceTitle: String
  let spokenAs: String
  let due: @Sendable (_ day: String) -> String
  let letter: @Sendable (IntakeDonePage.Letter?) -> String
  let next: String

  static let nl = IntakeDoneCopy(
    title: "Vastgelegd",
    readAloud: "Lees dit voor",
    weWrite: "Wij sturen u nu een bericht. Was u het? Dan hoeft u niets te doen.",
    silence: { "Op \($0) wissen wij wat wij alleen daarvoor bewaarden." },
    erasedNow: "Wat wij alleen daarvoor bewaarden, is gewist. In uw brief staat wat blijft.",
    asked: [
      "Wij hebben uw vraag. U krijgt een bericht op het adres dat wij van u kennen.",
      "Daarin staat hoe u laat zien dat u het bent. Daarna krijgt u antwoord.",
    ],
    erasing: [
      "Wij hebben uw vraag en weten dat u het bent. Reclame is meteen gestopt.",
      "Hebt u een account? Dan schrijven wij eerst elk adres dat wij van u kennen.",
    ],
    death: [
      "Dank u wel dat u het ons laat weten. Wij wensen u veel sterkte.",
      "Alle reclame is meteen gestopt. U hoeft nu niets meer te doen.",
    ],
    referenceTitle: "Het nummer",
    spokenAs: "Zeg na NS:",
    due: { "Het antwoord moet er uiterlijk op \($0) zijn." },
    letter: { letter in
      switch letter {
      case .email: "De brief gaat vanzelf per e-mail."
      case .post: "De brief gaat vanzelf per post."
      case .sentBefore: "Dit was al gestopt. Er gaat geen nieuwe brief."
      case .some(.none): "Wij hebben geen adres. Druk deze bladzijde af en geef of stuur haar mee."
      case nil: "Wij weten niet van wie dit is, dus er gaat geen brief. Wilt u iets meegeven? Druk deze bladzijde af."
      }
    },
    next: "De volgende")

  static let en = IntakeDoneCopy(
    title: "Taken down",
    readAloud: "Read this aloud",
    weWrite: "We now send you a message. Was it you? Then you need do nothing.",
    silence: { "On \($0) we erase what we kept for that alone." },
    erasedNow: "What we kept for that alone is erased. Your letter says what stays.",
    asked: [
      "We have your request. You get a message at the address we know of you.",
      "It says how to show that it is you. Then you get an answer.",
    ],
    erasing: [
      "We have your request and know that it is you. Advertising has stopped at once.",
      "Do you have an account? Then we first write to each address we know of you.",
    ],
    death: [
      "Thank you for letting us know. We wish you much strength.",
      "All advertising has stopped at once. You need do nothing more now.",
    ],
    referenceTitle: "The number",
    spokenAs: "Say after NS:",
    due: { "The answer must be there by \($0)." },
    letter: { letter in
      switch letter {
      case .email: "The letter goes by itself, by e-mail."
      case .post: "The letter goes by itself, by post."
      case .sentBefore: "This had stopped already. No new letter goes."
      case .some(.none): "We have no address. Print this page and give it or send it along."
      case nil: "We do not know whose this is, so no letter goes. To give something along, print this page."
      }
    },
    next: "The next one")
}
