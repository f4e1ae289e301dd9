/// Why somebody got a message of a campaign: the page its foot leads to, the same for everybody.
struct WhyCopy: PageCopy {
  let title: String
  let whatTitle: String
  let mayTitle: String
  let mayOneOf: String
  let usedTitle: String
  let addressOnly: String
  let addressAndTravel: String
  let stopTitle: String
  let stopText: String
  let stopButton: String
  let ownTitle: String
  let ownText: String
  let ownButton: String
  let statement: String
  /// The message, who sent it and how.
  let what: @Sendable (_ subject: String, _ brand: String, _ channel: String) -> String

  static let nl = WhyCopy(
    title: "Waarom kreeg u dit bericht?",
    whatTitle: "Om welk bericht gaat het?",
    mayTitle: "Waarom mochten wij dit sturen?",
    mayOneOf: "Voor u gold een van deze redenen:",
    usedTitle: "Wat gebruikten wij daarvoor?",
    addressOnly: "Uw naam en adres, en of u klant bent. Niet hoe u reist.",
    addressAndTravel: "Uw naam en adres, en hoe vaak u per maand reist. Niet waar u op een dag was.",
    stopTitle: "Wilt u dit niet meer?",
    stopText: "Dan stoppen wij. U hoeft niet in te loggen en niet te zeggen waarom.",
    stopButton: "Stop de reclame",
    ownTitle: "Wat is er voor u besloten?",
    ownText: "Log in. Daar staat bij elk bericht waarom juist u het kreeg.",
    ownButton: "Bekijk uw gegevens",
    statement: "De hele privacyverklaring",
    what: { "“\($0)”, van \($1), per \($2)." })

  static let en = WhyCopy(
    title: "Why did you get this message?",
    whatTitle: "Which message is it?",
    mayTitle: "Why were we allowed to send it?",
    mayOneOf: "For you it was one of these reasons:",
    usedTitle: "What did we use for it?",
    addressOnly: "Your name and address, and whether you are a customer. Not how you travel.",
    addressAndTravel: "Your name and address, and how often you travel each month. Not where you were on a day.",
    stopTitle: "Would you rather not have it?",
    stopText: "Then we stop. You need not log in, and you need not say why.",
    stopButton: "Stop the advertising",
    ownTitle: "What was decided for you?",
    ownText: "Log in. There it says with each message why you in particular got it.",
    ownButton: "See your data",
    statement: "The whole privacy statement",
    what: { "“\($0)”, from \($1), by \($2)." })
}
