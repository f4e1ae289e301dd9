import BusinessCards
import Domain
import Storage

/// What the house keeps about a person in tables that name nobody: found by the person's own keyed
/// digest, and shown to that person alone.
struct HouseRecords {
  let customer: Int64
  let words: AccessWords
  let tx: Transaction

  func rows(of category: DataCategory) throws -> [AccessRow] {
    switch category {
    case .contactDetails: try spine()
    case .suppression: try suppressions()
    case .audit: try audit()
    case .ledger: try ledger()
    default: []
    }
  }

  /// That the person is known at all, since when and in which language.
  private func spine() throws -> [AccessRow] {
    try tx.run("SELECT first_recorded, under16_until, language FROM customer WHERE customer_id = \(customer)").map {
      person in
      let names = ["first_recorded", "under16_until", "language"].filter { !person.isNull($0) }
      return row("customer", names.compactMap { name in person[name].map { (name, $0) } })
    }
  }

  /// A6 asks to tell of the list itself. We hold digests; which of them are the person's shows only by
  /// trying what is on file.
  private func suppressions() throws -> [AccessRow] {
    var rows: [AccessRow] = []
    for target in try ContactDetails.onFile(of: customer, in: tx).targets {
      for brand in Brand.allCases {
        for scope in try SuppressionList.scopes(target, Lane(target.channel, brand), in: tx) {
          rows.append(
            row(
              "suppression",
              [
                ("channel", .text(target.channel.rawValue)), ("brand", .text(brand.rawValue)),
                ("scope", .text(scope.rawValue)),
              ]))
        }
      }
    }
    return rows
  }

  private func audit() throws -> [AccessRow] {
    let looks = try DeskLog.looks(at: customer, in: tx)
    let lines = try AuditLog.entries(about: customer, in: tx)
    return (looks.isEmpty ? lines : (lines + looks).sorted { $0.at > $1.at }).map { line in
      row(
        "audit_entry",
        [
          ("at", .integer(line.at.milliseconds)), ("action", .text(line.action)), ("actor", .text(line.actor)),
          ("reference", .text(line.reference)), ("detail", .text(line.detail)),
        ])
    }
  }

  private func ledger() throws -> [AccessRow] {
    try tx.run(
      """
      SELECT at, kind, body FROM ledger WHERE subject = \(Ledger.subject(customer, tx.store.keys)) ORDER BY sequence
      """
    ).map { line in
      row(
        "ledger",
        [
          ("at", .integer(try line.integer("at"))), ("kind", .text(try line.text("kind"))),
          ("body", .text(try line.text("body"))),
        ])
    }
  }

  private func row(_ table: String, _ values: [(code: String, value: Value)]) -> AccessRow {
    AccessRow(
      table: table, fields: values.map { words.field($0.code, $0.value, form: AccessWords.form($0.code)) },
      provenance: words.provenance(.ownRecord), until: nil)
  }
}
