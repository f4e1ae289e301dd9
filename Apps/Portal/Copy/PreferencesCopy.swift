import Domain

struct PreferencesCopy: PageCopy {
  let title: String
  let saved: @Sendable (_ time: String) -> String
  let preset: String
  let presetText: String
  let presetButton: String
  let presetOn: String
  let presetOnText: String
  let question: String
  let label: @Sendable (PreferencesPage.Line) -> String
  /// What it stops and erases to switch it off.
  let hint: @Sendable (PreferencesPage.Line) -> String
  let serviceTitle: String
  let asked: @Sendable (_ lines: String) -> String
  let stopNow: String
  let save: String
  let alwaysTitle: String
  let alwaysText: String

  static let nl = PreferencesCopy(
    title: "Wat u van ons krijgt",
    saved: { "Bewaard. Dit geldt vanaf nu, \($0)." },
    preset: "Alleen berichten over mijn reis of abonnement",
    presetText: "Geen reclame, wel bericht als uw trein of abonnement verandert.",
    presetButton: "Kies dit",
    presetOn: "U krijgt alleen berichten over uw reis of abonnement",
    presetOnText: "Zo staat het goed. U hoeft niets te doen.",
    question: "Of kies zelf",
    label: { line in
      switch line {
      case .emailNS: "Aanbiedingen per e-mail"
      case .emailNSInternational: "E-mail van NS International"
      case .post: "Aanbiedingen per post"
      case .telephone: "Aanbiedingen per telefoon"
      case .travelOffers: "Aanbiedingen die bij mijn reizen passen"
      case .nsExtra: "NS Extra"
      case .carrierMessages: "Berichten van andere vervoerders"
      case .partnerOffers: "Aanbiedingen van partners, waar ik ja op zei"
      case .serviceMessages: "Extra berichten over mijn kaart of reis"
      case .emailTracking: "Wij mogen meten of u onze e-mail opent"
      case .websiteTracking: "Wij mogen meten wat u op onze website doet"
      }
    },
    hint: { line in
      switch line {
      case .emailNS:
        "Uit: geen reclame en nieuwsbrief van NS per e-mail. Wij meten dan ook niets meer in e-mail, en wissen dat."
      case .emailNSInternational:
        "Uit: geen reclame per e-mail van NS International. De e-mail van NS staat hierboven apart."
      case .post: "Uit: geen reclame van ons in uw brievenbus. Wij wissen wat wij alleen daarvoor hadden."
      case .telephone: "Uit: wij bellen u niet met aanbiedingen. Wij wissen wat wij alleen daarvoor hadden."
      case .travelOffers:
        "Wij kijken dan hoe vaak u per maand reist. Nooit op welke dag. Uit: wij tellen niet meer, ook niet voor trends, en wissen het."
      case .nsExtra: "Uit: NS Extra stopt en open voordelen vervallen. Wij wissen wat wij alleen daarvoor hadden."
      case .carrierMessages: "Zij krijgen dan uw adres van ons. Uit: zij krijgen niets meer. Wij vragen hun te wissen."
      case .partnerOffers:
        "Wij sturen die zelf. Uit: uw ja vervalt, en wat daarom kwam stopt. Voor alle post kiest u hierboven."
      case .emailTracking, .websiteTracking: "Uit: wij wissen wat wij zo weten."
      case .serviceMessages:
        "Zoals tips bij uw kaart. Uit: er wordt niets gewist. Bericht over een storing of uw abonnement komt altijd."
      }
    },
    serviceTitle: "Geen reclame, wel extra",
    asked: { "Wij stuurden u een mail. Zeg daarin ja, dan gaat dit aan: \($0)." },
    stopNow: "Wat u uitzet, stopt meteen. Wat wij alleen daarvoor bewaarden, wissen wij.",
    save: "Bewaar mijn keuzes",
    alwaysTitle: "Wat altijd komt",
    alwaysText: "Berichten over uw trein, kaart, abonnement of boeking. Dat is geen reclame.")

  static let en = PreferencesCopy(
    title: "What you get from us",
    saved: { "Saved. This holds from now, \($0)." },
    preset: "Only messages about my journey or subscription",
    presetText: "No advertising, but a message when your train or subscription changes.",
    presetButton: "Choose this",
    presetOn: "You only get messages about your journey or subscription",
    presetOnText: "This is a good way to have it. You need do nothing.",
    question: "Or choose yourself",
    label: { line in
      switch line {
      case .emailNS: "Offers by e-mail"
      case .emailNSInternational: "E-mail from NS International"
      case .post: "Offers by post"
      case .telephone: "Offers by telephone"
      case .travelOffers: "Offers that fit my travelling"
      case .nsExtra: "NS Extra"
      case .carrierMessages: "Messages from other carriers"
      case .partnerOffers: "Offers from partners that I said yes to"
      case .serviceMessages: "Extra messages about my card or journey"
      case .emailTracking: "We may measure whether you open our e-mail"
      case .websiteTracking: "We may measure what you do on our website"
      }
    },
    hint: { line in
      switch line {
      case .emailNS:
        "Off: no advertising or newsletter from NS by e-mail. We then measure nothing in e-mail, and erase that."
      case .emailNSInternational:
        "Off: no advertising by e-mail from NS International. The e-mail from NS is a line of its own."
      case .post: "Off: no advertising from us in your letter box. We erase what we had for that alone."
      case .telephone: "Off: we do not call you with offers. We erase what we had for that alone."
      case .travelOffers:
        "We then look at how often you travel a month. Never on which day. Off: we count no more, not for trends either, and erase it."
      case .nsExtra: "Off: NS Extra ends and benefits you have not used are lost. We erase what we had for that alone."
      case .carrierMessages: "They then get your address from us. Off: they get nothing more. We ask them to erase."
      case .partnerOffers:
        "We send them ourselves. Off: your yes ends, and what came for it stops. For all post, choose above."
      case .emailTracking, .websiteTracking: "Off: we erase what we know this way."
      case .serviceMessages:
        "Such as tips for your card. Off: nothing is erased. Word of a disruption or your subscription always comes."
      }
    },
    serviceTitle: "No advertising, but extra",
    asked: { "We sent you an e-mail. Say yes in it, and this goes on: \($0)." },
    stopNow: "What you switch off stops at once. What we kept for that alone, we erase.",
    save: "Save my choices",
    alwaysTitle: "What always comes",
    alwaysText: "Messages about your train, card, subscription or booking. That is not advertising.")
}
