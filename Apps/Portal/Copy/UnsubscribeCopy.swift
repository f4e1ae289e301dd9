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
    address: "Dit geldt voor het adres waarop u ons bericht kreeg.",
    button: "Meld mij af",
    notLost: "Berichten over uw reis of abonnement blijven komen.")

  static let en = UnsubscribeCopy(
    title: "Unsubscribe",
    heading: { "No more advertising from \($0) by e-mail?" },
    lead: "Press the button. We stop at once.",
    address: "This holds for the address at which you got our message.",
    button: "Unsubscribe me",
    notLost: "Messages about your journey or subscription still come.")
}

struct UnsubscribeDoneCopy: PageCopy {
  let title: String
  let heading: @Sendable (UnsubscribeDonePage.Stopped, StoppedAt) -> String
  let outcome: String
  let erasing: String
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
    heading: { stopped, when in
      let start =
        switch when {
        case .now(let time): "Klaar. Vanaf nu, \(time), "
        case .since(let moment): "Klaar. Sinds \(moment) "
        }
      return switch stopped {
      case .email(let sender): start + "stuurt \(sender) u geen reclame per e-mail meer."
      case .newsletter(let name): start + "krijgt u \(name) niet meer."
      case .everything: start + "sturen wij u geen reclame meer."
      }
    },
    outcome: "U hoeft niets meer te doen.",
    erasing: "Er is nog niets gewist. In ons bericht aan u staat hoe dat kan.",
    otherTitle: "Bedoelde u iets anders?",
    less: { "Alleen \($0) stoppen" },
    lessText: "De andere e-mail van ons komt dan weer. Dit kan tot een dag na uw afmelding.",
    lessButton: "Alleen deze stoppen",
    more: "Alles stoppen, ook post en telefoon",
    moreText: "Wissen doen wij pas als u dat zegt. Dat vragen wij u in een bericht.",
    moreButton: "Stop alle reclame",
    notLost: "Berichten over uw reis of abonnement blijven komen.")

  static let en = UnsubscribeDoneCopy(
    title: "Unsubscribed",
    heading: { stopped, when in
      let start =
        switch when {
        case .now(let time): "Done. From now, \(time), "
        case .since(let moment): "Done. Since \(moment) "
        }
      return switch stopped {
      case .email(let sender): start + "\(sender) sends you no advertising by e-mail."
      case .newsletter(let name): start + "you no longer get \(name)."
      case .everything: start + "we send you no advertising."
      }
    },
    outcome: "You need do nothing more.",
    erasing: "Nothing has been erased yet. Our message to you says how that can be done.",
    otherTitle: "Did you mean something else?",
    less: { "Stop only \($0)" },
    lessText: "The other e-mail from us will come again. You can do this within a day.",
    lessButton: "Stop only this one",
    more: "Stop everything, also post and telephone",
    moreText: "We erase only once you say so. We ask you that in a message.",
    moreButton: "Stop all advertising",
    notLost: "Messages about your journey or subscription still come.")
}
