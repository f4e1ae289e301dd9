import Domain
package import Storage

/// A keeper's verbs on the people of their own organisation. Each is written in the audit log, and the person can read
/// there who looked.
package enum Contacts {
  /// Opens the organisation's people in memory, and searches there: no index of names exists.
  package static func list(
    for keeper: Keeper, matching search: String? = nil, as role: Organisations.Role? = nil, in tx: Transaction
  ) throws -> [BusinessContact] {
    let organisation = try keeper.organisation(in: tx)
    let contacts = try ContactReading.all(of: organisation.id, in: tx).map(\.contact)
      .filter { contact in search.map { contact.matches($0) } ?? true }
      .filter { contact in role.map { contact.roles.contains($0) } ?? true }
      .map { (key: $0.sortingKey, contact: $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.contact)
    try DeskLog.looked(
      .contactListed, ["searched": String(search != nil)], by: keeper, at: organisation.id, in: tx)
    return contacts
  }

  package static func show(_ handle: String, for keeper: Keeper, in tx: Transaction) throws -> BusinessContact {
    try look(handle, for: keeper, in: tx).contact
  }

  /// The same, with the number in the house for an act on their addresses.
  package static func look(
    _ handle: String, for keeper: Keeper, in tx: Transaction
  ) throws -> (customer: Int64, contact: BusinessContact) {
    let (customer, contact) = try find(handle, for: keeper, in: tx)
    try AuditLog.append(
      AuditEntry(.contactShown, by: keeper.actor, subject: customer, detail: ["from": keeper.from.label]), in: tx)
    return (customer, contact)
  }

  /// Puts new details in the place of the old ones. A stop the person has made follows to the new address in the same
  /// transaction. `version`: of what the keeper saw; where it is another by now, nothing is changed.
  package static func edit(
    _ handle: String, to entry: ContactEntry, seen version: String?, for keeper: Keeper, in tx: Transaction
  ) throws -> (before: BusinessContact, after: BusinessContact) {
    let organisation = try keeper.organisation(in: tx)
    let (customer, _) = try find(handle, for: keeper, in: tx)
    try tx.lock(.person(customer))
    let (_, before) = try find(handle, for: keeper, in: tx)
    let entry = try entry.checked()
    // Before anything else: a page that is sent twice says so, and names nobody else.
    guard entry != before.entry else { throw DeskRefusal.nothingToChange }
    if let version, version != before.version { throw DeskRefusal.stale(handle: before.handle) }
    let changed = try write(entry, of: customer, at: organisation.id, in: tx)
    let (_, after) = try find(handle, for: keeper, in: tx)
    try DeskLog.note(
      .contactEdited,
      DeskLog.Change(customer, changed, replaced: Undoing.Stored(before: before.entry, after: after.entry)),
      by: keeper, at: organisation.id, in: tx)
    let was = try ContactReading.addressChoice(of: customer, before, in: tx)
    let post = try ContactReading.addressChoice(of: customer, after, in: tx)
    var detail = ["post": post.reason.rawValue]
    if post != was { detail["postBefore"] = was.reason.rawValue }
    try DeskLog.audit(.contactChanged, of: customer, what: changed, detail, by: keeper, in: tx)
    return (before, after)
  }

  /// A detail that no purpose may hold is refused for the whole of it (DESIGN §2).
  static func write(
    _ entry: ContactEntry, of customer: Int64, at organisation: Int64, in tx: Transaction
  ) throws -> [ContactDetailKind] {
    do {
      return try ContactWriting(customer: customer, organisation: organisation).put(entry, in: tx)
    } catch is RowRefused {
      throw DeskRefusal.noLivingPurpose
    }
  }

  static func find(
    _ handle: String, for keeper: Keeper, in tx: Transaction
  ) throws -> (customer: Int64, contact: BusinessContact) {
    let organisation = try keeper.organisation(in: tx)
    let person = try person(handle, at: organisation.id, in: tx)
    return (person.customer, try ContactReading.open(person, of: organisation.id, in: tx))
  }

  static func person(_ handle: String, at organisation: Int64, in tx: Transaction) throws -> ContactReading.Person {
    let wanted = ContactHandle.normal(handle)
    let found = try ContactReading.people(of: organisation, in: tx).filter { $0.handle == wanted }
    guard found.count == 1, let person = found.first else { throw DeskRefusal.notInYourOrganisation }
    return person
  }
}

extension BusinessContact {
  /// By surname as it is looked up: `van der Berg` among the B, wherever the `van der` is kept.
  fileprivate var sortingKey: [String] {
    let words = entry.surname.split(separator: " ")
    let particles = words.prefix { $0.first?.isLowercase == true }
    let surname = particles.count == words.count ? words : Array(words.dropFirst(particles.count))
    return [
      Identifier.fold(surname.joined(separator: " ")), Identifier.fold(entry.given), Identifier.fold(entry.surname),
      handle,
    ]
  }
}
