package import Domain
package import Storage

/// Writes business contact details, each under the organisation that gave it.
package struct ContactWriting {
  private let customer: Int64
  private let organisation: Int64

  package init(customer: Int64, organisation: Int64) {
    self.customer = customer
    self.organisation = organisation
  }

  package func enter(given: String, surname: String, in tx: Transaction) throws {
    try write("name", ["given": given, "surname": surname], in: tx)
  }

  package func replace(_ email: EmailAddress, in tx: Transaction) throws {
    try clear("email", in: tx)
    let row = try write("email", ["email": email.text], in: tx)
    try BlindIndex.enter(.email(email), of: customer, row: row, in: tx)
  }

  package func replace(_ phone: PhoneNumber, in tx: Transaction) throws {
    try clear("phone", in: tx)
    let row = try write("phone", ["phone": phone.e164], in: tx)
    try BlindIndex.enter(.phone(phone), of: customer, row: row, in: tx)
  }

  package func replace(_ address: PostalAddress, in tx: Transaction) throws {
    try clear("address", in: tx)
    try write("address", ContactDetails.fields(of: address), in: tx)
  }

  /// Every stop of the person follows to their business addresses, as it does to private ones. A
  /// booker who mends a list opens nothing.
  package static func follow(_ customer: Int64, in tx: Transaction) throws {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return }
    let scopes = Set(standing.stops.filter(\.proven).map(\.scope)).sorted { $0.rawValue < $1.rawValue }
    guard !scopes.isEmpty else { return }
    for target in try targets(of: customer, in: tx) {
      for scope in scopes {
        try SuppressionList.suppress(target, scope: scope, source: "follows", except: standing.lifts, in: tx)
      }
    }
  }

  private static func targets(of customer: Int64, in tx: Transaction) throws -> [SuppressionList.Target] {
    var surname = try ContactDetails.onFile(of: customer, in: tx).surname
    var targets: [SuppressionList.Target] = []
    var houses: [String] = []
    for row in try Rows.read(Inventory.table("business_contact_detail"), of: customer, opening: true, in: tx) {
      guard let fields = row.fields else { continue }
      if let email = fields["email"].flatMap(EmailAddress.init) { targets.append(.email(email)) }
      if let phone = fields["phone"].flatMap(PhoneNumber.init) { targets.append(.phone(phone)) }
      if let address = ContactDetails.postal(fields) { houses.append(address.house) }
      surname = surname ?? fields["surname"]
    }
    guard let surname else { return targets }
    return targets + houses.map { .household(surname: surname, house: $0) }
  }

  private func clear(_ kind: String, in tx: Transaction) throws {
    for row in try ContactReading.rows(of: customer, at: organisation, in: tx)
    where row.record["kind"] == .text(kind) {
      try Rows.erase(row, in: tx)
    }
  }

  @discardableResult
  private func write(_ kind: String, _ fields: [String: String], in tx: Transaction) throws -> Int64 {
    try Rows.write(
      "business_contact_detail", of: customer,
      ["organisation_id": organisation, "kind": kind, "source": "employer", "recorded_day": tx.today],
      sealing: fields, in: tx)
  }
}
