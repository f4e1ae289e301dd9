/// The frame around the statement; what stands in it comes from the statement's own data.
struct StatementCopy: PageCopy {
  let title: String
  let lead: String
  let inForce: @Sendable (_ day: String) -> String
  let stopTitle: String
  let stopText: String
  let stopButton: String
  let travelButton: String
  let basis: String
  let contactTitle: String
  let kinds: String
  let recipients: String
  let stop: String
  let rightsTitle: String
  let rightsText: String
  let rightsButton: String

  static let nl = StatementCopy(
    title: "Wat wij met uw gegevens doen",
    lead: "Per doel leest u wat wij gebruiken, waarom dat mag, hoe lang, en hoe u stopt.",
    inForce: { "Dit geldt sinds \($0)." },
    stopTitle: "Liever geen reclame?",
    stopText: "Stoppen kost één minuut en is gratis.",
    stopButton: "Stop de reclame",
    travelButton: "Stop alleen aanbiedingen die bij mijn reizen passen",
    basis: "Waarom dat mag",
    contactTitle: "Wat telt als contact?",
    kinds: "Deze soorten gegevens",
    recipients: "Wie het zien",
    stop: "Zo stopt u",
    rightsTitle: "Zien, wissen of verbeteren?",
    rightsText: "Dat kan altijd. Het kost niets.",
    rightsButton: "Vraag het ons")

  static let en = StatementCopy(
    title: "What we do with your data",
    lead: "For each purpose you read what we use, why we may, how long, and how you stop it.",
    inForce: { "This holds since \($0)." },
    stopTitle: "Rather no advertising?",
    stopText: "Stopping takes one minute and is free.",
    stopButton: "Stop the advertising",
    travelButton: "Stop only offers that fit my travelling",
    basis: "Why we may",
    contactTitle: "What counts as contact?",
    kinds: "These kinds of data",
    recipients: "Who sees it",
    stop: "How you stop it",
    rightsTitle: "See, erase or correct?",
    rightsText: "You always can. It costs nothing.",
    rightsButton: "Ask us")
}
