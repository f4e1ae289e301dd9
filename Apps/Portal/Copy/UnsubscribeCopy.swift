/// From the foot of a message: one button, no login. The second page offers less and more (A3).
struct UnsubscribeCopy: PageCopy {
  let title: String
  let heading: @Sendable (_ sender: String) -> String
  let lead: String
  let address: String
  let button: String
  let notLost: String

  static let nl = UnsubscribeCopy(
    title: "Afmelden",
    heading: { "Geen reclame meer van \($0) per e-mail?" },
    lead: "Druk op de knop. Wij stoppen meteen.",
    address: "Wij stoppen voor",
    button: "Meld mij af",
    notLost: "Berichten over uw reis of abonnement blijven komen.")

  static let en = UnsubscribeCopy(
    title: "Unsubscribe",
    heading: { "No more advertising from \($0) by e-mail?" },
    lead: "Press the button. We stop at once.",
    address: "We stop for",
    button: "Unsubscribe me",
    notLost: "Messages about your journey or subscription still come.")
}

struct UnsubscribeDoneCopy: PageCopy {
  let title: String
  let heading: @Sendable (UnsubscribeDonePage.Stopped, _ time: String) -> String
  let outcome: String
  let otherTitle: String
  let less: @Sendable (_ newsletter: String) -> String
  let lessText: String
  let lessButton: String
  let more: String
  let moreText: String
  let moreButton: String
  let notLost: String

  static let nl = UnsubscribeDoneCopy(
    title: "Afgemeld",
    heading: { stopped, time in
      switch stopped {
      case .email(let sender): "Klaar. Vanaf nu, \(time), stuurt \(sender) u geen reclame per e-mail meer."
      case .newsletter(let name): "Klaar. Vanaf nu, \(time), krijgt u \(name) niet meer."
      case .everything: "Klaar. Vanaf nu, \(time), sturen wij u geen reclame meer."
      }
    },
    outcome: "U hoeft niets meer te doen.",
    otherTitle: "Bedoelde u iets anders?",
    less: { "Alleen \($0) stoppen" },
    lessText: "De andere e-mail van ons komt dan weer.",
    lessButton: "Alleen deze stoppen",
    more: "Alles stoppen, ook post en telefoon",
    moreText: "Wij wissen dan ook wat wij voor reclame bewaren. Daarover sturen wij u eerst een bericht.",
    moreButton: "Stop alle reclame",
    notLost: "Berichten over uw reis of abonnement blijven komen.")

  static let en = UnsubscribeDoneCopy(
    title: "Unsubscribed",
    heading: { stopped, time in
      switch stopped {
      case .email(let sender): "Done. From now, \(time), \(sender) sends you no advertising by e-mail."
      case .newsletter(let name): "Done. From now, \(time), you no longer get \(name)."
      case .everything: "Done. From now, \(time), we send you no advertising."
      }
    },
    outcome: "You need do nothing more.",
    otherTitle: "Did you mean something else?",
    less: { "Stop only \($0)" },
    lessText: "The other e-mail from us will come again.",
    lessButton: "Stop only this one",
    more: "Stop everything, also post and telephone",
    moreText: "We then also erase what we keep for advertising. We send you a message about that first.",
    moreButton: "Stop all advertising",
    notLost: "Messages about your journey or subscription still come.")
}
