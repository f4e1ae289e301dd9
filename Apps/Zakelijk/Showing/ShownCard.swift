import BusinessCards
import Domain

/// One card as it is printed; the names in JSON are stable.
struct ShownCard: Encodable {
  let number: String
  /// `business`: in somebody's name; `department`: nobody's.
  let form: String
  let state: String
  let department: String
  let costCentre: String
  let since: String
  let ended: String?
  let blocked: String?
  let handle: String
  let name: String

  init(_ shown: CardActs.Shown) {
    self.init(shown.card, handle: shown.holder?.handle ?? "", name: shown.holder?.name ?? "")
  }

  init(_ card: OrganisationCards.Card, handle: String, name: String) {
    number = card.number
    form = card.form.rawValue
    state = (card.ended != nil ? OrganisationCards.Card.State.over : card.blocked != nil ? .blocked : .works).rawValue
    department = card.department
    costCentre = card.costCentre
    since = card.since.description
    ended = card.ended?.description
    blocked = card.blocked?.description
    self.handle = handle
    self.name = name
  }

  var stateWord: String { OrganisationCards.Card.State(rawValue: state)?.word ?? state }

  /// Who has it: somebody, a department, or nobody any more.
  var whose: String { name.isEmpty ? department : name }

  static let columns = [
    "number", "form", "state", "holder", "handle", "department", "costCentre", "since", "blocked", "ended",
  ]

  var row: [String] {
    [number, form, state, name, handle, department, costCentre, since, blocked ?? "", ended ?? ""]
  }

  static func show(_ cards: [CardActs.Shown], _ options: DeskOptions, _ showing: Showing) throws {
    let shown = cards.map(ShownCard.init)
    if shown.isEmpty { showing.tellNone(say("Er zijn geen kaarten.", "There are no cards."), options) }
    var table = TableText(
      say("KAART", "CARD"), say("STAAT", "STATE"), say("VAN", "WHOSE"), say("CODE", "HANDLE"),
      say("KOSTENPLAATS", "COST CENTRE"), say("SINDS", "SINCE"))
    for card in shown {
      let state = OrganisationCards.Card.State(rawValue: card.state)
      table.append(
        .init(showing.masks(options) ? shownCard(card.number) : card.number), .init(card.stateWord, state?.paint),
        .init(card.whose), .init(card.handle), .init(card.costCentre), .init(card.since))
    }
    try showing.print(table, csv: [columns] + shown.map(\.row), json: ["cards": shown], options)
  }
}
