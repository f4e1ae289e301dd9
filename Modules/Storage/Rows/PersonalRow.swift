package import Domain
import Foundation

/// One stored row of a person: what it is, and its content if its key still opens it.
package struct PersonalRow: Sendable {
  package let table: PersonalTable
  package let owner: Int64
  package let record: Record
  package let datum: Datum
  /// The sealed fields; nil where there are none or their key is gone.
  package let fields: [String: String]?

  /// The values of the key columns after the owner's.
  package var key: [Value] { table.keys.map { record[$0] ?? .null } }

  package var rowID: Int64? {
    guard case .integer(let id)? = key.first else { return nil }
    return id
  }

  /// The key as text: with table and owner it names the row.
  package var keyText: String { table.keyText(record) }

  /// The same row once `column` says `value`.
  package func with(_ column: String, _ value: Value) throws -> PersonalRow {
    let record = record.with(column, value)
    return PersonalRow(table: table, owner: owner, record: record, datum: try table.datum(record), fields: fields)
  }
}

extension PersonalTable {
  func keyText(_ record: Record) -> String {
    keys.map { name in
      switch record[name] {
      case .integer(let id)?: String(id)
      case .text(let text)?: text
      case .bytes(let bytes)?: bytes.hex
      case .null?, nil: ""
      }
    }.joined(separator: "/")
  }
}

/// Reading and writing the tables of the inventory: the one way in, and it asks the statement.
package enum Rows {
  /// Writes a row for `person`, if some purpose of the statement may hold it today; throws
  /// `RowRefused` otherwise, and stores nothing.
  @discardableResult
  package static func write(
    _ table: String, of person: Int64, owner: Int64? = nil, _ values: KeyValuePairs<String, any Bindable>,
    sealing fields: [String: String]? = nil, standing: Standing? = nil, in tx: Transaction
  ) throws -> Int64 {
    let table = Inventory.table(table)
    let owner = owner ?? person
    let id = tx.newID()
    var row: [(name: String, value: Value)] = [(table.owner.column, .integer(owner))]
    row += values.map { ($0.key, $0.value.bound) }
    if let key = table.keys.first, !row.contains(where: { $0.name == key }) {
      row.append((key, .integer(id)))
    }
    // What is not given is empty: a consent not withdrawn, a role not ended.
    let given = Dictionary(row, uniquingKeysWith: { first, _ in first })
    let record = Record(columns: table.columnNames, values: table.columnNames.map { given[$0] ?? .null })
    let admitted = try admit(table, record, of: person, standing: standing, in: tx)
    if let fields {
      let place = Place(table.name, owner: owner, key: table.keyText(record))
      row.append(("sealed", .bytes(try tx.seal(Array(try encode(fields)), at: place))))
    }
    try insert(row, into: table, in: tx)
    if table.leadsToPerson { try ReachTable.forget(person, in: tx) }
    try Reliance.renew(by: table, of: person, in: tx)
    if let look = nextLook(try tx.statement, admitted.standing, admitted.datum, tx.today) {
      try StandingTable.look(at: person, noLaterThan: look, in: tx)
    }
    return id
  }

  /// Whether the key the owner has today opens the row; a row without sealed content needs none.
  package static func opens(_ row: PersonalRow, in tx: Transaction) throws -> Bool {
    guard row.table.isSealed, let sealed = try row.record.optionalBytes("sealed") else { return true }
    return try tx.opens(sealed, at: Place(row.table.name, owner: row.owner, key: row.keyText))
  }

  /// Replaces what a row has sealed, keeping its place.
  package static func reseal(_ row: PersonalRow, _ fields: [String: String], in tx: Transaction) throws {
    let place = Place(row.table.name, owner: row.owner, key: row.keyText)
    let sealed = try tx.seal(Array(try encode(fields)), at: place)
    try tx.run("UPDATE \(name: row.table.name) SET sealed = \(sealed) WHERE " + identity(row))
  }

  /// `owner = ? AND key = ?`: one row and no other.
  private static func identity(_ row: PersonalRow) -> Query {
    var query: Query = "\(name: row.table.owner.column) = \(row.owner)"
    for (name, value) in zip(row.table.keys, row.key) {
      query = query + " AND \(name: name) = \(value)"
    }
    return query
  }

  /// The gate: a datum without a living purpose is not written (DESIGN §2), nor one of tomorrow.
  private static func admit(
    _ table: PersonalTable, _ record: Record, of person: Int64, standing: Standing?, in tx: Transaction
  ) throws -> (datum: Datum, standing: Standing) {
    try table.refuseFuture(record, today: tx.today)
    let datum = try table.datum(record)
    guard let standing = try standing ?? StandingTable.standing(of: person, in: tx) else {
      throw StorageError.corrupt("a row was written for somebody who is not there")
    }
    switch mayWrite(try tx.statement, standing, datum, tx.today) {
    case .allowed:
      try table.refuseUnfounded(record, of: person, in: tx)
      return (datum, standing)
    case .refused(let lives): throw RowRefused(category: datum.category, because: lives)
    }
  }

  private static func insert(
    _ row: [(name: String, value: Value)], into table: PersonalTable, in tx: Transaction
  ) throws {
    let declared = Set(table.columnNames)
    if let stray = row.first(where: { !declared.contains($0.name) }) {
      throw StorageError.corrupt("\(table.name).\(stray.name) is in no inventory")
    }
    var query: Query = "INSERT INTO \(name: table.name) (\(names: row.map(\.name))) VALUES ("
    for (index, column) in row.enumerated() {
      query = index == 0 ? query + "\(column.value)" : query + ", \(column.value)"
    }
    try tx.run(query + ")")
  }

  private static func encode(_ fields: [String: String]) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(fields)
  }
}

/// A row the statement does not allow: no purpose that lives today may hold it.
package struct RowRefused: Error, CustomStringConvertible {
  package let category: DataCategory
  package let because: [Purpose: Life]

  package var description: String {
    "No living purpose may hold \(category.rawValue) of this person today; nothing was stored."
  }
}
