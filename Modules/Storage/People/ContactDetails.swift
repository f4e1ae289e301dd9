package import Domain

/// How a person can be reached, as they or others told us; each detail with where it came from,
/// since that decides what it may be used for (A7b).
package enum ContactDetails {
  /// The five facts about an address: from whom, on what occasion, for which entity, with an
  /// opt-out offered or not, and (the row's own day) when.
  package struct Origin: Hashable, Sendable {
    package var source: String
    package var context: Occasion
    package var brand: Brand
    package var optOutOffered: Bool

    package init(source: String, context: Occasion, brand: Brand = .ns, optOutOffered: Bool) {
      self.source = source
      self.context = context
      self.brand = brand
      self.optOutOffered = optOutOffered
    }

    package static let sale = Origin(source: "subject", context: .sale, optOutOffered: true)
    package static let account = Origin(source: "subject", context: .account, optOutOffered: true)
    package static let signUp = Origin(source: "subject", context: .signUp, optOutOffered: true)
    /// From a file that does not say how we came by it.
    package static let imported = Origin(source: "import", context: .sale, optOutOffered: false)
  }

  /// What is on file, opened.
  package struct OnFile: Sendable {
    package var given: String?
    package var surname: String?
    package var emails: [EmailAddress] = []
    package var phones: [PhoneNumber] = []
    package var address: PostalAddress?
    /// Set instead of a name where a death was reported: what is sent there is for the relatives of this person.
    package var relativesOf: String?

    package var name: String? {
      let name = [given, surname].compactMap { $0 }.joined(separator: " ")
      return name.isEmpty ? nil : name
    }

    /// What can be suppressed of this person, by channel.
    package var targets: [SuppressionList.Target] {
      emails.map { .email($0) } + phones.map { .phone($0) } + household
    }

    private var household: [SuppressionList.Target] {
      guard let surname, let address else { return [] }
      return [.household(surname: surname, house: address.house)]
    }
  }

  package static func onFile(of customer: Int64, in tx: Transaction) throws -> OnFile {
    try onFile(in: rows(of: customer, in: tx))
  }

  /// The opened rows, for who needs to know more of them than what they say.
  package static func rows(of customer: Int64, in tx: Transaction) throws -> [PersonalRow] {
    try Rows.read(Inventory.table("contact_detail"), of: customer, opening: true, in: tx)
  }

  package static func onFile(in rows: [PersonalRow]) throws -> OnFile {
    var onFile = OnFile()
    for row in rows {
      guard let fields = row.fields else { continue }
      switch try row.record.text("kind") {
      case "name": (onFile.given, onFile.surname) = (fields["given"], fields["surname"])
      case "email": onFile.emails += [fields["email"].flatMap(EmailAddress.init)].compactMap { $0 }
      case "phone": onFile.phones += [fields["phone"].flatMap(PhoneNumber.init)].compactMap { $0 }
      case "address": onFile.address = postal(fields)
      default: break
      }
    }
    onFile.emails.sort { $0.text < $1.text }
    return onFile
  }

  package static func add(
    given: String, surname: String, of customer: Int64, from origin: Origin, on day: Day? = nil, in tx: Transaction
  ) throws {
    try write("name", ["given": given, "surname": surname], customer, origin, day, in: tx)
    try follow(customer, in: tx)
  }

  package static func add(
    _ email: EmailAddress, of customer: Int64, from origin: Origin, on day: Day? = nil, in tx: Transaction
  ) throws {
    let row = try write("email", ["email": email.text], customer, origin, day, in: tx)
    if origin.source == "subject" { try UnusableAddresses.forget(.email(email), in: tx) }
    try BlindIndex.enter(.email(email), of: customer, row: row, in: tx)
    try follow(customer, in: tx)
  }

  package static func add(
    _ phone: PhoneNumber, of customer: Int64, from origin: Origin, on day: Day? = nil, in tx: Transaction
  ) throws {
    let row = try write("phone", ["phone": phone.e164], customer, origin, day, in: tx)
    try BlindIndex.enter(.phone(phone), of: customer, row: row, in: tx)
    try follow(customer, in: tx)
  }

  package static func add(
    _ address: PostalAddress, of customer: Int64, from origin: Origin, on day: Day? = nil, in tx: Transaction
  ) throws {
    let row = try write("address", fields(of: address), customer, origin, day, in: tx)
    if let initial = try onFile(of: customer, in: tx).surname?.first {
      try BlindIndex.enter(.address(house: address.house, initial: initial), of: customer, row: row, in: tx)
    }
    try follow(customer, in: tx)
  }

  /// After a change of name: an address is found by the initial of the one who lives there now.
  package static func findAddressesByName(of customer: Int64, in tx: Transaction) throws {
    guard let initial = try onFile(of: customer, in: tx).surname?.first else { return }
    for row in try Rows.read(Inventory.table("contact_detail"), of: customer, opening: true, in: tx) {
      guard try row.record.text("kind") == "address", let id = row.rowID, let address = row.fields.flatMap(postal)
      else { continue }
      try BlindIndex.leave(row: id, of: customer, in: tx)
      try BlindIndex.enter(.address(house: address.house, initial: initial), of: customer, row: id, in: tx)
    }
  }

  /// Whoever lives there by that name. Exact on postcode, number and surname.
  package static func customers(surname: String, house: String, in tx: Transaction) throws -> [Int64] {
    guard let initial = surname.first else { return [] }
    let found = try BlindIndex.customers(.address(house: house, initial: initial), in: tx)
    return try found.filter { customer in
      try onFile(of: customer, in: tx).surname.map(Identifier.fold) == Identifier.fold(surname)
    }
  }

  /// While a person is there, every stop follows every new way to reach them, in the same
  /// transaction (DESIGN §5, suppression).
  package static func follow(_ customer: Int64, in tx: Transaction) throws {
    guard try StandingTable.standing(of: customer, in: tx)?.stops.isEmpty == false else { return }
    try SuppressionList.follow(customer, to: try onFile(of: customer, in: tx).targets, in: tx)
  }

  @discardableResult
  private static func write(
    _ kind: String, _ fields: [String: String], _ customer: Int64, _ origin: Origin, _ day: Day?, in tx: Transaction
  ) throws -> Int64 {
    try Rows.write(
      "contact_detail", of: customer,
      [
        "kind": kind, "source": origin.source, "context": origin.context.rawValue, "brand": origin.brand.rawValue,
        "opt_out_offered": origin.optOutOffered, "recorded_day": day ?? tx.today,
      ], sealing: fields, in: tx)
  }

  /// An address as its sealed fields.
  package static func fields(of address: PostalAddress) -> [String: String] {
    let number = address.suffix.isEmpty ? "\(address.houseNumber)" : "\(address.houseNumber) \(address.suffix)"
    return ["street": address.street, "houseNumber": number, "postcode": address.postcode.text, "place": address.place]
  }

  /// An address from its fields; nil where they are none.
  package static func postal(_ fields: [String: String]) -> PostalAddress? {
    guard let street = fields["street"], let number = fields["houseNumber"], let postcode = fields["postcode"],
      let place = fields["place"]
    else { return nil }
    return try? PostalAddress(street: street, houseNumber: number, postcode: postcode, place: place)
  }
}
