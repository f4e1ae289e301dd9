import Domain
import Identity
import Storage

/// An organisation's own history of its desk. Of whoever left or was erased it knows nothing any more: their rows went
/// with them, and an act that was about them alone is not shown.
struct DeskHistory {
  private let organisation: Organisations.Organisation
  private let tx: Transaction
  private let people: [Int64: ContactReading.Person]

  /// More than this is told as a number.
  private static let namesAtMost = 20

  init(_ organisation: Organisations.Organisation, in tx: Transaction) throws {
    self.organisation = organisation
    self.tx = tx
    people = Dictionary(
      uniqueKeysWithValues: try ContactReading.people(of: organisation.id, in: tx).map { ($0.customer, $0) })
  }

  /// The newest first.
  func lines(limit: Int) throws -> [HistoryActs.Line] {
    let acts = try acts(limit: limit)
    let keepers = try names(of: acts.map { try $0.text("actor") })
    let cards = try OrganisationCards.byID(of: organisation.id, in: tx)
    return try acts.compactMap { try line($0, keepers, cards) }
  }

  func line(of act: Int64) throws -> HistoryActs.Line? {
    let rows = try tx.run(
      """
      SELECT act_id, at, actor, source, what, card_id, undone FROM desk_act
      WHERE organisation_id = \(organisation.id) AND act_id = \(act)
      """)
    let keepers = try names(of: rows.map { try $0.text("actor") })
    return try rows.first.flatMap { try line($0, keepers, OrganisationCards.byID(of: organisation.id, in: tx)) }
  }

  private func acts(limit: Int) throws -> [Record] {
    try tx.run(
      """
      SELECT act_id, at, actor, source, what, card_id, undone FROM desk_act
      WHERE organisation_id = \(organisation.id) ORDER BY number DESC LIMIT \(limit)
      """)
  }

  private func line(
    _ row: Record, _ keepers: [String: String], _ cards: [Int64: OrganisationCards.Card]
  ) throws -> HistoryActs.Line? {
    let kind: DeskActKind = try row.value("what")
    let changes = try tx.run(
      "SELECT customer_id, fields FROM desk_change WHERE act_id = \(try row.integer("act_id")) ORDER BY customer_id"
    ).filter { people[try $0.integer("customer_id")] != nil }
    if kind.isAboutPeople, changes.isEmpty { return nil }
    let named = changes.count <= Self.namesAtMost ? changes : []
    let card = try row.optionalInteger("card_id").flatMap { cards[$0] }
    return HistoryActs.Line(
      at: try row.instant("at"), what: kind, by: keepers[try row.text("actor")] ?? "",
      from: try row.text("source"),
      people: try named.map { try person($0) }.sorted { ($0.name, $0.handle) < ($1.name, $1.handle) },
      count: changes.count, card: card.map { String($0.number.suffix(4)) } ?? "", undone: try row.integer("undone") == 1
    )
  }

  private func person(_ change: Record) throws -> HistoryActs.Line.Person {
    let customer = try change.integer("customer_id")
    let entry = ContactEntry(try ContactReading.rows(of: customer, at: organisation.id, opening: true, in: tx))
    let fields = try change.text("fields").split(separator: ",").compactMap { ContactDetailKind(rawValue: String($0)) }
    return HistoryActs.Line.Person(handle: people[customer]?.handle ?? "", name: entry.name, fields: fields)
  }

  /// By the label the log calls a keeper by.
  private func names(of actors: [String]) throws -> [String: String] {
    var names: [String: String] = [:]
    let wanted = Set(actors)
    for customer in people.values.filter({ $0.roles.contains(where: \.keepsContacts) }).map(\.customer) {
      guard let account = try Accounts.find(of: customer, as: .booker, in: tx), wanted.contains(account.actor.label)
      else { continue }
      names[account.actor.label] =
        ContactEntry(try ContactReading.rows(of: customer, at: organisation.id, opening: true, in: tx)).name
    }
    return names
  }
}
