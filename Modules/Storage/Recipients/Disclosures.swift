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

  /// Records that data were given, and on whose yes (S37). A purpose that does not live for the person is refused, and
  /// nothing stored; to whom they may go was asked before, or there would be no `clearance`.
  package static func record(
    of customer: Int64, by clearance: Clearance, fields: [String], reference: String?, by actor: Actor,
    in tx: Transaction
  ) throws {
    let fields = fields.joined(separator: ",")
    let consent = try consent(of: customer, for: clearance.purpose, in: tx)
    try Rows.write(
      "disclosure", of: customer,
      [
        "recipient": clearance.recipient, "purpose": clearance.purpose.rawValue, "fields": fields,
        "consent_id": consent?.id, "happened_day": tx.today,
      ], sealing: reference.map { ["reference": $0] }, in: tx)
    try AuditLog.append(
      AuditEntry(
        .disclosed, by: actor, subject: customer,
        detail: [
          "recipient": clearance.recipient, "purpose": clearance.purpose.rawValue, "fields": fields,
          "consent": consent?.name.rawValue ?? "",
        ]), in: tx)
  }

  /// The living consent on which the purpose rests, if that is what it rests on.
  private static func consent(
    of customer: Int64, for purpose: Purpose, in tx: Transaction
  ) throws -> (id: Int64, name: ConsentName)? {
    let names = try tx.statement.terms(of: purpose)?.uses.compactMap { $0.basis(on: tx.today)?.consent } ?? []
    let row = try tx.first(
      """
      SELECT consent_id, name FROM consent
      WHERE customer_id = \(customer) AND name IN (\(list: names.map(\.rawValue))) AND withdrawn_at IS NULL
      ORDER BY confirmed_at DESC, consent_id
      """)
    return try row.map { (try $0.integer("consent_id"), try $0.value("name")) }
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
