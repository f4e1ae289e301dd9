import BusinessCards
import Domain
import Hummingbird

/// `/business/history`: what was done at the desk, and taking one's own last change back.
extension Portal {
  func addHistory(to router: Router<PortalContext>) {
    getAtDesk("/business/history", on: router) { _, _, at in at.visit.answer(try await self.historyPage(at)) }
    postAtDesk("/business/history", on: router) { _, _, at in
      do {
        let undone = try await at.ask(HistoryActs.Undo())
        var page = try await self.historyPage(at)
        page.done = undone.told(in: at.visit.language)
        return at.visit.answer(page)
      } catch let refusal as DeskRefusal {
        var page = try await self.historyPage(at)
        page.refused = refusal.onPage[at.visit.language]
        return at.visit.answer(page, status: .conflict)
      }
    }
  }

  private func historyPage(_ at: DeskVisit) async throws -> HistoryPage {
    let language = at.visit.language
    return HistoryPage(
      lines: try await at.ask(HistoryActs.List(limit: 100)).map { line in
        HistoryPage.Line(
          at: line.at.words(in: language), what: line.told(in: language), by: line.by, isUndone: line.undone)
      })
  }
}
