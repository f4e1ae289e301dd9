import Domain

@testable import rechtspoor_portal

extension Sample {
  static func account(_ language: Language) -> [Sample] {
    [
      Sample(name: "login", page: LoginPage(next: "/me/data"), path: "/login"),
      Sample(
        name: "loginFaulty",
        page: LoginPage(email: Entry(value: "anna@example.nl"), passwordProblem: .signInFailed), path: "/login"),
      Sample(
        name: "me",
        page: MePage(
          name: "Anna de Vries",
          receives: [
            wording(language, "De nieuwsbrief per e-mail", "The newsletter by e-mail"),
            wording(language, "Aanbiedingen per post", "Offers by post"),
          ],
          openRequests: [
            PageLink(
              label: wording(language, "NS-7K4M-29: gegevens wissen", "NS-7K4M-29: erase data"),
              href: "/requests/NS-7K4M-29")
          ]),
        path: "/me"),
      Sample(name: "meQuiet", page: MePage(name: "Anna de Vries"), path: "/me"),
      Sample(
        name: "details", page: DetailsPage(items: details(language), saved: .changed(at: "14:32")), path: "/me/details"),
      Sample(
        name: "detailsFaulty", page: DetailsPage(items: [faultyAddress], saved: nil), path: "/me/details"),
      Sample(
        name: "detailsLink", page: DetailsPage(items: [], saved: .linkSent(to: "a@example.nl")), path: "/me/details"),
      Sample(
        name: "extra",
        page: ExtraPage(
          since: wording(language, "22 november 2026", "22 November 2026"), profile: .mostlyOffPeak,
          profileOf: wording(language, "1 november 2026", "1 November 2026"),
          coupons: [
            ExtraPage.Coupon(id: "1", name: wording(language, "gratis koffie", "free coffee")),
            ExtraPage.Coupon(
              id: "2", name: wording(language, "dagkaart met korting", "day ticket at a discount"),
              redeemed: wording(language, "3 november 2026", "3 November 2026")),
          ], said: .joined), path: "/me/extra"),
      Sample(
        name: "extraRefused",
        page: ExtraPage(
          obstacles: [ExtraObstacle.blockedCard, .noEmail].map { $0.words(in: language) }, said: .otherTerms),
        path: "/me/extra"),
      Sample(
        name: "extraServiceOnly",
        page: ExtraPage(
          since: wording(language, "22 november 2026", "22 November 2026"), isServiceOnly: true,
          coupons: [ExtraPage.Coupon(id: "1", name: wording(language, "gratis koffie", "free coffee"))]),
        path: "/me/extra"),
      Sample(name: "extraOpen", page: ExtraPage(said: .left), path: "/me/extra"),
      Sample(name: "password", page: PasswordPage(savedAt: "14:32"), path: "/me/password"),
      Sample(name: "passwordFaulty", page: PasswordPage(problem: .passwordTooShort), path: "/me/password"),
      Sample(name: "myData", page: MyDataPage(sections: sections(language)), path: "/me/data"),
      Sample(
        name: "preferences", page: PreferencesPage(on: [.emailNS, .travelOffers], savedAt: "14:32"),
        path: "/me/preferences"),
      Sample(name: "preferencesQuiet", page: PreferencesPage(on: []), path: "/me/preferences"),
      Sample(
        name: "myRequests",
        page: MyRequestsPage(requests: [
          MyRequestsPage.Row(
            kind: wording(language, "Gegevens wissen", "Erase data"), reference: "NS-7K4M-29",
            received: wording(language, "22 november 2026", "22 November 2026"),
            state: wording(language, "Gewist", "Erased"))
        ]),
        path: "/me/requests"),
      Sample(name: "myRequestsNone", page: MyRequestsPage(requests: []), path: "/me/requests"),
    ]
  }

  private static func details(_ language: Language) -> [DetailsPage.Item] {
    var name = DetailsPage.Item(what: .name, old: "", entries: [Entry(value: "Anna"), Entry(value: "de Vries")])
    name.lines = ["Anna de Vries"]
    var email = DetailsPage.Item(what: .email, old: "anna@example.nl", entries: [Entry(value: "anna@example.nl")])
    email.lines = ["anna@example.nl"]
    email.newSince = wording(language, "12 november 2026", "12 November 2026")
    var phone = DetailsPage.Item(what: .phone, old: "+31612345678", entries: [Entry(value: "+31612345678")])
    phone.lines = ["+31612345678"]
    var address = faultyAddress
    address.entries = ["Stationsplein", "12", "3511 AB", "Utrecht"].map { Entry(value: $0) }
    address.lines = ["Stationsplein 12", "3511 AB  UTRECHT"]
    address.isOpen = false
    return [name, email, phone, address]
  }

  private static var faultyAddress: DetailsPage.Item {
    var item = DetailsPage.Item(
      what: .address, old: "",
      entries: [
        Entry(problem: .streetMissing), Entry(value: "12"), Entry(value: "35 AB", problem: .postcodeMalformed),
        Entry(value: "Utrecht"),
      ])
    item.isOpen = true
    return item
  }

  private static func sections(_ language: Language) -> [MyDataPage.Section] {
    [
      MyDataPage.Section(
        id: "contactDetails", title: wording(language, "Contactgegevens", "Contact details"),
        rows: [
          [
            Fact(wording(language, "Naam", "Name"), "Anna de Vries <script>alert(1)</script>"),
            Fact(wording(language, "E-mail", "E-mail"), "anna@example.nl"),
            Fact(wording(language, "Adres", "Address"), "Stationsplein 12, 3511 AB Utrecht"),
          ]
        ],
        count: 3,
        purpose: wording(language, "uw abonnement, en aanbiedingen", "your subscription, and offers"),
        basis: wording(language, "Omdat u een abonnement hebt.", "Because you have a subscription."),
        source: wording(language, "van uzelf", "from yourself"),
        recipients: wording(language, "onze klantenservice en de drukker", "our customer service and the printer"),
        until: wording(language, "twee jaar na uw abonnement", "two years after your subscription")),
      MyDataPage.Section(
        id: "travelBehaviour", title: wording(language, "Reisgedrag per maand", "Travel behaviour per month"),
        rows: [
          [
            Fact(
              wording(language, "oktober 2026", "October 2026"),
              wording(language, "18 reizen, meest buiten de spits", "18 trips, mostly off-peak"))
          ]
        ],
        count: 31, purpose: wording(language, "onderzoek naar trends", "research into trends"),
        basis: wording(
          language, "Omdat het ons helpt, en u kunt stoppen.", "Because it helps us, and you can stop it."),
        source: wording(language, "uit uw reizen", "from your journeys"), recipients: "",
        until: wording(language, "22 november 2030", "22 November 2030")),
      MyDataPage.Section(
        id: "engagement", title: wording(language, "Open- en klikgedrag", "Opening and clicking"), rows: [], count: 0,
        purpose: wording(language, "betere nieuwsbrieven", "better newsletters"),
        basis: wording(language, "Alleen als u ja zegt.", "Only if you say yes."), source: "", recipients: "",
        until: ""),
    ]
  }
}
