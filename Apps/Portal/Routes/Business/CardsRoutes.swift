import Bootstrap
import BusinessCards
import Domain
import Hummingbird

/// `/business/cards`: every card of the organisation, and the acts on those that are a department's.
extension Portal {
  func addCards(to router: Router<PortalContext>) {
    getAtDesk("/business/cards", on: router) { request, _, at in
      var page = try await self.cardsPage(at)
      if request.uri.queryParameters["done"] != nil { page.done = CardsPage.words.copy(in: at.visit.language).done }
      return at.visit.answer(page)
    }
    postAtDesk("/business/cards", on: router) { form, _, at in
      let number = form["card"] ?? ""
      do {
        switch form["act"] {
        case "block": _ = try await at.ask(CardActs.Block(number))
        case "unblock": _ = try await at.ask(CardActs.Block(number, blocks: false))
        case "replace": _ = try await at.ask(CardActs.Replace(number))
        case "issue": _ = try await at.ask(CardActs.Issue(to: nil, department: form["department"] ?? ""))
        default: throw PortalFault.badRequest
        }
        return at.visit.redirect(to: "/business/cards?done=yes")
      } catch let refusal as DeskRefusal {
        var page = try await self.cardsPage(at)
        page.refused = refusal.onPage[at.visit.language]
        page.department = form["department"] ?? ""
        return at.visit.answer(page, status: .conflict)
      }
    }
  }

  /// Those that work first, and of those a department's: for them there is no other page.
  private func cardsPage(_ at: DeskVisit) async throws -> CardsPage {
    let (today, language) = (world.clock.now.day, at.visit.language)
    func rank(_ shown: CardActs.Shown) -> Int {
      (shown.state == .over ? 2 : 0) + (shown.card.form == .department ? 0 : 1)
    }
    let all = try await at.ask(CardActs.List()).enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    return CardsPage(
      cards: all.prefix(CardsPage.most).map { shown in
        CardsPage.Card(
          number: shown.card.number, short: "…\(shown.card.number.suffix(4))",
          state: shown.card.state(on: today).wording[language], whose: shown.holder?.name ?? shown.card.department,
          handle: shown.holder?.handle ?? "", costCentre: shown.card.costCentre, works: shown.state == .works,
          isOver: shown.state == .over)
      }, count: all.count)
  }
}
