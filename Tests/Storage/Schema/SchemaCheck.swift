import Storage
import TestSupport

/// Holds the live schema against the inventory, and says in words what differs.
enum SchemaCheck {
  static func faults(of engine: any Engine) throws -> [String] {
    try engine.read { connection in
      let personal = Inventory.tables.map { ($0.name, $0.columnNames) }
      var faults = try faults(declared: personal + plain(Inventory.lookups + Inventory.machinery), connection)
      let live = try tables(connection)
      for table in Inventory.tables where live.contains(table.name) { faults += try formFaults(table, connection) }
      faults += try connection.run(LiveSchema.foreignKeys(connection.dialect)).map { row in
        "\(try row.text("name")) has a foreign key"
      }
      return faults.sorted()
    }
  }

  /// The same for the keyring's database, none of whose tables is about what a person said or did.
  static func keyringFaults(of engine: any Engine) throws -> [String] {
    try engine.read { try faults(declared: plain(Inventory.keyring), $0).sorted() }
  }

  private static func plain(_ tables: [PlainTable]) -> [(String, [String])] { tables.map { ($0.name, $0.columns) } }

  private static func faults(
    declared: [(name: String, columns: [String])], _ connection: any Connection
  ) throws -> [String] {
    let live = try tables(connection)
    let names = Set(declared.map(\.name))
    var faults = names.subtracting(live).map { "\($0) is declared and does not exist" }
    faults += live.subtracting(names).map { "\($0) exists and is not declared" }
    for table in declared where live.contains(table.name) {
      let columns = Set(try columns(of: table.name, connection).all)
      faults += columns.subtracting(table.columns).map { "\(table.name).\($0) exists and is not declared" }
      faults += Set(table.columns).subtracting(columns).map { "\(table.name).\($0) is declared and does not exist" }
    }
    return faults
  }

  static func tables(_ connection: any Connection) throws -> Set<String> {
    Set(try connection.run(LiveSchema.tables(connection.dialect)).map { try $0.text("name") })
  }

  static func columns(of table: String, _ connection: any Connection) throws -> (all: [String], key: [String]) {
    let rows = try connection.run(LiveSchema.columns(of: table, connection.dialect))
    let key = try rows.filter { try $0.int("pk") > 0 }.sorted { try $0.int("pk") < $1.int("pk") }
    return (try rows.map { try $0.text("name") }, try key.map { try $0.text("name") })
  }

  private static func formFaults(_ table: PersonalTable, _ connection: any Connection) throws -> [String] {
    let key = try columns(of: table.name, connection).key
    var faults: [String] = []
    let wanted = [table.owner.column] + table.keys
    if key != wanted { faults.append("\(table.name) has the key \(key), declared is \(wanted)") }
    if table.isSealed != (table.compartment != nil) {
      faults.append("\(table.name) seals in no drawer, or has an empty one")
    }
    let owner = table.owner.column
    for index in try connection.run(LiveSchema.uniqueIndexes(of: table.name, connection.dialect)) {
      let first = try index.text("first")
      if first != owner {
        faults.append("\(try index.text("name")) makes \(first) unique beyond one \(owner)")
      }
    }
    if connection.dialect == .postgresql, try !isSpread(table, connection) {
      faults.append("\(table.name) is not spread by \(owner)")
    }
    return faults
  }

  /// Over eight parts, by hash of its owner alone.
  private static func isSpread(_ table: PersonalTable, _ connection: any Connection) throws -> Bool {
    guard let row = try connection.run(LiveSchema.spread(of: table.name)).first else { return false }
    return try row.text("strategy") == "h" && row.text("columns") == table.owner.column && row.int("parts") == 8
  }
}
