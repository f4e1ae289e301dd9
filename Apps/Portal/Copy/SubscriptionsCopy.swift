struct SubscriptionsCopy: PageCopy {
  let title: String
  let lead: String
  let question: String
  let label: @Sendable (SubscriptionsPage.List) -> String
  let hint: @Sendable (SubscriptionsPage.List) -> String
  let children: String
  let button: String
  let nextTitle: String
  let nextText: String
  let stopText: String
  let address: AddressCopy

  static let nl = SubscriptionsCopy(
    title: "Nieuws van ons krijgen",
    lead: "U hoeft geen klant te zijn. Stoppen kan altijd.",
    question: "Wat wilt u krijgen?",
    label: { list in
      switch list {
      case .newsletter: "Ja, stuur mij de nieuwsbrief per e-mail"
      case .partnerOffers: "Ja, stuur mij aanbiedingen van partners"
      }
    },
    hint: { list in
      switch list {
      case .newsletter: "Nieuws en aanbiedingen van NS, één keer per maand."
      case .partnerOffers: "Wij sturen die zelf. Partners krijgen uw adres niet."
      }
    },
    children: "Bent u jonger dan 16? Meld u dan niet aan. Wij sturen kinderen geen reclame.",
    button: "Meld mij aan",
    nextTitle: "Daarna",
    nextText: "Wij sturen u één bericht met een link. Pas na uw ja begint het.",
    stopText: "Onderaan elk bericht staat een knop om te stoppen.",
    address: .nl)

  static let en = SubscriptionsCopy(
    title: "Get news from us",
    lead: "You need not be a customer. You can stop at any time.",
    question: "What would you like to get?",
    label: { list in
      switch list {
      case .newsletter: "Yes, send me the newsletter by e-mail"
      case .partnerOffers: "Yes, send me offers from partners"
      }
    },
    hint: { list in
      switch list {
      case .newsletter: "News and offers from NS, once a month."
      case .partnerOffers: "We send them ourselves. Partners do not get your address."
      }
    },
    children: "Are you under 16? Then do not sign up. We send no advertising to children.",
    button: "Sign me up",
    nextTitle: "After that",
    nextText: "We send you one message with a link. It begins only after your yes.",
    stopText: "Every message has a button at the bottom to stop.",
    address: .en)
}
