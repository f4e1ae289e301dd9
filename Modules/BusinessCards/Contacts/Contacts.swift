package import Domain
package import Storage

/// A booker's verbs on the people of their own organisation. Each is written in the audit log, and
/// the person can read there who looked.
package enum Contacts {
  /// Opens the organisation's people in memory, and searches there: no index of names exists.
  package static func list(
    for booker: Booker, matching search: String? = nil, in tx: Transaction
  ) throws -> [BusinessContact] {
    let organisation = try booker.organisation(in: tx)
    let contacts = try ContactReading.all(of: organisation.id, in: tx).map(\.contact)
      .filter { contact in search.map { contact.matches($0) } ?? true }
      .sorted { ($0.surname, $0.given, $0.handle) < ($1.surname, $1.given, $1.handle) }
    try AuditLog.append(
      AuditEntry(.contactListed, by: booker.actor, detail: ["searched": String(search != nil)]), in: tx)
    return contacts
  }

  package static func show(_ handle: String, for booker: Booker, in tx: Transaction) throws -> BusinessContact {
    let (customer, contact) = try find(handle, for: booker, in: tx)
    try AuditLog.append(AuditEntry(.contactShown, by: booker.actor, subject: customer), in: tx)
    return contact
  }

  /// What a booker may change. Nil stays as it is.
  package struct Changes: Hashable, Sendable {
    package var email: EmailAddress?
    package var phone: PhoneNumber?
    package var address: PostalAddress?

    package init(email: EmailAddress? = nil, phone: PhoneNumber? = nil, address: PostalAddress? = nil) {
      self.email = email
      self.phone = phone
      self.address = address
    }
  }

  /// Puts new details in the place of the old ones of their kind. A stop the person has made follows
  /// to the new address in the same transaction.
  package static func set(
    _ changes: Changes, of handle: String, for booker: Booker, in tx: Transaction
  ) throws -> BusinessContact {
    guard changes != Changes() else { throw ContactRefusal.nothingToChange }
    let organisation = try booker.organisation(in: tx)
    let (customer, contact) = try find(handle, for: booker, in: tx)
    try tx.lock(.person(customer))
    let writing = ContactWriting(customer: customer, organisation: organisation.id)
    do {
      if let email = changes.email { try writing.replace(email, in: tx) }
      if let phone = changes.phone { try writing.replace(phone, in: tx) }
      if let address = changes.address { try writing.replace(address, in: tx) }
    } catch is RowRefused {
      throw ContactRefusal.noLivingPurpose
    }
    try ContactWriting.follow(customer, in: tx)
    let (_, changed) = try find(handle, for: booker, in: tx)
    let kinds = [
      changes.email.map { _ in "email" }, changes.phone.map { _ in "phone" }, changes.address.map { _ in "address" },
    ]
    var detail = ["what": kinds.compactMap { $0 }.joined(separator: ","), "post": changed.post.reason.rawValue]
    if changed.post != contact.post { detail["postBefore"] = contact.post.reason.rawValue }
    try AuditLog.append(AuditEntry(.contactChanged, by: booker.actor, subject: customer, detail: detail), in: tx)
    return changed
  }

  private static func find(
    _ handle: String, for booker: Booker, in tx: Transaction
  ) throws -> (customer: Int64, contact: BusinessContact) {
    let organisation = try booker.organisation(in: tx)
    let wanted = ContactHandle.normal(handle)
    let found = try ContactReading.people(of: organisation.id, in: tx).filter { $0.handle == wanted }
    guard found.count == 1, let person = found.first else { throw ContactRefusal.notInYourOrganisation }
    return (person.customer, try ContactReading.open(person, of: organisation.id, in: tx))
  }
}
