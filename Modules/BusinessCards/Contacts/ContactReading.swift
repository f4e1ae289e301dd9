import Domain
import Storage

/// Reads an organisation's people, and of each only what is the organisation's to see.
enum ContactReading {
  struct Person {
    let customer: Int64
    let handle: String
    let roles: Set<Organisations.Role>
  }

  static func people(of organisation: Int64, in tx: Transaction) throws -> [Person] {
    try Organisations.people(of: organisation, in: tx).map { customer, roles in
      Person(
        customer: customer, handle: ContactHandle.of(customer, in: organisation, tx.store.keys), roles: roles)
    }
  }

  static func all(
    of organisation: Int64, in tx: Transaction
  ) throws -> [(customer: Int64, contact: BusinessContact)] {
    try people(of: organisation, in: tx).map { ($0.customer, try open($0, of: organisation, in: tx)) }
  }

  static func open(_ person: Person, of organisation: Int64, in tx: Transaction) throws -> BusinessContact {
    var contact = BusinessContact(
      handle: person.handle, roles: person.roles.sorted { $0.rawValue < $1.rawValue })
    for row in try rows(of: person.customer, at: organisation, opening: true, in: tx) {
      guard let fields = row.fields else { continue }
      switch try row.record.text("kind") {
      case "name": (contact.given, contact.surname) = (fields["given"] ?? "", fields["surname"] ?? "")
      case "email": contact.emails += [fields["email"].flatMap(EmailAddress.init)].compactMap { $0 }
      case "phone": contact.phones += [fields["phone"].flatMap(PhoneNumber.init)].compactMap { $0 }
      case "address": contact.address = ContactDetails.postal(fields)
      default: break
      }
    }
    contact.emails.sort { $0.text < $1.text }
    contact.post = try choice(person, contact, in: tx)
    return contact
  }

  static func rows(
    of customer: Int64, at organisation: Int64, opening: Bool = false, in tx: Transaction
  ) throws -> [PersonalRow] {
    try Rows.read(Inventory.table("business_contact_detail"), of: customer, opening: opening, in: tx).filter {
      $0.record["organisation_id"] == .integer(organisation) && $0.record.isNull("role_ended_day")
    }
  }

  /// S4. That there is a private address counts; what it is stays closed.
  private static func choice(_ person: Person, _ contact: BusinessContact, in tx: Transaction) throws -> AddressChoice {
    let hasPrivate = try tx.exists(
      "SELECT 1 AS one FROM contact_detail WHERE customer_id = \(person.customer) AND kind = 'address' LIMIT 1")
    let standing = try StandingTable.standing(of: person.customer, in: tx)
    return AddressChoice.choose(
      roleRuns: !person.roles.isEmpty, hasBusiness: contact.address != nil, hasPrivate: hasPrivate,
      isCustomer: standing?.isPrivateCustomer(on: tx.today) ?? false)
  }
}
