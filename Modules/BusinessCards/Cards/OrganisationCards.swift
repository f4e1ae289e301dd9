package import Domain
import Foundation
import Storage

/// An organisation's own record of the cards it pays for: number, cost centre, days. It stays when a holder is erased,
/// and names nobody: that a card is somebody's stands with that person and goes with them (S3).
package enum OrganisationCards {
  package struct Card: Codable, Hashable, Sendable {
    package let number: String
    package let form: CardForm
    /// Of a department's card, which nobody in particular carries.
    package var department = ""
    package var costCentre = ""
    package let since: Day
    package var ended: Day?
    package var blocked: Day?

    package enum State: String, CaseIterable, Codable, Hashable, Sendable {
      case works, blocked, over
    }

    package func state(on day: Day) -> State {
      if let ended, ended <= day { return .over }
      return blocked == nil ? .works : .blocked
    }
  }

  /// A card and its number in the house.
  struct Kept {
    let id: Int64
    var card: Card
  }

  /// The oldest first; two of one day by their number, so that a list reads the same twice.
  static func all(of organisation: Int64, in tx: Transaction) throws -> [Kept] {
    try tx.run(selection + " WHERE organisation_id = \(organisation)").compactMap { try kept($0, in: tx) }
      .sorted { ($0.card.since, $0.card.number) < ($1.card.since, $1.card.number) }
  }

  static func find(_ number: String, of organisation: Int64, in tx: Transaction) throws -> Kept {
    let digits = number.filter(\.isNumber)
    // The last four are what is read from a card over the telephone; two that end alike need the whole number.
    let found = try all(of: organisation, in: tx).filter {
      $0.card.number == digits || (digits.count == 4 && $0.card.number.hasSuffix(digits))
    }
    guard let one = found.first else { throw DeskRefusal.noSuchCard }
    guard found.count == 1 else { throw DeskRefusal.severalCards }
    return one
  }

  static func card(_ id: Int64, of organisation: Int64, in tx: Transaction) throws -> Card? {
    try tx.first(selection + " WHERE organisation_id = \(organisation) AND card_id = \(id)")
      .flatMap { try kept($0, in: tx)?.card }
  }

  static func enter(
    _ card: Card, id: Int64, of organisation: Int64, replacing old: Int64? = nil, in tx: Transaction
  ) throws {
    let fields = ["number": card.number, "department": card.department, "costCentre": card.costCentre]
    let sealed = try tx.seal(
      Array(try JSONEncoder().encode(fields)), at: Place("organisation_card", owner: organisation, key: id))
    try tx.run(
      """
      INSERT INTO organisation_card
        (organisation_id, card_id, form, sealed, since_day, ended_day, blocked_day, replaces_card_id)
      VALUES (\(organisation), \(id), \(card.form.rawValue), \(sealed), \(card.since), NULL, NULL, \(old))
      """)
  }

  static func end(_ id: Int64, of organisation: Int64, on day: Day, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE organisation_card SET ended_day = \(day)
      WHERE organisation_id = \(organisation) AND card_id = \(id) AND (ended_day IS NULL OR ended_day > \(day))
      """)
  }

  /// The cards somebody carries there that are not over yet; returns them.
  static func endAll(
    of customer: Int64, at organisation: Int64, by actor: Actor, from place: Keeper.Place, in tx: Transaction
  ) throws -> [Card] {
    var ended: [Card] = []
    for row in try tx.run("SELECT card_id FROM card WHERE customer_id = \(customer) AND kind = 'business'") {
      let id = try row.integer("card_id")
      guard var card = try card(id, of: organisation, in: tx), card.state(on: tx.today) != .over else { continue }
      try end(id, of: organisation, on: tx.today, in: tx)
      try tx.run("UPDATE card SET ended_day = \(tx.today) WHERE customer_id = \(customer) AND card_id = \(id)")
      try AuditLog.append(
        AuditEntry(
          .cardChanged, by: actor, subject: customer, detail: ["what": "card", "card": "ended", "from": place.label]),
        in: tx)
      card.ended = tx.today
      ended.append(card)
    }
    return ended
  }

  static func block(_ id: Int64, of organisation: Int64, on day: Day?, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE organisation_card SET blocked_day = \(day)
      WHERE organisation_id = \(organisation) AND card_id = \(id)
      """)
  }

  private static let selection: Query = """
    SELECT organisation_id, card_id, form, sealed, since_day, ended_day, blocked_day FROM organisation_card
    """

  private static func kept(_ row: Record, in tx: Transaction) throws -> Kept? {
    let id = try row.integer("card_id")
    let place = Place("organisation_card", owner: try row.integer("organisation_id"), key: id)
    guard let plain = try tx.open(try row.bytes("sealed"), at: place) else { return nil }
    let fields = try JSONDecoder().decode([String: String].self, from: Data(plain))
    return Kept(
      id: id,
      card: Card(
        number: fields["number"] ?? "", form: try row.value("form"), department: fields["department"] ?? "",
        costCentre: fields["costCentre"] ?? "", since: try row.day("since_day"),
        ended: try row.optionalDay("ended_day"),
        blocked: try row.optionalDay("blocked_day")))
  }
}

extension OrganisationCards {
  static func byID(of organisation: Int64, in tx: Transaction) throws -> [Int64: Card] {
    Dictionary(uniqueKeysWithValues: try all(of: organisation, in: tx).map { ($0.id, $0.card) })
  }

  /// The cards that people carry, of those an organisation pays for: of each those that work first, since one is named
  /// where there is room for one, and of those the newest.
  static func held(
    by customers: [Int64], among cards: [Int64: Card], in tx: Transaction
  ) throws -> [Int64: [Card]] {
    guard !cards.isEmpty else { return [:] }
    var held: [Int64: [Card]] = [:]
    for row in try tx.run(
      "SELECT customer_id, card_id FROM card WHERE kind = 'business' AND customer_id \(tx.among(customers))")
    {
      guard let card = cards[try row.integer("card_id")] else { continue }
      held[try row.integer("customer_id"), default: []].append(card)
    }
    func rank(_ card: Card) -> Int { card.ended != nil ? 2 : card.blocked != nil ? 1 : 0 }
    return held.mapValues {
      $0.sorted { (rank($1), $0.since, $0.number) > (rank($0), $1.since, $1.number) }
    }
  }
}
