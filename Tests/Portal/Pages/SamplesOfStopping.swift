import Domain

@testable import rechtspoor_portal

extension Sample {
  static func stopping(_ language: Language) -> [Sample] {
    [
      Sample(name: "home", page: HomePage()),
      Sample(name: "objection", page: ObjectionPage(notice: notice), path: "/objections"),
      Sample(name: "objectionFaulty", page: faultyObjection, path: "/objections"),
      Sample(name: "objectionKnown", page: knownObjection(language), path: "/objections"),
      Sample(
        name: "objectionDone",
        page: ObjectionDonePage(
          stopped: .now("14:32"), scope: .everything, reference: "NS-7K4M-29", outcome: .unproven(notice))),
      Sample(
        name: "objectionDoneKeepingExtra",
        page: ObjectionDonePage(
          stopped: .now("14:32"), scope: .everything, keepsExtra: true, reference: "NS-7K4M-29",
          outcome: .unproven(notice))),
      Sample(
        name: "objectionDonePost",
        page: ObjectionDonePage(
          stopped: .now("14:32"), scope: .post, reference: "NS-7K4M-29", outcome: .unproven(notice))),
      Sample(name: "objectionDoneProven", page: provenObjection(language)),
      Sample(
        name: "confirmObjection",
        page: ConfirmLinkPage(
          link: "pT3xQ",
          purpose: .objection(
            what: Scope.everything.name(in: language), askedOn: wording(language, "22 november", "22 November"),
            mayBeUndone: true),
          going: [
            wording(language, "reisgedrag per maand", "travel behaviour per month"),
            wording(language, "voorkeuren en profiel", "preferences and profile"),
          ])),
      Sample(
        name: "confirmNotMe",
        page: ConfirmLinkPage(
          link: "pT3xQ",
          purpose: .notMe(
            what: Scope.post.name(in: language), askedOn: wording(language, "22 november", "22 November")))),
      Sample(
        name: "confirmNotSo",
        page: ConfirmLinkPage(
          link: "pT3xQ", purpose: .notSo(askedOn: wording(language, "22 november", "22 November")))),
      Sample(
        name: "confirmOwnAccess",
        page: ConfirmLinkPage(
          link: "pT3xQ", purpose: .ownAccess(until: wording(language, "20 januari 2027", "20 January 2027")),
          cardDigits: Entry())),
      Sample(
        name: "confirmLogin",
        page: ConfirmLinkPage(
          link: "pT3xQ", purpose: .login, cardDigits: Entry(value: "12a", problem: .cardDigitsMalformed))),
      Sample(
        name: "confirmAccess",
        page: ConfirmLinkPage(
          link: "pT3xQ", purpose: .access(askedOn: wording(language, "22 november", "22 November")),
          cardDigits: Entry())),
      Sample(
        name: "confirmRecipient",
        page: ConfirmLinkPage(link: "pT3xR", purpose: .recipient(name: "Arriva", reference: "NS-7K4M-29"))),
      Sample(name: "confirmNewEmail", page: ConfirmLinkPage(link: "pT3xQ", purpose: .newEmail)),
      Sample(
        name: "confirmSubscription",
        page: ConfirmLinkPage(
          link: "pT3xQ", purpose: .subscription(list: wording(language, "de nieuwsbrief", "the newsletter")))),
      Sample(name: "unsubscribe", page: UnsubscribePage(link: "uT9", sender: .ns)),
      Sample(
        name: "unsubscribeDone",
        page: UnsubscribeDonePage(
          link: "uT9", when: .now("14:32"), stopped: .email(of: "NS"),
          newsletter: wording(language, "deze nieuwsbrief", "this newsletter"))),
      Sample(
        name: "unsubscribeEverything",
        page: UnsubscribeDonePage(link: "uT9", when: .now("14:32"), stopped: .everything)),
      Sample(
        name: "unsubscribeNewsletter",
        page: UnsubscribeDonePage(
          link: "uT9",
          when: .since(wording(language, "20 november 2026 om 14:32", "20 November 2026 at 14:32")),
          stopped: .newsletter(wording(language, "deze nieuwsbrief", "this newsletter")))),
      Sample(name: "subscriptions", page: SubscriptionsPage(), path: "/subscriptions"),
      Sample(
        name: "subscriptionsFaulty",
        page: SubscriptionsPage(listProblem: .nothingChosen, email: Entry(value: "jan@", problem: .emailMalformed)),
        path: "/subscriptions"),
    ]
  }

  static let faultyObjection = ObjectionPage(
    chosen: .nsExtra,
    person: .asked(
      email: Entry(value: "jan@gmial.com", suggestion: "jan@gmail.com"),
      postal: PostalEntry(
        postcode: Entry(value: "35 AB", problem: .postcodeMalformed), houseNumber: Entry(value: "12"),
        surname: Entry(problem: .surnameMissing)),
      telephone: Entry()),
    notice: notice)

  static let notice = Notice(hours: 72, daysByPost: 14)

  static func knownObjection(_ language: Language) -> ObjectionPage {
    ObjectionPage(
      person: .known(as: "A. de Vries, a…@example.nl", hasExtra: true),
      openBenefits: [wording(language, "Vrij Reizen op 5 december", "a free travel day on 5 December")], notice: notice)
  }

  static func provenObjection(_ language: Language) -> ObjectionDonePage {
    ObjectionDonePage(
      stopped: .since(wording(language, "20 november 2026 om 14:32", "20 November 2026 at 14:32")), scope: .everything,
      reference: "NS-7K4M-29",
      outcome: .proven(
        ObjectionDonePage.Proof(
          erased: [
            Fact(
              wording(language, "Reisgedrag per maand", "Travel behaviour per month"),
              wording(language, "meteen gewist", "erased at once")),
            Fact(
              wording(language, "Voorkeuren en profiel", "Preferences and profile"),
              wording(language, "meteen gewist", "erased at once")),
          ],
          stays: stays(language),
          endedBenefits: [wording(language, "Vrij Reizen op 5 december", "a free travel day on 5 December")],
          letter: .email("a…@example.nl"))),
      mayArriveUntil: [wording(language, "5 december 2026", "5 December 2026")])
  }

  static func stays(_ language: Language) -> [Stays] {
    [
      Stays(
        what: wording(language, "Naam en adres", "Name and address"),
        why: wording(language, "voor uw abonnement", "for your subscription"),
        until: wording(language, "twee jaar na het einde ervan", "two years after it ends")),
      Stays(
        what: wording(language, "Facturen", "Invoices"),
        why: wording(language, "dat moet van de belastingwet", "tax law asks it"),
        until: wording(language, "31 december 2033", "31 December 2033")),
      Stays(
        what: wording(language, "Afgeschermde code", "A shielded code"),
        why: wording(language, "zodat u geen reclame meer krijgt", "so that you get no advertising"),
        until: wording(language, "zonder einde", "without end")),
    ]
  }
}
