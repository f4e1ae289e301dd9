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
  let hint: @Sendable (PreferencesPage.Line) -> String?
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
      case .partnerOffers: "Aanbiedingen van partners, door ons verstuurd"
      case .emailTracking: "Wij mogen meten of u onze e-mail opent"
      case .websiteTracking: "Wij mogen meten wat u op onze website doet"
      }
    },
    hint: { line in
      switch line {
      case .travelOffers: "Wij kijken dan hoe vaak u per maand reist. Nooit op welke dag."
      case .carrierMessages: "Zij krijgen dan uw adres van ons."
      case .nsExtra: "Zet u dit uit? Dan vervallen open voordelen."
      case .partnerOffers: "Zij krijgen uw adres niet."
      case .emailTracking, .websiteTracking: "Zet u dit uit? Dan wissen wij wat wij zo weten."
      case .emailNS, .emailNSInternational, .post, .telephone: nil
      }
    },
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
      case .partnerOffers: "Offers from partners, sent by us"
      case .emailTracking: "We may measure whether you open our e-mail"
      case .websiteTracking: "We may measure what you do on our website"
      }
    },
    hint: { line in
      switch line {
      case .travelOffers: "We then look at how often you travel a month. Never on which day."
      case .carrierMessages: "They then get your address from us."
      case .nsExtra: "If you switch this off, benefits you have not used are lost."
      case .partnerOffers: "They do not get your address."
      case .emailTracking, .websiteTracking: "If you switch this off, we erase what we know this way."
      case .emailNS, .emailNSInternational, .post, .telephone: nil
      }
    },
    stopNow: "What you switch off stops at once. What we kept for that alone, we erase.",
    save: "Save my choices",
    alwaysTitle: "What always comes",
    alwaysText: "Messages about your train, card, subscription or booking. That is not advertising.")
}
