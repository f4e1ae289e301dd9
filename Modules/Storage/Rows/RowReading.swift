import Domain
import Foundation

extension Rows {
  /// All rows of one table for one owner, in the order of their keys, opened where `opening` asks for it.
  package static func read(
    _ table: PersonalTable, of owner: Int64, opening: Bool = false, in tx: Transaction
  ) throws -> [PersonalRow] {
    try read(table, of: [owner], opening: opening, in: tx)
  }

  /// The same for many owners, by one question to each database.
  package static func read(
    _ table: PersonalTable, of owners: [Int64], opening: Bool = false, in tx: Transaction
  ) throws -> [PersonalRow] {
    let rows = try read(table, table.columnNames, of: owners, in: tx)
    guard opening, table.isSealed else { return rows }
    try tx.openKeys(of: rows.map(\.owner), for: table.name)
    return try rows.map { row in
      PersonalRow(
        table: table, owner: row.owner, record: row.record, datum: row.datum, fields: try openFields(row, in: tx))
    }
  }

  /// All rows of one table for many owners, as far as deciding about them needs: no content is read.
  package static func decidable(
    _ table: PersonalTable, of owners: [Int64], in tx: Transaction
  ) throws -> [PersonalRow] {
    try read(table, table.decidingColumns, of: owners, in: tx)
  }

  private static func read(
    _ table: PersonalTable, _ columns: [String], of owners: [Int64], in tx: Transaction
  ) throws -> [PersonalRow] {
    let owner = table.owner.column
    let order = [owner] + table.keys
    return try tx.run(
      """
      SELECT \(names: columns) FROM \(name: table.name) WHERE \(name: owner) \(tx.among(owners))
      ORDER BY \(names: order)
      """
    ).map { record in
      PersonalRow(
        table: table, owner: try record.integer(owner), record: record, datum: try table.datum(record), fields: nil)
    }
  }

  private static func openFields(_ row: PersonalRow, in tx: Transaction) throws -> [String: String]? {
    guard let sealed = try row.record.optionalBytes("sealed"),
      let plain = try tx.open(sealed, at: Place(row.table.name, owner: row.owner, key: row.keyText))
    else { return nil }
    return try JSONDecoder().decode([String: String].self, from: Data(plain))
  }
}
