import Domain

/// `GET /business/cards`: the organisation's cards and whether they work. A department's card is nobody's, so here is where
/// it is blocked and replaced; somebody's is on their own page.
struct CardsPage: Page {
  struct Card: Sendable {
    var number: String
    /// `…4455`.
    var short: String
    var state: String
    /// Who carries it, or which department's it is; empty where nobody does any more.
    var whose: String
    /// Of the person who carries it.
    var handle = ""
    var costCentre = ""
    var works: Bool
    var isOver: Bool
  }

  static let words = Words<CardsCopy>()
  /// More than a page can show.
  static let most = 500

  var cards: [Card]
  var count: Int
  var done: String?
  var refused: String?
  /// What was typed for a department, where it was refused.
  var department = ""

  var template: Template { .cards }
  var shape: String { "wide wider" }

  func title(_ copy: CardsCopy) -> String { copy.title }

  func values(_ copy: CardsCopy, in language: Language) -> Values {
    [
      "done": shown(done), "refused": shown(refused), "department": department, "hasCards": !cards.isEmpty,
      "cut": shown(count > cards.count ? copy.cut(cards.count, count) : nil),
      "cards": cards.map { card -> Values in
        [
          "number": card.number, "short": card.short, "state": card.state, "whose": card.whose,
          "handle": shown(card.handle.isEmpty ? nil : card.handle), "costCentre": card.costCentre,
          "isHere": card.handle.isEmpty && !card.isOver, "works": card.works,
        ]
      },
    ]
  }
}
