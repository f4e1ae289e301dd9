package import Domain

/// What was given to whom about a person, and for what.
package enum Disclosures {
  package struct Disclosure: Sendable {
    let id: Int64
    package let recipient: String
    /// Nil for a purpose no statement of ours knows any longer.
    package let purpose: Purpose?
    package let categories: Set<DataCategory>
    /// What the recipient calls the person, if they have told us.
    package let reference: String?
    package let day: Day
    /// What was given, in the words it was recorded by.
    package let fields: Set<String>
    /// Since when the recipient knows that it has lapsed.
    package let lapsed: Day?
  }

  /// Records that data were given. A purpose that does not live for the person is refused, and nothing stored.
  package static func record(
    of customer: Int64, to recipient: String, for purpose: Purpose, fields: [String], reference: String?,
    by actor: Actor, in tx: Transaction
  ) throws {
    try Rows.write(
      "disclosure", of: customer,
      [
        "recipient": recipient, "purpose": purpose.rawValue, "fields": fields.joined(separator: ","),
        "happened_day": tx.today,
      ], sealing: reference.map { ["reference": $0] }, in: tx)
    try AuditLog.append(
      AuditEntry(
        .disclosed, by: actor, subject: customer,
        detail: ["recipient": recipient, "purpose": purpose.rawValue, "fields": fields.joined(separator: ",")]), in: tx)
  }

  package static func all(of customer: Int64, in tx: Transaction) throws -> [Disclosure] {
    try Rows.read(Inventory.table("disclosure"), of: customer, opening: true, in: tx).map { row in
      Disclosure(
        id: row.rowID ?? 0, recipient: try row.record.text("recipient"),
        purpose: Purpose(rawValue: try row.record.text("purpose")),
        categories: Set(try row.record.text("fields").split(separator: ",").map { category(of: String($0)) }),
        reference: row.fields?["reference"], day: try row.record.day("happened_day"),
        fields: Set(try row.record.text("fields").split(separator: ",").map(String.init)),
        lapsed: try row.record.optionalDay("lapsed_day"))
    }
  }

  /// Those of `given` that the recipient may still act on: no case and no day that came has told them otherwise.
  package static func held(
    _ given: [Disclosure], of customer: Int64, in tx: Transaction
  ) throws -> [Disclosure] {
    let current = given.filter { $0.lapsed == nil }
    let told = try Dictionary(
      uniqueKeysWithValues: Set(current.map(\.recipient)).map { name in
        (name, try InstructionTable.told(name, about: customer, in: tx))
      })
    return current.filter { disclosure in
      !told[disclosure.recipient, default: []].contains { row in
        row.decided.day >= disclosure.day && disclosure.purpose.map(row.purposes.contains) ?? row.everything
      }
    }
  }

  /// The recipient is told that these have ended, and is called upon by their reference no more.
  package static func lapse(
    of customer: Int64, _ ended: [Disclosure], in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE disclosure SET lapsed_day = \(tx.today), sealed = NULL
      WHERE customer_id = \(customer) AND disclosure_id \(tx.among(ended.map(\.id)))
      """)
    tx.aftermath.erasedRows = true
  }

  /// Forgets what a recipient called the person: they need no name for somebody they no longer hold.
  package static func forgetReference(of customer: Int64, at recipient: String, in tx: Transaction) throws {
    try tx.run(
      "UPDATE disclosure SET sealed = NULL WHERE customer_id = \(customer) AND recipient = \(recipient)")
    tx.aftermath.erasedRows = true
  }

  /// A single field, such as an e-mail address, is one of the contact details.
  private static func category(of field: String) -> DataCategory { DataCategory(rawValue: field) ?? .contactDetails }
}
