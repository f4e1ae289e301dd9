package import Domain
import Identity
package import Storage

/// A client company is one no more: from that day accounts and cards end, its addresses are used no more (A11), and every
/// holder gets one letter about it.
package enum OrganisationClosing {
  /// Decides the day; where that is today, everything ends now.
  static func decide(
    _ organisation: Organisations.Organisation, on day: Day, desk: Desk, in tx: Transaction
  ) throws -> Int {
    if let day = organisation.ended { throw DeskRefusal.closesAlready(on: day) }
    guard day >= tx.today else { throw DeskRefusal.closesInThePast }
    try tx.run("UPDATE organisation SET ended_day = \(day) WHERE organisation_id = \(organisation.id)")
    let holders = try announce(organisation, on: day, desk, in: tx)
    try DeskLog.audit(.organisationClosed, of: nil, what: [], ["day": day.description], by: desk.keeper, in: tx)
    if day == tx.today { try end(organisation.id, by: desk.keeper.actor, in: tx) }
    return holders
  }

  /// For the scheduler's round: ends what has come to its day. Returns how many organisations were closed.
  @discardableResult
  package static func carryOutDue(in tx: Transaction) throws -> Int {
    let due = try due(by: tx.today, in: tx)
    for organisation in due { try end(organisation, by: .scheduler, in: tx) }
    return due.count
  }

  /// What `work` would find once everything that closes by `day` has closed: done, looked at, and taken back. Nil where
  /// nothing closes.
  package static func foreseeing<T: Sendable>(_ day: Day, in store: Store, _ work: (Transaction) throws -> T) throws
    -> T?
  {
    guard try !store.readNow({ tx in try due(by: day, in: tx).isEmpty }) else { return nil }
    do {
      try store.writeNow { tx in
        for organisation in try due(by: day, in: tx) { try end(organisation, by: .scheduler, in: tx) }
        throw Foreseen(found: try work(tx))
      }
      return nil
    } catch let foreseen as Foreseen<T> {
      return foreseen.found
    }
  }

  private struct Foreseen<T: Sendable>: Error {
    let found: T
  }

  private static func due(by day: Day, in tx: Transaction) throws -> [Int64] {
    try tx.run(
      """
      SELECT o.organisation_id FROM organisation o
      WHERE o.ended_day <= \(day) AND (
        EXISTS (
          SELECT 1 FROM organisation_person p JOIN organisation_role r
            ON r.customer_id = p.customer_id AND r.organisation_id = p.organisation_id
          WHERE p.organisation_id = o.organisation_id AND (r.ended_day IS NULL OR r.ended_day > \(tx.today)))
        OR EXISTS (
          SELECT 1 FROM organisation_card c
          WHERE c.organisation_id = o.organisation_id AND c.ended_day IS NULL))
      """
    ).map { try $0.integer("organisation_id") }
  }

  private static func end(_ organisation: Int64, by actor: Actor, in tx: Transaction) throws {
    for customer in try Organisations.people(of: organisation, in: tx).keys.sorted() {
      _ = try RoleEnding.end(of: customer, at: organisation, by: actor, in: tx)
    }
    try tx.run(
      "UPDATE organisation_card SET ended_day = \(tx.today) WHERE organisation_id = \(organisation) AND ended_day IS NULL"
    )
  }

  /// While the address for work is still theirs: afterwards nobody could tell them. Returns how many letters go out.
  private static func announce(
    _ organisation: Organisations.Organisation, on day: Day, _ desk: Desk, in tx: Transaction
  ) throws -> Int {
    try ContactReading.all(of: organisation.id, in: tx).filter { $0.contact.roles.contains(.cardholder) }
      .count { try announce(organisation, on: day, to: $0.customer, $0.contact, desk, in: tx) }
  }

  /// Once more, to one of them whose card became another.
  static func announce(
    _ organisation: Organisations.Organisation, on day: Day, to customer: Int64, _ desk: Desk, in tx: Transaction
  ) throws {
    // The way in of before asks for the digits of a card that somebody else may have found.
    try OneTimeLinks.revoke(ForOwnAccess.self, of: customer, in: tx)
    let handle = ContactHandle.of(customer, in: organisation.id, tx.store.keys)
    let person = try Contacts.person(handle, at: organisation.id, in: tx)
    let contact = try ContactReading.open(person, of: organisation.id, in: tx)
    _ = try announce(organisation, on: day, to: customer, contact, desk, in: tx)
  }

  private static func announce(
    _ organisation: Organisations.Organisation, on day: Day, to customer: Int64, _ contact: BusinessContact,
    _ desk: Desk, in tx: Transaction
  ) throws -> Bool {
    let digits = contact.cards.first { $0.state(on: tx.today) != .over }.map { String($0.number.suffix(4)) }
    let access = try OwnAccess.issue(for: customer, cardDigits: digits, from: day, in: tx)
    let text = OrganisationEnds(
      organisation: organisation.name, endsOn: day, link: "\(desk.publicURL)/confirm/\(access.text)",
      worksUntil: OwnAccess.end(from: day), asksCardDigits: digits != nil, contact: desk.contact
    ).rendered(in: .nl)
    return try EmployerLetter(contact.entry, text).enqueue(as: "organisationEnds", by: desk.keeper.actor, in: tx)
  }
}
