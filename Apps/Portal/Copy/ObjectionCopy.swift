import Domain

/// Stopping, never weighed (Art. 21(3)): no "are you sure", no reason asked, nothing offered instead.
struct ObjectionCopy: PageCopy {
  let title: String
  let notLost: String
  let question: String
  let chosenAlready: String
  let more: String
  let label: @Sendable (Scope) -> String
  let allHint: String
  let email: String
  let emailHint: String
  let noEmail: String
  let noEmailText: String
  let known: String
  let button: String
  let erasedTitle: String
  let erasedText: String
  let erasedLess: String
  let erasedList: [String]
  let final: String
  let firstNotice: @Sendable (Notice) -> String
  let extraTitle: String
  let extraText: String
  let benefits: String
  let keepExtra: String
  let keepExtraHint: String
  /// Where to tick it: beside the choices, or beneath "more choices".
  let keepExtraAbove: String
  let keepExtraBeneath: String
  let address: AddressCopy

  static let nl = ObjectionCopy(
    title: "Stop de reclame",
    notLost:
      "Uw abonnement, kaart en saldo blijven gewoon werken. Berichten over uw trein of abonnement blijven komen.",
    question: "Wat wilt u niet meer?",
    chosenAlready: "Al gekozen",
    more: "Meer keuzes",
    label: { scope in
      switch scope {
      case .everything: "Alle reclame"
      case .emailNS: "Alleen reclame per e-mail"
      case .post: "Alleen reclame per post"
      case .telephone: "Alleen reclame per telefoon"
      case .travelOffers: "Alleen aanbiedingen die bij mijn reizen passen"
      case .nsExtra: "Alleen NS Extra"
      case .carrierMessages: "Alleen berichten van andere vervoerders"
      case .emailNSInternational: "Alleen e-mail van NS International"
      case .newsletter: "Alleen deze nieuwsbrief"
      case .partnerOffers: "Alleen aanbiedingen van partners"
      case .emailTracking: "Alleen het meten in e-mail"
      case .serviceMessages: "Alleen extra berichten over mijn kaart of reis"
      case .websiteTracking: "Alleen het meten op de website"
      }
    },
    allHint: "U krijgt dan alleen berichten over uw reis of abonnement.",
    email: "Uw e-mailadres",
    emailHint: "Zo weten wij voor wie wij moeten stoppen.",
    noEmail: "Ik heb geen e-mail",
    noEmailText: "Vul dan in waar u woont en hoe u heet. Of alleen uw telefoonnummer.",
    known: "Wij doen dit voor",
    button: "Stop de reclame",
    erasedTitle: "Wat wij ook wissen",
    erasedText: "Kiest u alle reclame? Dan wissen wij ook wat wij daarvoor bewaren:",
    erasedLess: "Kiest u één ding? Dan wissen wij wat wij alleen daarvoor bewaren.",
    erasedList: [
      "hoe vaak en waar u ongeveer reist, per maand",
      "uw voorkeuren en ons profiel van u",
      "uw oude vragen aan ons en wat u las of aanklikte",
    ],
    final: "Dit komt niet terug.",
    firstNotice: { "Eerst sturen wij u hierover een bericht. Wij wissen na uw ja, of na \($0.hours) uur stilte." },
    extraTitle: "NS Extra stopt ook",
    extraText: "Bij alle reclame stopt ook NS Extra. Voordelen die nog open staan, vervallen.",
    benefits: "U hebt nog open staan:",
    keepExtra: "Houd NS Extra, alleen voor mijn voordelen",
    keepExtraHint: "Bij alle reclame. Zonder aanbiedingen en zonder profiel van uw reizen.",
    keepExtraAbove: "Wilt u uw voordelen houden? Vink dat dan aan bij uw keuze.",
    keepExtraBeneath: "Wilt u uw voordelen houden? Vink dat dan aan bij ‘Meer keuzes’.",
    address: .nl)

  static let en = ObjectionCopy(
    title: "Stop the advertising",
    notLost: "Your subscription, card and balance keep working. Messages about your train or subscription still come.",
    question: "What do you want no more of?",
    chosenAlready: "Already chosen",
    more: "More choices",
    label: { scope in
      switch scope {
      case .everything: "All advertising"
      case .emailNS: "Only advertising by e-mail"
      case .post: "Only advertising by post"
      case .telephone: "Only advertising by telephone"
      case .travelOffers: "Only offers that fit my travelling"
      case .nsExtra: "Only NS Extra"
      case .carrierMessages: "Only messages from other carriers"
      case .emailNSInternational: "Only e-mail from NS International"
      case .newsletter: "Only this newsletter"
      case .partnerOffers: "Only offers from partners"
      case .emailTracking: "Only the measuring in e-mail"
      case .serviceMessages: "Only extra messages about my card or journey"
      case .websiteTracking: "Only the measuring on the website"
      }
    },
    allHint: "You then only get messages about your journey or subscription.",
    email: "Your e-mail address",
    emailHint: "This tells us for whom we must stop.",
    noEmail: "I have no e-mail",
    noEmailText: "Then fill in where you live and your name. Or only your telephone number.",
    known: "We do this for",
    button: "Stop the advertising",
    erasedTitle: "What we erase too",
    erasedText: "Do you choose all advertising? Then we also erase what we keep for it:",
    erasedLess: "Do you choose one thing? Then we erase what we keep for that alone.",
    erasedList: [
      "how often and roughly where you travel, by month",
      "your preferences and our profile of you",
      "your old questions to us and what you read or clicked",
    ],
    final: "This cannot come back.",
    firstNotice: { "First we send you a message about it. We erase after your yes, or \($0.hours) hours of silence." },
    extraTitle: "NS Extra ends too",
    extraText: "With all advertising, NS Extra ends as well. Benefits you have not used are lost.",
    benefits: "You still have:",
    keepExtra: "Keep NS Extra, for my benefits alone",
    keepExtraHint: "With all advertising. Without offers and without a profile of your travelling.",
    keepExtraAbove: "Do you want to keep your benefits? Then tick that with your choice.",
    keepExtraBeneath: "Do you want to keep your benefits? Then tick that under ‘More choices’.",
    address: .en)
}
