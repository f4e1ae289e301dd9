import Domain

/// After stopping. Its readers must know three things from this page alone: what stopped, what
/// stays, what they must do.
struct ObjectionDoneCopy: PageCopy {
  let title: String
  let heading: @Sendable (StoppedAt, _ scope: Scope) -> String
  let onlyService: String
  let restStays: String
  let youTitle: String
  let nothing: String
  let noticeFirst: String
  let noticeOnce: String
  let noticeConfirm: String
  let noticeWait: @Sendable (Notice) -> String
  let stillTitle: String
  let mayArrive: @Sendable (_ day: String) -> String
  let nothingArrives: String
  let erasedTitle: String
  let nothingErased: String
  let benefits: String
  let keepsExtra: String
  let staysTitle: String
  let nothingStays: String
  let referenceTitle: String
  let referenceText: String
  let letter: @Sendable (LetterWay) -> String
  let print: String
  let follow: String

  static let nl = ObjectionDoneCopy(
    title: "Klaar",
    heading: { stopped, scope in
      let start =
        switch stopped {
        case .now(let time): "Klaar. Vanaf nu, \(time), "
        case .since(let moment): "Klaar. Sinds \(moment) "
        }
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
      case .partnerOffers: start + "krijgt u geen aanbiedingen van partners meer."
      case .emailTracking: start + "meten wij niet meer of u onze e-mail opent."
      case .serviceMessages: start + "krijgt u geen extra berichten over uw kaart of reis meer."
      case .websiteTracking: start + "meten wij niet meer wat u op onze website doet."
      }
    },
    onlyService:
      "U krijgt alleen nog berichten over uw reis of abonnement. Hebt u een abonnement? Dan blijft dat werken.",
    restStays: "De rest blijft zoals het was. Hebt u een abonnement? Dan blijft dat werken.",
    youTitle: "Wat moet u doen?",
    nothing: "Niets. Het is geregeld.",
    noticeFirst:
      "Hoort dit bij één klant van ons? Dan sturen wij die nu een bericht. Daarin staat wat wij gaan wissen.",
    noticeOnce: "Vroeg u dit al eens? Dan komt er geen nieuw bericht.",
    noticeConfirm:
      "Met de knop in dat bericht wissen wij meteen. Was u het niet? Met de andere knop wissen wij niets.",
    noticeWait: {
      "Doet u niets, dan wissen wij na \($0.hours) uur. Kan ons bericht alleen per post, dan na \($0.daysByPost) dagen."
    },
    stillTitle: "Wat kan er nog komen?",
    mayArrive: { "Bij de drukker ligt nog reclame. Die kan tot \($0) op uw mat vallen." },
    nothingArrives: "Bij de drukker ligt geen reclame van ons meer. Een e-mail die net weg was, kan nog aankomen.",
    erasedTitle: "Wat wissen wij?",
    nothingErased: "Er was nu niets te wissen.",
    benefits: "NS Extra is gestopt. Deze voordelen zijn vervallen:",
    keepsExtra: "Hebt u NS Extra? Dan houdt u dat, alleen voor uw voordelen.",
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
    heading: { stopped, scope in
      let start =
        switch stopped {
        case .now(let time): "Done. From now, \(time), "
        case .since(let moment): "Done. Since \(moment) "
        }
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
      case .partnerOffers: start + "you get no offers from partners."
      case .emailTracking: start + "we no longer measure whether you open our e-mail."
      case .serviceMessages: start + "you get no extra messages about your card or journey."
      case .websiteTracking: start + "we no longer measure what you do on our website."
      }
    },
    onlyService:
      "You only get messages about your journey or subscription. If you have a subscription, it keeps working.",
    restStays: "The rest stays as it was. If you have a subscription, it keeps working.",
    youTitle: "What must you do?",
    nothing: "Nothing. It is done.",
    noticeFirst: "Does this belong to one customer of ours? Then we write to them now, and say what we will erase.",
    noticeOnce: "Did you ask this before? Then no new message comes.",
    noticeConfirm:
      "With the button in that message we erase at once. Was it not you? With the other button we erase nothing.",
    noticeWait: {
      "If you do nothing, we erase after \($0.hours) hours. If we can only write by post, after \($0.daysByPost) days."
    },
    stillTitle: "What may still come?",
    mayArrive: { "Some advertising is at the printer. It may fall on your mat until \($0)." },
    nothingArrives: "No advertising of ours is left at the printer. An e-mail that had just left may still arrive.",
    erasedTitle: "What do we erase?",
    nothingErased: "There was nothing to erase now.",
    benefits: "NS Extra has ended. These benefits are lost:",
    keepsExtra: "If you have NS Extra, you keep it, for your benefits alone.",
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
