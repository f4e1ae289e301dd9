package import Domain
package import Storage

/// Cases and letters have owners of their own, so they age apart from the people they were about
/// (R8, R18).
package enum CaseAgeing {
  package struct Item: Sendable {
    package let table: String
    package let owner: Int64
    package let category: DataCategory
    package let rows: Int
    package let rule: String
  }

  package static func due(on day: Day, in tx: Transaction) throws -> [Item] {
    try items("rights_case", ripe: "closed_day IS NOT NULL", on: day, in: tx)
      + items("letter", ripe: "state <> 'waiting'", on: day, in: tx)
  }

  package static func erase(_ item: Item, in tx: Transaction) throws {
    switch item.table {
    case "rights_case":
      for table in ["case_event", "case_outcome", "case_reference", "rights_case"] {
        try tx.run("DELETE FROM \(name: table) WHERE case_id = \(item.owner)")
      }
      try tx.orderDestruction(of: .key(KeyName(item.owner, .caseFile)))
    default:
      try tx.run("DELETE FROM letter WHERE letter_id = \(item.owner)")
      try tx.orderDestruction(of: .key(KeyName(item.owner, .letter)))
    }
  }

  private static func items(_ name: String, ripe: Query, on day: Day, in tx: Transaction) throws -> [Item] {
    let table = Inventory.table(name)
    let statement = try tx.statement(on: day)
    // Nobody's standing keeps a closed case: only its own days count.
    let standing = Standing(firstRecorded: day)
    return try tx.run("SELECT \(names: table.columnNames) FROM \(name: name) WHERE \(ripe)").compactMap { row in
      guard case .erase(_, let rule, _) = verdict(statement, standing, try table.datum(row), day) else {
        return nil
      }
      return Item(
        table: name, owner: try row.integer(table.owner.column), category: table.category ?? .caseFile, rows: 1,
        rule: rule)
    }
  }
}
