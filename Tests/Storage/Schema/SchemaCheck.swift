import Storage

/// Holds the live schema against the inventory, and says in words what differs.
enum SchemaCheck {
  static func faults(of engine: any Engine) throws -> [String] {
    try engine.read { connection in
      let live = try tables(connection)
      let personal = Dictionary(uniqueKeysWithValues: Inventory.tables.map { ($0.name, $0) })
      let others = Set(Inventory.lookups + Inventory.machinery)
      var faults = Set(personal.keys).union(others).subtracting(live).map { "\($0) is declared and does not exist" }
      for name in live.sorted() where !others.contains(name) {
        guard let table = personal[name] else {
          faults.append("\(name) exists and is not declared")
          continue
        }
        faults += try columnFaults(table, connection)
      }
      return faults.sorted()
    }
  }

  static func tables(_ connection: any Connection) throws -> Set<String> {
    Set(
      try connection.run("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").map {
        try $0.text("name")
      })
  }

  static func columns(of table: String, _ connection: any Connection) throws -> (all: [String], key: [String]) {
    let rows = try connection.run("SELECT name, pk FROM pragma_table_info(\(table)) ORDER BY cid")
    let key = try rows.filter { try $0.int("pk") > 0 }.sorted { try $0.int("pk") < $1.int("pk") }
    return (try rows.map { try $0.text("name") }, try key.map { try $0.text("name") })
  }

  private static func columnFaults(_ table: PersonalTable, _ connection: any Connection) throws -> [String] {
    let (all, key) = try columns(of: table.name, connection)
    var faults = Set(all).subtracting(table.columnNames).map { "\(table.name).\($0) exists and is not declared" }
    faults += Set(table.columnNames).subtracting(all).map { "\(table.name).\($0) is declared and does not exist" }
    let wanted = [table.owner.column] + table.keys
    if key != wanted { faults.append("\(table.name) has the key \(key), declared is \(wanted)") }
    if table.isSealed != (table.compartment != nil) {
      faults.append("\(table.name) seals in no drawer, or has an empty one")
    }
    return faults
  }
}
