package import Storage

/// Every row of every declared table that belongs to one person, travel included.
package struct Holdings: Sendable {
  package let customer: Int64
  package let travelRef: Int64?
  package let rows: [PersonalRow]

  /// What deciding about them needs, table by table for all of these people at once.
  package static func read(of customers: [Int64], in tx: Transaction) throws -> [Holdings] {
    let refs = try tx.store.keyring.travelRefs(of: customers)
    let own = try read(ownTables, of: customers, in: tx)
    let travel = try read(travelTables, of: Array(refs.values), in: tx)
    return customers.map { customer in
      Holdings(
        customer: customer, travelRef: refs[customer],
        rows: own[customer, default: []] + (refs[customer].flatMap { travel[$0] } ?? []))
    }
  }

  /// One person's rows whole, and opened: what access prints.
  package static func opened(of customer: Int64, in tx: Transaction) throws -> [PersonalRow] {
    let own = try ownTables.flatMap { try Rows.read($0, of: customer, opening: true, in: tx) }
    guard let ref = try tx.store.keyring.travelRef(of: customer) else { return own }
    return own + (try travelTables.flatMap { try Rows.read($0, of: ref, opening: true, in: tx) })
  }

  private static func read(
    _ tables: [PersonalTable], of owners: [Int64], in tx: Transaction
  ) throws -> [Int64: [PersonalRow]] {
    guard !owners.isEmpty else { return [:] }
    var rows: [Int64: [PersonalRow]] = [:]
    for table in tables {
      for row in try Rows.decidable(table, of: owners, in: tx) { rows[row.owner, default: []].append(row) }
    }
    return rows
  }

  // Cases and letters age by themselves: see `CaseAgeing`.
  private static let ownTables = Inventory.tables(of: .customer).filter { $0.category != nil }
  private static let travelTables = Inventory.tables(of: .travel)
}
