package import Domain

/// The spine of a person: that they are there, since when, and in which language they are spoken to.
package enum People {
  /// Makes a person known. `firstRecorded` is the anchor where no contact is known (A1).
  @discardableResult
  package static func make(
    firstRecorded: Day? = nil, under16Until: Day? = nil, language: Language, in tx: Transaction
  ) throws -> Int64 {
    let id = tx.newOwner()
    try tx.run(
      """
      INSERT INTO customer (customer_id, first_recorded, under16_until, language)
      VALUES (\(id), \(min(firstRecorded ?? tx.today, tx.today)), \(under16Until), \(language.rawValue))
      """)
    try StandingTable.refold(id, in: tx)
    return id
  }

  package static func language(of customer: Int64, in tx: Transaction) throws -> Language {
    guard let row = try tx.first("SELECT language FROM customer WHERE customer_id = \(customer)") else {
      throw StorageError.corrupt("a language was asked for of somebody who is not there")
    }
    return try row.value("language")
  }

  package static func exists(_ customer: Int64, in tx: Transaction) throws -> Bool {
    try tx.exists("SELECT customer_id FROM customer WHERE customer_id = \(customer)")
  }

  /// Forgets the spine itself, once nothing hangs on it. Returns whether it did.
  @discardableResult
  package static func forgetIfNothingIsLeft(_ customer: Int64, in tx: Transaction) throws -> Bool {
    for table in Inventory.tables(of: .customer) where table.category != nil {
      if try tx.exists("SELECT 1 AS one FROM \(name: table.name) WHERE customer_id = \(customer) LIMIT 1") {
        return false
      }
    }
    try forget([customer], in: tx)
    return true
  }

  /// Forgets the spines of people of whom nothing else is left.
  package static func forget(_ customers: [Int64], in tx: Transaction) throws {
    guard !customers.isEmpty else { return }
    for table in ["lookup", "organisation_person", "session", "standing", "customer"] {
      try tx.run("DELETE FROM \(name: table) WHERE customer_id \(tx.among(customers))")
    }
    try tx.run("DELETE FROM one_time_link WHERE owner_id \(tx.among(customers))")
  }
}
