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
    return try inParts(people(of: organisation, in: tx)).flatMap { part in
      zip(part.map(\.customer), try open(Array(part), of: organisation, cards, in: tx)).map { ($0, $1) }
    }
  }

  static func open(_ person: Person, of organisation: Int64, in tx: Transaction) throws -> BusinessContact {
    try open([person], of: organisation, OrganisationCards.byID(of: organisation, in: tx), in: tx)[0]
  }

  /// Some hundreds at most, in the order given: by as many questions as one of them takes.
  private static func open(
    _ people: [Person], of organisation: Int64, _ cards: [Int64: OrganisationCards.Card], in tx: Transaction
  ) throws -> [BusinessContact] {
    let entries = try entries(of: people.map(\.customer), at: organisation, in: tx)
    let held = try OrganisationCards.held(by: people.map(\.customer), among: cards, in: tx)
    return try people.map { person in
      var contact = BusinessContact(
        handle: person.handle, roles: person.roles.sorted { $0.rawValue < $1.rawValue })
      contact.entry = entries[person.customer] ?? ContactEntry()
      contact.cards = held[person.customer] ?? []
      contact.version = try version(contact, tx.store.keys)
      return contact
    }
  }

  /// What each is, as a file would name them.
  static func records(
    of people: [Person], at organisation: Int64, _ cards: [Int64: OrganisationCards.Card], in tx: Transaction
  ) throws -> [ContactRecord] {
    let entries = try entries(of: people.map(\.customer), at: organisation, in: tx)
    let held = try OrganisationCards.held(by: people.map(\.customer), among: cards, in: tx)
    return people.map { person in
      var contact = BusinessContact(handle: person.handle, roles: Array(person.roles))
      contact.entry = entries[person.customer] ?? ContactEntry()
      contact.cards = held[person.customer] ?? []
      return ContactRecord(contact, on: tx.today)
    }
  }

  static func entries(
    of customers: [Int64], at organisation: Int64, in tx: Transaction
  ) throws -> [Int64: ContactEntry] {
    let rows = try Rows.read(table, of: customers, opening: true, in: tx).filter { isCurrent($0, at: organisation) }
    return Dictionary(grouping: rows, by: \.owner).mapValues { ContactEntry($0) }
  }

  /// As many at a time as one question names.
  static func inParts(_ people: [Person]) -> [ArraySlice<Person>] {
    stride(from: 0, to: people.count, by: 500).map { people[$0..<min($0 + 500, people.count)] }
  }

  static func rows(
    of customer: Int64, at organisation: Int64, opening: Bool = false, in tx: Transaction
  ) throws -> [PersonalRow] {
    try Rows.read(table, of: customer, opening: opening, in: tx).filter { isCurrent($0, at: organisation) }
  }

  private static var table: PersonalTable { Inventory.table("business_contact_detail") }

  private static func isCurrent(_ row: PersonalRow, at organisation: Int64) -> Bool {
    row.record["organisation_id"] == .integer(organisation) && row.record.isNull("role_ended_day")
  }

  /// S4, for the log. That there is a private address counts; what it is stays closed.
  static func addressChoice(
    of customer: Int64, _ contact: BusinessContact, in tx: Transaction
  ) throws -> AddressChoice {
    let hasPrivate = try tx.exists(
      "SELECT 1 AS one FROM contact_detail WHERE kind = 'address' AND customer_id = \(customer) LIMIT 1")
    // Whether they are a customer themselves decides about a private address alone.
    let standing = hasPrivate ? try StandingTable.standing(of: customer, in: tx) : nil
    return AddressChoice.choose(
      roleRuns: !contact.roles.isEmpty, hasBusiness: contact.isWrittenAtWork, hasPrivate: hasPrivate,
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
