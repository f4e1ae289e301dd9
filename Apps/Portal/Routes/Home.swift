import Domain
import Hummingbird
import Storage

extension Portal {
  func addHome(to router: Router<PortalContext>) {
    router.get("/") { request, context in
      try await Visit.of(request, context, self).answer(HomePage())
    }
    router.get("/somebody-else") { request, context in
      try await Visit.of(request, context, self).answer(AboutSomebodyElsePage())
    }
  }

  func addStatement(to router: Router<PortalContext>) {
    router.get("/statement") { request, context in
      let visit = try await Visit.of(request, context, self)
      let statement = try await store.read { tx in try tx.statement }
      let page = StatementPage(statement, visit.language)
      return visit.answer(StatementPageView(page, since: statement.inForceFrom))
    }
  }
}

extension StatementPageView {
  /// The statement's own data as the page shows it: nothing is said here that is not in it.
  init(_ page: StatementPage, since day: Day) {
    func period(_ line: StatementPage.PeriodLine) -> Period { Period(text: line.text, source: line.source) }
    func entry(_ section: StatementPage.Section) -> Entry {
      Entry(
        id: section.purpose.rawValue, title: section.title, what: section.whatFor,
        basis: section.bases.map(\.text).uniqued().joined(separator: "; "),
        blocks: section.data.map {
          Block(categories: $0.categories, conditions: $0.conditions, periods: $0.periods.map(period))
        },
        recipients: section.recipients, howToStop: section.stopping.joined(separator: ", "),
        oneClick: section.oneClick?.label)
    }
    self.init(
      inForceSince: day.words(in: page.language), earliest: page.earliest, contact: page.contact,
      contactEvents: page.contactEvents,
      groups: [
        Group(
          title: Wording("Om contact met u te houden", "To keep in touch with you")[page.language],
          purposes: page.relationship.map(entry)),
        Group(
          title: Wording("Waar wij uw gegevens verder voor nodig hebben", "What else we need your data for")[
            page.language],
          purposes: page.others.map(entry)),
      ])
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
