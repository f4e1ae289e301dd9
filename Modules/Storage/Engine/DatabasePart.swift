/// One of the two databases of a house, by the tables it is made of.
package enum DatabasePart: String, CaseIterable, Codable, Sendable {
  case main = "rechtspoor"
  case keyring

  /// Every table with its columns; which steps of the schema were taken is each database's own.
  var tables: [(name: String, columns: [String])] {
    switch self {
    case .main:
      Inventory.tables.map { ($0.name, $0.columnNames) }
        + (Inventory.lookups + Inventory.machinery).filter(Self.isCopied).map { ($0.name, $0.columns) }
    case .keyring: Inventory.keyring.filter(Self.isCopied).map { ($0.name, $0.columns) }
    }
  }

  var migrator: Migrator {
    switch self {
    case .main: Migrator(migrations: Migration.main)
    case .keyring: Migrator(migrations: Migration.keyring)
    }
  }

  /// What a house has written into this part, and an empty database has not.
  var mark: String {
    switch self {
    case .main: "lookupKey"
    case .keyring: "masterKey"
    }
  }

  private static func isCopied(_ table: PlainTable) -> Bool { table.name != "schema_migration" }
}
