import Domain
import Storage
import TestSupport
import Testing

/// On a server every personal table is spread by its owner, and nothing ties one owner's rows to another's: what a
/// second machine would need is held from the first table on.
@Suite struct PartitionTests {
  @Test(arguments: Dialect.allCases) func theStepsFromEmptyMakeWhatTheInventorySays(on dialect: Dialect) throws {
    try TestDatabase.with(dialect) { main in
      try TestDatabase.with(dialect) { ring in
        let (main, ring) = (try main.open(), try ring.open())
        try Opening.bringUpToDate(main: main, keyring: ring)
        #expect(try SchemaCheck.faults(of: main) == [])
        #expect(try SchemaCheck.keyringFaults(of: ring) == [])
        try main.close()
        try ring.close()
      }
    }
  }

  @Test func everyPersonalTableIsSpreadOverEightPartsByItsOwner() throws {
    let house = try TemporaryHouse(on: .postgresql)
    try house.store.engine.read { connection in
      #expect(Inventory.tables.count > 30)
      for table in Inventory.tables {
        let spread = try connection.run(LiveSchema.spread(of: table.name)).first
        #expect(try spread?.text("strategy") == "h", "\(table.name)")
        #expect(try spread?.text("columns") == table.owner.column, "\(table.name)")
        #expect(try spread?.int("parts") == 8, "\(table.name)")
      }
    }
  }

  @Test(arguments: [
    (
      "CREATE TABLE profile (customer_id BIGINT NOT NULL, profile_id BIGINT NOT NULL, sealed BYTEA NOT NULL, "
        + "recorded_day BIGINT NOT NULL, PRIMARY KEY (customer_id, profile_id))", "profile is not spread by customer_id"
    ),
    (
      "CREATE TABLE profile (customer_id BIGINT NOT NULL, profile_id BIGINT NOT NULL, sealed BYTEA NOT NULL, "
        + "recorded_day BIGINT NOT NULL, PRIMARY KEY (customer_id, profile_id)) PARTITION BY HASH (profile_id)",
      "profile is not spread by customer_id"
    ),
  ])
  func aTableSomebodyAddsWithoutItsPartsIsFound(table: String, fault: String) throws {
    let house = try TemporaryHouse(on: .postgresql)
    try house.store.engine.write { try $0.execute(script: "DROP TABLE profile; \(table)") }
    #expect(try SchemaCheck.faults(of: house.store.engine) == [fault])
  }

  @Test func aPartThatIsMissingIsFound() throws {
    let house = try TemporaryHouse(on: .postgresql)
    try house.store.engine.write { try $0.execute(script: "DROP TABLE raw_trip_p3") }
    #expect(try SchemaCheck.faults(of: house.store.engine) == ["raw_trip is not spread by travel_ref"])
  }

  /// Unique among all people is a promise that only one machine could keep.
  @Test(arguments: Dialect.allCases) func aUniqueIndexThatDoesNotBeginWithTheOwnerIsFound(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    #expect(try SchemaCheck.faults(of: house.store.engine) == [])
    try house.store.engine.write {
      try $0.execute(script: "CREATE UNIQUE INDEX profile_alone ON profile (profile_id, customer_id)")
    }
    #expect(
      try SchemaCheck.faults(of: house.store.engine)
        == ["profile_alone makes profile_id unique beyond one customer_id"])
  }

  @Test(arguments: Dialect.allCases) func noRowPointsAtAnotherOwners(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    #expect(try SchemaCheck.faults(of: house.store.engine) == [])
    try house.store.engine.write {
      try $0.execute(script: "CREATE TABLE stray (a BIGINT NOT NULL PRIMARY KEY REFERENCES organisation)")
    }
    #expect(try SchemaCheck.faults(of: house.store.engine).contains("stray has a foreign key"))
  }

  @Test func aLongListOfPeopleOfOnePartIsLookedForInThatPartAlone() throws {
    let house = try TemporaryHouse(on: .postgresql)
    let people = try house.store.writeNow { tx in
      for _ in 0..<200 { try People.make(language: .nl, in: tx) }
      return try tx.run("SELECT customer_id, \(tx.dialect.part) AS part FROM standing")
        .map { (part: try $0.integer("part"), customer: try $0.integer("customer_id")) }
    }
    let byPart = Dictionary(grouping: people) { $0.part }
    #expect(byPart.count == 8)
    for those in byPart.values where those.count > 8 {
      try house.store.readNow { tx in
        let plan = try tx.run(
          "EXPLAIN (COSTS OFF) SELECT 1 FROM purchase WHERE customer_id \(tx.among(those.map { $0.customer }))")
        let parts = try plan.map { try $0.text("QUERY PLAN") }.joined().matches(of: /purchase_p(\d)\b/)
        #expect(Set(parts.map { $0.output.1 }).count == 1)
      }
    }
  }

  @Test func noTwoStepsAreNeededToFindAPersonsRows() throws {
    let house = try TemporaryHouse(on: .postgresql)
    try house.store.engine.read { connection in
      for table in Inventory.tables {
        let plan = try connection.run(
          "EXPLAIN (COSTS OFF) SELECT 1 FROM \(name: table.name) WHERE \(name: table.owner.column) = 4711")
        let parts = try plan.filter { try $0.text("QUERY PLAN").contains("\(table.name)_p") }
        #expect(!parts.isEmpty, "\(table.name)")
        let named = Set(
          try parts.map { try $0.text("QUERY PLAN") }.joined().matches(of: /_p(\d)\b/).map { $0.output.1 })
        #expect(named.count == 1, "\(table.name) is read in \(named.count) parts")
      }
    }
  }
}
