import BusinessCards
import Domain

@testable import rechtspoor_portal

extension Sample {
  static func business(_ language: Language) -> [Sample] {
    [
      Sample(
        name: "contactList",
        page: ContactListPage(
          organisation: "Bakkerij Jansen & Zn.", count: 1204,
          contacts: [
            ContactListPage.Contact(
              handle: "v4kqnpohab", name: "Sanne Jansen", role: wording(language, "boeker", "booker"),
              address: "sanne@jansen.example", card: ""),
            ContactListPage.Contact(
              handle: "x4kqnpohab", name: "Bram Smit", role: wording(language, "kaarthouder", "cardholder"),
              address: "bram@jansen.example", phone: "+31612345678",
              card: wording(language, "…1234 werkt", "…1234 works")),
          ], done: [wording(language, "Kees Kaart is gestopt.", "Kees Kaart has stopped.")]),
        path: "/business"),
      Sample(
        name: "contactListNobody", page: ContactListPage(organisation: "Wissel", search: "xyz", contacts: []),
        path: "/business"),
      Sample(name: "contactNew", page: contact(language, isNew: true), path: "/business/add"),
      Sample(name: "contact", page: contact(language), path: "/business/contacts/x4kqnpohab"),
      Sample(name: "contactStale", page: stale(language), path: "/business/contacts/x4kqnpohab"),
      Sample(
        name: "contactEnd",
        page: ContactEndPage(
          person: .init(handle: "x4kqnpohab", name: "Bram Smit"), isSelf: true, cards: ["…1234"],
          choices: [Organisations.Role.booker.choice(language, isChosen: true)],
          successors: [.init(handle: "v4kqnpohab", name: "Sanne Jansen")],
          refused: DeskRefusal.lastKeeper.onPage[language]),
        path: "/business/contacts/x4kqnpohab/end"),
      Sample(name: "cards", page: cards(language), path: "/business/cards"),
      Sample(name: "cardsNone", page: CardsPage(cards: [], count: 0), path: "/business/cards"),
      Sample(
        name: "history",
        page: HistoryPage(
          lines: [
            HistoryPage.Line(
              at: wording(language, "20 november 2026 om 14:32", "20 November 2026 at 14:32"),
              what: wording(language, "Bram Smit: gewijzigd (e-mail)", "Bram Smit: edited (e-mail)"),
              by: "Sanne Jansen", isUndone: false),
            HistoryPage.Line(
              at: wording(language, "19 november 2026 om 09:00", "19 November 2026 at 09:00"),
              what: DeskActKind.fileImported.wording[language], by: "", isUndone: true),
          ], done: wording(language, "Bram Smit: gewijzigd", "Bram Smit: edited"),
          refused: DeskRefusal.nothingToUndo.onPage[language]),
        path: "/business/history"),
      Sample(name: "importing", page: ImportPage(isFileMissing: true), path: "/business/import"),
      Sample(name: "importingPreview", page: preview(language), path: "/business/import"),
      Sample(
        name: "importingDone",
        page: ImportPage(counts: [Fact(ImportReport.Outcome.added.wording[language], "17")], isDone: true),
        path: "/business/import"),
      Sample(
        name: "devices",
        page: DevicesPage(
          devices: [
            DevicesPage.Device(
              handle: "v4kqnpoh", name: wording(language, "Laptop van Sanne", "Sanne's laptop"),
              since: Day(number: 20_750), used: Day(number: 20_760), until: Day(number: 20_780))
          ], isDone: true),
        path: "/business/devices"),
    ]
  }

  private static func contact(_ language: Language, isNew: Bool = false) -> ContactPage {
    guard !isNew else {
      let typed = Form(items: [("given", "Bram"), ("email", "bram@"), ("phone", "12"), ("street", "Neude")])
      return ContactPage(
        form: ContactOnForm(typed), choices: Organisations.Role.allCases.map { $0.choice(language) })
    }
    var page = ContactPage(
      handle: "x4kqnpohab", name: "Bram Smit", roles: wording(language, "Kaarthouder", "Cardholder"),
      cards: [
        ContactPage.Card(
          number: "3528070412341234", line: wording(language, "…1234 werkt", "…1234 works"), works: true, isOver: false)
      ],
      form: ContactOnForm(bram("bram@jansen.example")), version: "abc",
      choices: [Organisations.Role.booker.choice(language)])
    page.done = ContactPage.words.copy(in: language).changed
    page.change = Difference(bram("oud@jansen.example"), bram("bram@jansen.example"), language)
    return page
  }

  private static func cards(_ language: Language) -> CardsPage {
    let words = OrganisationCards.Card.State.allCases.map { $0.wording[language] }
    return CardsPage(
      cards: [
        .init(
          number: "3528070412345678", short: "…5678", state: words[0], whose: wording(language, "Balie", "Front desk"),
          costCentre: "4711", works: true, isOver: false),
        .init(
          number: "3528070412345679", short: "…5679", state: words[1], whose: wording(language, "Beurs", "Fair"),
          works: false, isOver: false),
        .init(
          number: "3528070412341234", short: "…1234", state: words[0], whose: "Bram Smit", handle: "x4kqnpohab",
          works: true, isOver: false),
        .init(
          number: "3528070412340000", short: "…0000", state: words[2], whose: "", works: false, isOver: true),
      ], count: 612, done: CardsPage.words.copy(in: language).done,
      refused: DeskRefusal.cardForOneOrOther.onPage[language],
      department: "Balie <2>")
  }

  private static func stale(_ language: Language) -> ContactPage {
    var page = contact(language)
    page.done = nil
    page.cards = []
    page.isWrittenAtWork = false
    page.refused = DeskRefusal.stale(handle: "x4kqnpohab").onPage[language]
    page.onFile = bram("nieuw@jansen.example").lines(in: language)
    return page
  }

  private static func bram(_ email: String) -> ContactEntry {
    var entry = ContactEntry(given: "Bram", surname: "Smit")
    entry.emails = [EmailAddress(email)!]
    return entry
  }

  private static func preview(_ language: Language) -> ImportPage {
    let copy = ImportPage.words.copy(in: language)
    return ImportPage(
      counts: [Fact(ImportReport.Outcome.added.wording[language], "2")], added: [.init(line: 2, name: "Bram Smit")],
      preview: ImportPage.Preview(
        kept: "bmFhbQ==", plan: "0011223344556677",
        columns: [
          .init(
            name: "Geboortedatum", options: [.init(value: "", label: copy.leaveOut, isChosen: true)],
            reason: copy.left(LeftOutReason.noPurpose.wording[language]))
        ],
        bad: [.init(line: 7, column: "E-mail", problem: RowProblem.email.wording[language])], skipsBad: true,
        changed: [
          .init(line: 4, name: "Bram Smit", change: Difference(bram("oud@x.example"), bram("nu@x.example"), language))
        ],
        perhaps: [.init(line: 5, name: "B. Smit", options: [.init(value: "new", label: copy.new)])],
        all: [.init(value: "skip", label: copy.skip, isChosen: true)], mayTake: true),
      isCutShort: true, refused: DeskRefusal.planIsOld.onPage[language])
  }
}
