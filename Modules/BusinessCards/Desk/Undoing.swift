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
        SELECT act_id, number, what, card_id, undone FROM desk_act
        WHERE organisation_id = \(organisation.id) AND actor = \(desk.keeper.actor.label)
        ORDER BY number DESC LIMIT 1
        """)
    else { throw DeskRefusal.nothingToUndo }
    let act = try last.integer("act_id")
    let kind: DeskActKind = try last.value("what")
    guard try last.integer("undone") == 0, kind != .undone else { throw DeskRefusal.nothingToUndo }
    guard let line = try DeskHistory(organisation, in: tx).line(of: act) else { throw DeskRefusal.cannotBeUndone }
    // Whoever left meanwhile needs no taking back, and has nothing to put back to.
    let there = try Organisations.people(of: organisation.id, in: tx)
    let changes = try changes(of: act).filter { there[$0.customer] != nil }
    try refuseStale(changes, after: last.integer("number"))
    switch kind {
    case .contactEdited, .contactAdded, .fileImported: try takeBack(changes, of: act)
    case .cardBlocked, .cardUnblocked:
      try turn(last.integer("card_id"), blocked: kind == .cardUnblocked, changes.first?.customer)
    case .cardIssued: try end(last.integer("card_id"), changes.first?.customer)
    case .roleAdded, .roleEnded, .offboarded, .deactivated, .cardReplaced, .undone: throw DeskRefusal.cannotBeUndone
    }
    try tx.run(
      "UPDATE desk_act SET undone = 1 WHERE organisation_id = \(organisation.id) AND act_id = \(act)")
    let left = try Organisations.people(of: organisation.id, in: tx)
    try DeskLog.note(
      .undone, changes.filter { left[$0.customer] != nil }.map { DeskLog.Change($0.customer, []) }, by: desk.keeper,
      at: organisation.id, in: tx)
    return line
  }

  private struct Changed {
    let customer: Int64
    let fields: Set<ContactDetailKind>
  }

  private func changes(of act: Int64) throws -> [Changed] {
    try tx.run("SELECT customer_id, fields FROM desk_change WHERE act_id = \(act) ORDER BY customer_id").map { row in
      let fields = try row.text("fields").split(separator: ",").compactMap { ContactDetailKind(rawValue: String($0)) }
      return Changed(customer: try row.integer("customer_id"), fields: Set(fields))
    }
  }

  /// This act was its keeper's last: whatever came after is another's, and is not undone with it.
  private func refuseStale(_ changes: [Changed], after number: Int64) throws {
    let later = try tx.run(
      """
      SELECT c.customer_id FROM desk_change c JOIN desk_act a ON a.act_id = c.act_id
      WHERE a.organisation_id = \(organisation.id) AND a.number > \(number)
      """
    ).map { try $0.integer("customer_id") }
    let concerned = Set(changes.map(\.customer))
    guard let customer = later.first(where: concerned.contains) else { return }
    throw DeskRefusal.stale(handle: ContactHandle.of(customer, in: organisation.id, tx.store.keys))
  }

  /// Whoever the act entered goes; of whoever was there the details go back. A role or a card that somebody got meanwhile
  /// is ended by name, and not by the way.
  private func takeBack(_ changes: [Changed], of act: Int64) throws {
    let there = changes.filter { !$0.fields.contains(.added) }
    guard there.allSatisfy({ $0.fields.isDisjoint(with: [.role, .card]) }) else { throw DeskRefusal.cannotBeUndone }
    for changed in there { try putBack(changed.customer, act) }
    for changed in changes where changed.fields.contains(.added) {
      _ = try Leaving(desk.keeper, at: organisation).end(nil, of: changed.customer, in: tx)
    }
  }

  private func putBack(_ customer: Int64, _ act: Int64) throws {
    try tx.lock(.person(customer))
    guard
      let row = try Rows.read(Inventory.table("desk_before"), of: customer, opening: true, in: tx)
        .first(where: { $0.rowID == act }), let text = row.fields?["entry"]
    else { throw DeskRefusal.cannotBeUndone }
    let replaced = try JSONDecoder().decode(Stored.self, from: Data(text.utf8))
    let now = ContactEntry(try ContactReading.rows(of: customer, at: organisation.id, opening: true, in: tx))
    guard now == replaced.after else {
      throw DeskRefusal.stale(handle: ContactHandle.of(customer, in: organisation.id, tx.store.keys))
    }
    let changed = try Contacts.write(replaced.before, of: customer, at: organisation.id, in: tx)
    try DeskLog.audit(.contactChanged, of: customer, what: changed, ["undone": "true"], by: desk.keeper, in: tx)
  }

  private func turn(_ card: Int64, blocked: Bool, _ customer: Int64?) throws {
    guard try state(of: card) == (blocked ? .works : .blocked) else { throw DeskRefusal.nothingToUndo }
    let day = blocked ? tx.today : nil
    try OrganisationCards.block(card, of: organisation.id, on: day, in: tx)
    try DeskLog.audit(
      .cardChanged, of: customer, what: [.card], ["card": blocked ? "blocked" : "unblocked"], by: desk.keeper, in: tx)
    guard let customer else { return }
    try tx.lock(.person(customer))
    try tx.run("UPDATE card SET blocked_day = \(day) WHERE customer_id = \(customer) AND card_id = \(card)")
  }

  /// A card that was issued works no more; its number is not given out again.
  private func end(_ card: Int64, _ customer: Int64?) throws {
    guard try state(of: card) != .over else { throw DeskRefusal.cardIsOver }
    try OrganisationCards.end(card, of: organisation.id, on: tx.today, in: tx)
    try DeskLog.audit(.cardChanged, of: customer, what: [.card], ["card": "ended"], by: desk.keeper, in: tx)
    guard let customer else { return }
    try tx.lock(.person(customer))
    try tx.run("UPDATE card SET ended_day = \(tx.today) WHERE customer_id = \(customer) AND card_id = \(card)")
  }

  private func state(of card: Int64) throws -> OrganisationCards.Card.State? {
    try OrganisationCards.byID(of: organisation.id, in: tx)[card]?.state(on: tx.today)
  }

  /// What was there before, and what was put in its place: only where that still stands is anything put back.
  struct Stored: Codable {
    let before: ContactEntry
    let after: ContactEntry
  }
}
