import Domain

/// After stopping. Its readers must know three things from this page alone: what stopped, what
/// stays, what they must do.
struct ObjectionDoneCopy: PageCopy {
  let title: String
  let heading: @Sendable (_ time: String, _ scope: Scope) -> String
  let onlyService: String
  let restStays: String
  let youTitle: String
  let nothing: String
  let noticeFirst: String
  let noticeConfirm: String
  let noticeWait: @Sendable (Notice) -> String
  let stillTitle: String
  let nothingArrives: String
  let erasedTitle: String
  let nothingErased: String
  let benefits: String
  let staysTitle: String
  let nothingStays: String
  let referenceTitle: String
  let referenceText: String
  let letter: @Sendable (LetterWay) -> String
  let print: String
  let follow: String

  static let nl = ObjectionDoneCopy(
    title: "Klaar",
    heading: { time, scope in
      let start = "Klaar. Vanaf nu, \(time), "
      return switch scope {
      case .everything: start + "sturen wij u geen reclame meer."
      case .emailNS: start + "sturen wij u geen reclame per e-mail meer."
      case .emailNSInternational: start + "krijgt u geen reclame van NS International meer."
      case .post: start + "sturen wij u geen reclame per post meer."
      case .telephone: start + "bellen wij u niet meer met aanbiedingen."
      case .travelOffers: start + "gebruiken wij uw reizen niet meer voor aanbiedingen."
      case .nsExtra: start + "is NS Extra voor u gestopt."
      case .carrierMessages: start + "geven wij niets meer door aan andere vervoerders."
      case .newsletter: start + "krijgt u deze nieuwsbrief niet meer."
      }
    },
    onlyService:
      "U krijgt alleen nog berichten over uw reis of abonnement. Hebt u een abonnement? Dan blijft dat werken.",
    restStays: "De rest blijft zoals het was. Hebt u een abonnement? Dan blijft dat werken.",
    youTitle: "Wat moet u doen?",
    nothing: "Niets. De reclame is gestopt.",
    noticeFirst: "Kennen wij u, dan sturen wij u nu een bericht. Daarin staat wat wij gaan wissen.",
    noticeConfirm:
      "Met de knop in dat bericht wissen wij meteen. Was u het niet? Dan draait de andere knop alles terug.",
    noticeWait: {
      "Doet u niets, dan wissen wij na \($0.hours) uur. Kan ons bericht alleen per post, dan na \($0.daysByPost) dagen."
    },
    stillTitle: "Wat kan er nog komen?",
    nothingArrives: "Niets. Er is geen reclame meer onderweg.",
    erasedTitle: "Wat wissen wij?",
    nothingErased: "Er was nu niets te wissen.",
    benefits: "NS Extra is gestopt. Deze voordelen zijn vervallen:",
    staysTitle: "Wat blijft er?",
    nothingStays: "Niets. Alleen een afgeschermde code blijft, zodat wij u nooit weer aanschrijven.",
    referenceTitle: "Uw nummer",
    referenceText: "Bewaar dit nummer. U kunt het aan de telefoon voorlezen.",
    letter: { way in
      switch way {
      case .email(let address): "Wij sturen u dit ook per e-mail, naar \(address)."
      case .post: "Wij sturen u dit ook per post."
      }
    },
    print: "Liever op papier? Kies ‘Afdrukken’ in het menu van uw browser.",
    follow: "Kijk hoe het ervoor staat")

  static let en = ObjectionDoneCopy(
    title: "Done",
    heading: { time, scope in
      let start = "Done. From now, \(time), "
      return switch scope {
      case .everything: start + "we send you no advertising."
      case .emailNS: start + "we send you no advertising by e-mail."
      case .emailNSInternational: start + "you get no advertising from NS International."
      case .post: start + "we send you no advertising by post."
      case .telephone: start + "we no longer call you with offers."
      case .travelOffers: start + "we no longer use your travelling for offers."
      case .nsExtra: start + "NS Extra has ended for you."
      case .carrierMessages: start + "we pass on nothing to other carriers."
      case .newsletter: start + "you no longer get this newsletter."
      }
    },
    onlyService:
      "You only get messages about your journey or subscription. If you have a subscription, it keeps working.",
    restStays: "The rest stays as it was. If you have a subscription, it keeps working.",
    youTitle: "What must you do?",
    nothing: "Nothing. The advertising has stopped.",
    noticeFirst: "If we know you, we send you a message now. It says what we are going to erase.",
    noticeConfirm: "With the button in that message we erase at once. Was it not you? The other button undoes it all.",
    noticeWait: {
      "If you do nothing, we erase after \($0.hours) hours. If we can only write by post, after \($0.daysByPost) days."
    },
    stillTitle: "What may still come?",
    nothingArrives: "Nothing. No advertising is on its way.",
    erasedTitle: "What do we erase?",
    nothingErased: "There was nothing to erase now.",
    benefits: "NS Extra has ended. These benefits are lost:",
    staysTitle: "What stays?",
    nothingStays: "Nothing. Only a shielded code stays, so that we never write to you again.",
    referenceTitle: "Your number",
    referenceText: "Keep this number. You can read it out over the telephone.",
    letter: { way in
      switch way {
      case .email(let address): "We also send you this by e-mail, to \(address)."
      case .post: "We also send you this by post."
      }
    },
    print: "Rather on paper? Choose ‘Print’ in the menu of your browser.",
    follow: "See how far it is")
}
