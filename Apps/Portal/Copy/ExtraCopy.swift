struct ExtraCopy: PageCopy {
  let title: String
  let said: @Sendable (ExtraPage.Said) -> String
  let running: @Sendable (_ since: String) -> String
  let joinTitle: String
  let joinText: String
  let join: String
  let missingTitle: String
  let details: String
  let profileTitle: String
  let noProfile: String
  let profileOf: @Sendable (_ day: String) -> String
  let howTitle: String
  let serviceOnlyTitle: String
  let serviceOnlyText: String
  let wholeText: String
  let whole: String
  let couponsTitle: String
  let noCoupons: String
  let use: @Sendable (_ name: String) -> String
  let used: @Sendable (_ name: String, _ day: String) -> String
  let termsTitle: String
  let leaveTitle: String
  let leaveText: String
  let lost: String
  let nothingLost: String
  let leave: String

  static let nl = ExtraCopy(
    title: "Mijn NS Extra",
    said: { said in
      switch said {
      case .joined: "U doet mee met NS Extra."
      case .left: "NS Extra is gestopt. Wat daar bij hoorde, is gewist. U krijgt hierover bericht."
      case .redeemed: "Uw voordeel is gebruikt."
      case .notRedeemed: "Dit voordeel is al gebruikt, of bestaat niet meer."
      case .otherTerms: "De afspraken zijn veranderd. Lees ze nog eens."
      case .restricted: "Uw gegevens rusten nu, omdat u dat vroeg. Daarom kan dit nog niet."
      }
    },
    running: { "U doet mee sinds \($0)." },
    joinTitle: "Meedoen",
    joinText: "Dit spreken wij dan met u af:",
    join: "Ik doe mee",
    missingTitle: "Dit is nog nodig om mee te doen",
    details: "Naar mijn naam en adres",
    profileTitle: "Uw profiel",
    noProfile: "Wij weten nog te weinig van uw reizen voor een profiel.",
    profileOf: { "Zo telden wij het op \($0)." },
    howTitle: "Hoe wij daaraan komen",
    serviceOnlyTitle: "Alleen voor uw voordelen",
    serviceOnlyText: "U stopte alle reclame en hield NS Extra. Wij sturen u niets en maken geen profiel.",
    wholeText: "Wilt u weer alles van NS Extra? Dan gelden de afspraken hieronder weer.",
    whole: "Weer alles van NS Extra",
    couponsTitle: "Uw voordelen",
    noCoupons: "U hebt nu geen voordelen.",
    use: { "Gebruik: \($0)" },
    used: { "\($0): gebruikt op \($1)" },
    termsTitle: "Wat wij hebben afgesproken",
    leaveTitle: "Stoppen",
    leaveText: "Met één klik. Uw profiel en uw reizen per maand voor NS Extra wissen wij meteen.",
    lost: "Deze voordelen vervallen dan:",
    nothingLost: "U verliest geen voordelen.",
    leave: "Stop met NS Extra")

  static let en = ExtraCopy(
    title: "My NS Extra",
    said: { said in
      switch said {
      case .joined: "You have joined NS Extra."
      case .left: "NS Extra has ended. What belonged to it is erased. You get a message about it."
      case .redeemed: "Your benefit is used."
      case .notRedeemed: "This benefit has been used already, or is no longer there."
      case .otherTerms: "What we agree on has changed. Please read it again."
      case .restricted: "Your data rest now, because you asked for it. So this cannot be done yet."
      }
    },
    running: { "You have taken part since \($0)." },
    joinTitle: "Join",
    joinText: "This is what we then agree on:",
    join: "I join",
    missingTitle: "This is still needed to join",
    details: "To my name and address",
    profileTitle: "Your profile",
    noProfile: "We know too little of your travelling for a profile yet.",
    profileOf: { "This is how we counted it on \($0)." },
    howTitle: "How we come to it",
    serviceOnlyTitle: "For your benefits alone",
    serviceOnlyText: "You stopped all advertising and kept NS Extra. We send you nothing and make no profile.",
    wholeText: "Do you want all of NS Extra again? Then what is agreed below counts again.",
    whole: "All of NS Extra again",
    couponsTitle: "Your benefits",
    noCoupons: "You have no benefits now.",
    use: { "Use: \($0)" },
    used: { "\($0): used on \($1)" },
    termsTitle: "What we have agreed",
    leaveTitle: "Leave",
    leaveText: "With one click. Your profile and your journeys by month for NS Extra we erase at once.",
    lost: "These benefits are then lost:",
    nothingLost: "You lose no benefits.",
    leave: "Leave NS Extra")
}
