import Domain
import Foundation
import Storage

/// Takes a keeper's last act back. What retention or a person themselves took is not among what it can put back: the
/// rows it would need went with it.
struct Undoing {
  private let desk: Desk
  private let organisation: Organisations.Organisation
  private let tx: Transaction

  init(_ desk: Desk, in tx: Transaction) throws {
    self.desk = desk
    self.tx = tx
    organisation = try desk.keeper.organisation(in: tx)
  }

  func undo() throws -> HistoryActs.Line {
    guard
      let last = try tx.first(
        """
        SELECT act_id, what, card_id, undone FROM desk_act
        WHERE organisation_id = \(organisation.id) AND actor = \(desk.keeper.actor.label)
        ORDER BY number DESC LIMIT 1
        """)
    else { throw DeskRefusal.nothingToUndo }
    let act = try last.integer("act_id")
    let kind: DeskActKind = try last.value("what")
    guard try last.integer("undone") == 0, kind != .undone else { throw DeskRefusal.nothingToUndo }
    guard let line = try DeskHistory(organisation, in: tx).line(of: act) else { throw DeskRefusal.cannotBeUndone }
    let people = try tx.run("SELECT customer_id FROM desk_change WHERE act_id = \(act)").map {
      try $0.integer("customer_id")
    }
    switch kind {
    case .contactEdited: try putBack(act)
    case .contactAdded, .fileImported:
      try putBack(act)
      for customer in try added(people, act) {
        _ = try Leaving(desk.keeper, at: organisation).end(nil, of: customer, in: tx)
      }
    case .cardBlocked, .cardUnblocked: try turn(last.integer("card_id"), blocked: kind == .cardUnblocked, people.first)
    case .cardIssued: try takeBack(last.integer("card_id"), people.first)
    case .roleAdded, .roleEnded, .offboarded, .deactivated, .cardReplaced, .undone: throw DeskRefusal.cannotBeUndone
    }
    try tx.run(
      "UPDATE desk_act SET undone = 1 WHERE organisation_id = \(organisation.id) AND act_id = \(act)")
    let left = try people.filter { try Organisations.people(of: organisation.id, in: tx)[$0] != nil }
    try DeskLog.note(
      .undone, left.map { DeskLog.Change($0, []) }, by: desk.keeper, at: organisation.id, in: tx)
    return line
  }

  /// Whose details were changed, not made: those have something to go back to.
  private func putBack(_ act: Int64) throws {
    let rows = try tx.run("SELECT customer_id FROM desk_before WHERE act_id = \(act) ORDER BY customer_id")
    for customer in try rows.map({ try $0.integer("customer_id") }) {
      try tx.lock(.person(customer))
      guard
        let row = try Rows.read(Inventory.table("desk_before"), of: customer, opening: true, in: tx)
          .first(where: { $0.rowID == act }), let fields = row.fields,
        let before = fields["entry"].flatMap({ try? JSONDecoder().decode(Stored.self, from: Data($0.utf8)) })
      else { throw DeskRefusal.cannotBeUndone }
      let now = ContactEntry(try ContactReading.rows(of: customer, at: organisation.id, opening: true, in: tx))
      guard now == before.after else {
        throw DeskRefusal.stale(handle: ContactHandle.of(customer, in: organisation.id, tx.store.keys))
      }
      let changed = try Contacts.write(before.before, of: customer, at: organisation.id, in: tx)
      try DeskLog.audit(.contactChanged, of: customer, what: changed, ["undone": "true"], by: desk.keeper, in: tx)
    }
  }

  private func added(_ people: [Int64], _ act: Int64) throws -> [Int64] {
    let edited = Set(
      try tx.run("SELECT customer_id FROM desk_before WHERE act_id = \(act)").map { try $0.integer("customer_id") })
    return people.filter { !edited.contains($0) }
  }

  private func turn(_ card: Int64, blocked: Bool, _ customer: Int64?) throws {
    let day = blocked ? tx.today : nil
    try OrganisationCards.block(card, of: organisation.id, on: day, in: tx)
    guard let customer else { return }
    try tx.lock(.person(customer))
    try tx.run("UPDATE card SET blocked_day = \(day) WHERE customer_id = \(customer) AND card_id = \(card)")
    try DeskLog.audit(
      .cardChanged, of: customer, what: [.card], ["card": blocked ? "blocked" : "unblocked"], by: desk.keeper, in: tx)
  }

  /// A card that was issued works no more; its number is not given out again.
  private func takeBack(_ card: Int64, _ customer: Int64?) throws {
    try OrganisationCards.end(card, of: organisation.id, on: tx.today, in: tx)
    guard let customer else { return }
    try tx.lock(.person(customer))
    try tx.run("UPDATE card SET ended_day = \(tx.today) WHERE customer_id = \(customer) AND card_id = \(card)")
    try DeskLog.audit(.cardChanged, of: customer, what: [.card], ["card": "ended"], by: desk.keeper, in: tx)
  }

  /// What was there before, and what was put in its place: only where that still stands is anything put back.
  struct Stored: Codable {
    let before: ContactEntry
    let after: ContactEntry
  }
}
