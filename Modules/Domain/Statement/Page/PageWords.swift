/// The turns of phrase of the public page.
struct PageWords {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  var title: String {
    say("Zo gaan wij met uw gegevens om", "How we handle your data")
  }

  var introduction: [String] {
    [
      say(
        "Hier leest u welke gegevens we gebruiken, waarvoor en hoe lang.",
        "Here you read which data we use, what for and how long."),
      say(
        "Een gegeven blijft alleen zolang er nog een doel voor is. Daarna wissen we het.",
        "Data stay only as long as there is a purpose for them. Then we erase them."),
      say(
        "U kunt reclame altijd stoppen. U hoeft niet te zeggen waarom.",
        "You can always stop advertising. You need not say why."),
    ]
  }

  var earliest: String {
    say("Staan er meer termijnen? Dan geldt de kortste.", "Is there more than one period? Then the shortest counts.")
  }

  var stopTravelOffers: String {
    say("Stop aanbiedingen op basis van mijn reizen", "Stop offers based on my travelling")
  }

  func inForce(_ statement: Statement) -> String {
    say("Geldig vanaf \(day(statement.inForceFrom)).", "In force from \(day(statement.inForceFrom)).")
  }

  func basis(_ terms: BasisTerms, of use: Use, until next: Day?) -> String {
    let channel = use.channel.name(in: language)
    let brands = use.brands.map(\.name).joined(separator: say(" en ", " and "))
    var text = "\(channel) (\(brands)): \(ground(terms))"
    if let from = terms.from { text += say(", vanaf \(day(from))", ", from \(day(from))") }
    if let next { text += say(", tot \(day(next))", ", until \(day(next))") }
    return text
  }

  private func ground(_ terms: BasisTerms) -> String {
    let words =
      terms.softOptIn == nil
      ? terms.basis.plain[language]
      : say(
        "na een aankoop of met een account ons eigen belang, anders uw ja",
        "after a purchase or with an account our own interest, otherwise your yes")
    let named = terms.agreement.map { "\(words) (\(agreement($0)))" } ?? words
    return "\(named) [\(terms.basis.article)]"
  }

  func condition(_ condition: Condition) -> String {
    switch condition {
    case .adult: say("alleen als u 16 jaar of ouder bent", "only if you are 16 or older")
    case .agreementMade(let name):
      say("als u dit hebt of had: \(agreement(name))", "if you have or had this: \(agreement(name))")
    case .agreementRuns(let name):
      say("alleen zolang dit loopt: \(agreement(name))", "only while this runs: \(agreement(name))")
    case .consentLives(let name): say("alleen zolang u \(consent(name))", "only while you \(consent(name))")
    case .awaitsConfirmation:
      say(
        "alleen een adres van een aanmelding die u nog niet hebt bevestigd",
        "only an address of a sign-up you have not confirmed yet")
    case .caseOpen: say("zolang uw verzoek loopt", "while your request is open")
    case .underHold: say("alleen tijdens een geschil of onderzoek", "only during a dispute or an inquiry")
    case .underRestriction: say("alleen zolang de beperking duurt", "only while the restriction lasts")
    }
  }

  private func consent(_ name: ConsentName) -> String {
    switch name {
    case .emailTracking: say("meten in e-mail toestaat", "allow measuring in e-mail")
    case .websiteTracking: say("meten op de website toestaat", "allow measuring on the website")
    default: say("ja zegt", "say yes")
    }
  }

  func agreement(_ name: AgreementName?) -> String {
    switch name {
    case .subscription: say("abonnement of kaart", "subscription or card")
    case .nsExtra: "NS Extra"
    case .account: say("account", "account")
    case .businessCard: "NS-Business Card"
    case nil: ""
    }
  }

  func source(_ source: String) -> String {
    switch source {
    case "policy": say("onze eigen keuze", "our own choice")
    case let sentence where sentence.first == "S": say("belofte \(sentence)", "promise \(sentence)")
    case let article: article
    }
  }

  func route(_ route: OptOutRoute) -> String {
    switch route {
    case .portal: say("zelf, op deze website", "yourself, on this website")
    case .footer: say("met de link onder elk bericht", "with the link at the foot of each message")
    case .customerService: say("via onze klantenservice", "through our customer service")
    }
  }

  func cannotStop(_ purpose: Purpose) -> String {
    switch purpose {
    case .hold: say("Dit stopt als het geschil voorbij is.", "This stops when the dispute is over.")
    case .restriction: say("Dit stopt als u het vraagt.", "This stops when you ask for it.")
    default: say("Dit gaat door als u reclame stopt.", "This goes on when you stop advertising.")
    }
  }

  private func day(_ day: Day) -> String { day.words(in: language) }

  func say(_ nl: String, _ en: String) -> String { Wording(nl, en)[language] }
}
