import Domain
import TestSupport
import Testing

@testable import Storage

@Suite struct InventoryTests {
  @Test func theLiveSchemaAndTheInventorySayTheSame() throws {
    let house = try TemporaryHouse()
    #expect(try SchemaCheck.faults(of: house.store.engine) == [])
    #expect(try SchemaCheck.keyringFaults(of: house.store.keyring.engine) == [])
  }

  /// A name in a table that is about nobody would be found by no erasure.
  @Test(arguments: (Inventory.lookups + Inventory.machinery).map(\.name))
  func aColumnNobodyDeclaredIsFoundInEveryTable(table: String) throws {
    let house = try TemporaryHouse()
    try house.store.engine.write { connection in
      try connection.execute(script: "ALTER TABLE \(table) ADD COLUMN surname TEXT")
    }
    #expect(try SchemaCheck.faults(of: house.store.engine) == ["\(table).surname exists and is not declared"])
  }

  @Test(arguments: Inventory.keyring.map(\.name))
  func aColumnNobodyDeclaredIsFoundInTheKeyring(table: String) throws {
    let house = try TemporaryHouse()
    let ring = house.store.keyring.engine
    try ring.write { connection in
      try connection.execute(script: "ALTER TABLE \(table) ADD COLUMN surname TEXT; CREATE TABLE stray (a BIGINT)")
    }
    #expect(
      try SchemaCheck.keyringFaults(of: ring)
        == ["stray exists and is not declared", "\(table).surname exists and is not declared"].sorted())
  }

  @Test(arguments: [
    ("CREATE TABLE stray (customer_id BIGINT NOT NULL PRIMARY KEY)", "stray exists and is not declared"),
    ("ALTER TABLE purchase ADD COLUMN remark TEXT", "purchase.remark exists and is not declared"),
    ("DROP TABLE profile", "profile is declared and does not exist"),
    ("DROP TABLE organisation", "organisation is declared and does not exist"),
    ("ALTER TABLE attempt RENAME COLUMN tries TO turns", "attempt.tries is declared and does not exist"),
    ("ALTER TABLE preference RENAME COLUMN stated_in TO heard_in", "preference.heard_in exists and is not declared"),
  ])
  func whatNobodyDeclaredIsFound(change: String, fault: String) throws {
    let house = try TemporaryHouse()
    try house.store.engine.write { connection in try connection.execute(script: change) }
    #expect(try SchemaCheck.faults(of: house.store.engine).contains(fault))
  }

  @Test func everyCategoryOfTheStatementsFirstSentenceHasATable() {
    let s2: [DataCategory] = [
      .contactDetails, .transactions, .travelBehaviour, .contactHistory, .customerProfile, .engagement,
      .derivedPreferences,
    ]
    for category in s2 {
      #expect(Inventory.tables.contains { $0.category == category }, "\(category)")
    }
  }

  @Test func noTableIsDeclaredTwiceOrAsTwoKindsOfThing() {
    let names = Inventory.tables.map(\.name) + (Inventory.lookups + Inventory.machinery).map(\.name)
    #expect(names.count == Set(names).count)
  }

  @Test func everyKeyColumnIsDeclaredAsOneAndMayNotBeEmpty() throws {
    let house = try TemporaryHouse()
    try house.store.engine.read { connection in
      for table in Inventory.tables {
        for key in [table.owner.column] + table.keys {
          #expect(table.columnNames.contains(key), "\(table.name).\(key)")
          let info = try connection.run(LiveSchema.columns(of: table.name, connection.dialect))
          let column = try info.first { try $0.text("name") == key }
          #expect(try column?.int("required") == 1, "\(table.name).\(key)")
        }
      }
    }
  }

  /// The link between a person and their travel is one row of the keyring, and nothing else.
  @Test func noTableOfTheMainDatabaseKnowsBothThePersonAndTheTravel() throws {
    let house = try TemporaryHouse()
    try house.store.engine.read { connection in
      for table in try SchemaCheck.tables(connection) {
        let columns = try SchemaCheck.columns(of: table, connection).all
        #expect(!(columns.contains("travel_ref") && columns.contains("customer_id")), "\(table)")
      }
    }
    try house.store.engine.read { connection in
      let counter = try SchemaCheck.columns(of: "month_counter", connection).all
      #expect(counter.count == 10, "the owner, the month and the eight counters of S8 and S9: \(counter)")
    }
  }

  @Test func theKeyringHoldsFourTablesAndNoContent() throws {
    let house = try TemporaryHouse()
    let (main, ring) = try house.openAgain()
    try main.close()
    try ring.read { connection in
      let tables = try SchemaCheck.tables(connection)
      #expect(tables == ["schema_migration", "house", "wrapped_key", "travel_link", "ledger_copy"])
      let keys = try SchemaCheck.columns(of: "wrapped_key", connection).key
      #expect(keys == ["owner_id", "compartment"])
      let links = try SchemaCheck.columns(of: "travel_link", connection).key
      #expect(links == ["customer_id"])
    }
    try ring.close()
  }

  @Test(arguments: Inventory.tables.filter { $0.isSealed }.map(\.name))
  func aSealedColumnTakesNothingButBytes(table: String) throws {
    // A column of PostgreSQL takes nothing but its type.
    let house = try TemporaryHouse(on: .sqlite)
    let sql = try house.store.engine.read { connection in
      try connection.run("SELECT sql FROM sqlite_schema WHERE name = \(table)").first?.text("sql")
    }
    #expect(sql?.contains("typeof(sealed) = 'blob'") == true)
  }
}
