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
    guard try StandingTable.standing(of: customer, in: tx)?.stops.isEmpty == false else { return }
    try SuppressionList.follow(customer, to: try BusinessDetails.onFile(of: customer, in: tx).targets, in: tx)
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
