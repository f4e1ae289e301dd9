import Domain
import Foundation
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
    let cards = try OrganisationCards.byID(of: organisation, in: tx)
    return try people(of: organisation, in: tx).map { ($0.customer, try open($0, of: organisation, cards, in: tx)) }
  }

  static func open(
    _ person: Person, of organisation: Int64, _ cards: [Int64: OrganisationCards.Card]? = nil, in tx: Transaction
  ) throws -> BusinessContact {
    var contact = BusinessContact(
      handle: person.handle, roles: person.roles.sorted { $0.rawValue < $1.rawValue })
    contact.entry = ContactEntry(try rows(of: person.customer, at: organisation, opening: true, in: tx))
    contact.cards = try OrganisationCards.held(
      by: person.customer, among: cards ?? OrganisationCards.byID(of: organisation, in: tx), in: tx)
    contact.post = try choice(person, contact, in: tx)
    contact.version = try version(contact, tx.store.keys)
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
      roleRuns: !person.roles.isEmpty, hasBusiness: contact.entry.address?.postal != nil, hasPrivate: hasPrivate,
      isCustomer: standing?.isPrivateCustomer(on: tx.today) ?? false)
  }

  /// Of what an edit can change. Short: it tells two states of one person apart, and is no secret.
  private static func version(_ contact: BusinessContact, _ keys: InstitutionKeys) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(contact.entry), as: UTF8.self)
    let fields = ["contact version", contact.handle, text] + contact.roles.map(\.rawValue)
    return Digest.keyed(fields, with: keys[.lookup].secret).prefix(6).hex
  }
}

extension ContactEntry {
  /// What the opened rows of one person say.
  init(_ rows: [PersonalRow]) {
    self.init()
    var emails: [(order: String, email: EmailAddress)] = []
    var phones: [(order: String, phone: PhoneNumber)] = []
    for row in rows {
      guard let fields = row.fields, case .text(let kind)? = row.record["kind"] else { continue }
      let order = fields[DetailField.order] ?? ""
      switch kind {
      case "name":
        (given, middle, surname) = (fields["given"] ?? "", fields["middle"] ?? "", fields["surname"] ?? "")
        (function, department) = (fields["function"] ?? "", fields["department"] ?? "")
        personnelNumber = fields["personnelNumber"] ?? ""
      case "email": if let email = fields["email"].flatMap(EmailAddress.init) { emails.append((order, email)) }
      case "phone": if let phone = fields["phone"].flatMap(PhoneNumber.init) { phones.append((order, phone)) }
      case "address": address = BusinessAddress(fields)
      default: break
      }
    }
    self.emails = emails.sorted { ($0.order, $0.email.text) < ($1.order, $1.email.text) }.map(\.email)
    self.phones = phones.sorted { ($0.order, $0.phone.e164) < ($1.order, $1.phone.e164) }.map(\.phone)
  }

  /// The sealed fields of the row that says who somebody is there.
  var nameFields: [String: String] {
    [
      "given": given, "middle": middle, "surname": surname, "function": function, "department": department,
      "personnelNumber": personnelNumber,
    ].filter { !$0.value.isEmpty || ["given", "surname"].contains($0.key) }
  }
}

extension BusinessAddress {
  init?(_ fields: [String: String]) {
    if let postal = ContactDetails.postal(fields) {
      self.init(postal)
    } else if let street = fields["street"], let country = fields["country"], !country.isEmpty {
      self.init(
        abroad: street, postcode: fields["postcode"] ?? "", place: fields["place"] ?? "",
        region: fields["region"] ?? "", country: country)
    } else {
      return nil
    }
  }

  var fields: [String: String] {
    if let postal { return ContactDetails.fields(of: postal) }
    return ["street": street, "postcode": postcode, "place": place, "region": region, "country": country]
      .filter { !$0.value.isEmpty }
  }
}

/// Names of sealed fields that are nobody's data.
enum DetailField {
  /// Which of several addresses comes first.
  static let order = "order"
}
