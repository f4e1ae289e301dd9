import Domain

@testable import rechtspoor_portal

extension Sample {
  static func reading(_ language: Language) -> [Sample] {
    let messages: [(String, MessagePage)] = [
      ("linkSent", MessagePage(kind: .linkSent(worksForMinutes: 15))),
      ("requestReceived", MessagePage(kind: .requestReceived(by: .email), reference: "NS-7K4M-29")),
      ("requestReceivedPost", MessagePage(kind: .requestReceived(by: .post), reference: "NS-7K4M-29")),
      ("subscriptionSent", MessagePage(kind: .subscriptionSent(erasedAfterDays: 30))),
      (
        "subscriptionConfirmed",
        MessagePage(kind: .subscriptionConfirmed(list: wording(language, "de nieuwsbrief", "the newsletter")))
      ),
      ("undone", MessagePage(kind: .undone)),
      ("withdrawn", MessagePage(kind: .withdrawn)),
      ("recipientConfirmed", MessagePage(kind: .recipientConfirmed(reference: "NS-7K4M-29"))),
      ("signedOut", MessagePage(kind: .signedOut)),
      ("noStaffPage", MessagePage(kind: .noStaffPage, entrance: .staff)),
    ]
    let kinds: [ErrorPage.Kind] = [
      .badRequest, .notFound, .forbidden, .formExpired, .linkExpired, .tooMany(retryInSeconds: 30), .broken,
      .unavailable, .unsure,
    ]
    return messages.map { Sample(name: $0.0, page: $0.1) }
      + kinds.map {
        Sample(
          name: "error-\($0)".prefix { $0 != "(" }.description,
          page: ErrorPage(kind: $0, incident: $0.status == 500 ? "K4M-29" : nil))
      } + [
        Sample(name: "statement", page: statement(language), path: "/statement"),
        Sample(name: "somebodyElse", page: AboutSomebodyElsePage(), path: "/somebody-else"),
        Sample(
          name: "why",
          page: WhyPage(
            subject: wording(language, "Met de trein naar zee", "By train to the sea"), brand: "NS",
            channel: wording(language, "e-mail", "e-mail"), isService: false, usesTravel: false,
            reasons: [
              wording(
                language, "U gaf ons uw adres bij een aankoop of account.",
                "You gave us your address with a purchase or an account."),
              wording(language, "U zei ja tegen de nieuwsbrief.", "You said yes to the newsletter."),
            ]),
          path: "/why/voorjaar"),
      ]
  }

  private static func statement(_ language: Language) -> StatementPageView {
    StatementPageView(
      inForceSince: wording(language, "1 juli 2026", "1 July 2026"),
      earliest: wording(language, "De kortste geldt.", "The shortest counts."),
      contact: wording(language, "Dit telt.", "This counts."),
      contactEvents: [wording(language, "ons bellen", "calling us")],
      groups: [
        StatementPageView.Group(
          title: wording(language, "Contact houden met u", "Keeping in touch with you"),
          purposes: [
            StatementPageView.Entry(
              id: "newsletterEmail", title: wording(language, "De nieuwsbrief per e-mail", "The newsletter by e-mail"),
              what: wording(language, "Wij sturen u nieuws en aanbiedingen.", "We send you news and offers."),
              basis: wording(
                language, "Omdat u klant bent en kunt stoppen.", "Because you are a customer and can stop it."),
              blocks: [
                StatementPageView.Block(
                  categories: [
                    wording(language, "contactgegevens", "contact details"), wording(language, "aankopen", "purchases"),
                  ],
                  conditions: [wording(language, "alleen zolang u ja zegt", "only while you say yes")],
                  periods: [
                    StatementPageView.Period(
                      text: wording(
                        language, "48 maanden na uw laatste contact", "48 months after your last contact"),
                      source: wording(language, "uit de verklaring", "from the statement")),
                    StatementPageView.Period(
                      text: wording(language, "48 maanden na de dag zelf", "48 months after the day itself"),
                      source: wording(language, "onze eigen keuze", "our own choice")),
                  ])
              ],
              recipients: [wording(language, "ons mailbedrijf", "our mailing company")],
              howToStop: wording(
                language, "Onderaan elk bericht, of hier.", "At the bottom of every message, or here."),
              oneClick: wording(language, "Stop dit", "Stop this")
            )
          ])
      ])
  }
}
