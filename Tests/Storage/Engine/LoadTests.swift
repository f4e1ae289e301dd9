import Testing

@testable import Storage

/// Many rows at once arrive as single ones would, and all of them or none, on every engine.
@Suite struct LoadTests {
  private static let edges: [[Value]] = [
    [.integer(0), .text(""), .bytes([])], [.integer(-1), .text("Jansen"), .bytes([0])],
    [.integer(.min), .text("Zoë 🚆 IJmuiden"), .bytes([UInt8](0...255))],
    [.integer(.max), .text("'; DROP TABLE thing; --"), .null], [.integer(7), .null, .null],
    [.integer(8), .text("\\N\t\n\\."), .bytes(Array("\\x00".utf8))],
  ]

  @Test(arguments: Dialect.allCases) func everyValueComesBackAsItWentIn(on dialect: Dialect) throws {
    try withThings(dialect) { engine in
      try engine.write { connection in
        try connection.load("thing", ["a", "b", "c"], Self.edges)
        #expect(connection.changes == Self.edges.count)
      }
      for row in Self.edges {
        let back = try engine.read { try $0.run("SELECT a, b, c FROM thing WHERE a = \(row[0])") }
        #expect(back.map(\.values) == [row])
      }
    }
  }

  @Test(arguments: Dialect.allCases) func columnsLeftOutAreNullAndTheOrderIsTheCallers(on dialect: Dialect) throws {
    try withThings(dialect) { engine in
      try engine.write { try $0.load("thing", ["c", "a"], [[.bytes([1]), .integer(1)]]) }
      let row = try engine.read { try $0.run("SELECT a, b, c FROM thing") }.first
      #expect(row?.values == [.integer(1), .null, .bytes([1])])
    }
  }

  @Test(arguments: Dialect.allCases) func manyInsertedAtOnceAreAllThereOrNone(on dialect: Dialect) throws {
    try withThings(dialect) { engine in
      try engine.write { try $0.insert(into: "thing", ["a"], (0..<700).map { [.integer($0)] }) }
      #expect(try count(engine) == 700)
      #expect(throws: StorageError.self) {
        try engine.write { try $0.insert(into: "thing", ["a"], (650..<900).map { [.integer($0)] }) }
      }
      #expect(try count(engine) == 700)
    }
  }

  @Test(arguments: Dialect.allCases) func aListFindsItsRowsAndNoOthersHoweverLong(on dialect: Dialect) throws {
    try withThings(dialect) { engine in
      try engine.write { try $0.load("thing", ["a"], (-500..<500).lazy.map { [.integer($0)] }) }
      for list in [[], [7], [7, 7], Array(-4..<4), Array(-5..<4), Array(-250..<2000), [.min, .max]] as [[Int64]] {
        let found = try engine.read { connection in
          try connection.run("SELECT a FROM thing WHERE a \(connection.dialect.among(list)) ORDER BY a")
        }
        #expect(
          try found.map { try $0.integer("a") } == Set(list).filter { -500..<500 ~= $0 }.sorted(), "\(list.count)")
      }
    }
  }

  @Test(arguments: Dialect.allCases) func noRowsAreNoFault(on dialect: Dialect) throws {
    try withThings(dialect) { engine in
      try engine.write { connection in
        try connection.load("thing", ["a"], [[Value]]())
        #expect(connection.changes == 0)
      }
      #expect(try count(engine) == 0)
    }
  }

  /// More than one piece of what is sent, and more than a row fits in.
  @Test(arguments: Dialect.allCases) func thousandsOfRowsArriveWhole(on dialect: Dialect) throws {
    let long = String(repeating: "trein ", count: 30_000)
    try withThings(dialect) { engine in
      try engine.write { connection in
        try connection.load(
          "thing", ["a", "b", "c"],
          (0..<5000).lazy.map { row -> [Value] in
            [.integer(row), .text(row == 2500 ? long : "rit \(row)"), .bytes([UInt8(row % 256)])]
          })
      }
      let back = try engine.read { try $0.run("SELECT b FROM thing WHERE a IN (2500, 4999) ORDER BY a") }
      #expect(try back.map { try $0.text("b") } == [long, "rit 4999"])
      #expect(try count(engine) == 5000)
    }
  }

  @Test(arguments: Dialect.allCases) func textWithANullCharacterIsRefusedByTableColumnAndRow(on dialect: Dialect) throws
  {
    try withThings(dialect) { engine in
      let error = try refused(engine, [[.integer(1), .text("goed")], [.integer(2), .text("geheim\u{0}")]])
      #expect(error?.description.contains("thing") == true)
      #expect(error?.description.contains("U+0000") == true)
      #expect(error?.description.contains("geheim") == false)
    }
  }

  @Test(arguments: Dialect.allCases) func aKeyThatIsThereRefusesTheWholeAndNamesTheTable(on dialect: Dialect) throws {
    try withThings(dialect) { engine in
      try engine.write { try $0.run("INSERT INTO thing (a, b) VALUES (\(2), \("was er al"))") }
      let error = try refused(engine, [[.integer(1), .text("een")], [.integer(2), .text("geheim")]])
      #expect(error?.description.contains("thing") == true)
      #expect(error?.description.contains("geheim") == false)
      #expect(try engine.read { try $0.run("SELECT b FROM thing") }.map { try $0.text("b") } == ["was er al"])
    }
  }

  @Test(arguments: Dialect.allCases, [17, 2500, 4999])
  func oneBadRowAmongThousandsLeavesNone(on dialect: Dialect, place: Int) throws {
    try withThings(dialect) { engine in
      let rows = (0..<5000).map { row -> [Value] in [.integer(row == place ? 0 : Int64(row)), .text("rit")] }
      _ = try refused(engine, rows)
      #expect(try count(engine) == 0)
    }
  }

  @Test(arguments: Dialect.allCases) func aRowTooShortIsRefused(on dialect: Dialect) throws {
    try withThings(dialect) { engine in
      _ = try? engine.write { try $0.load("thing", ["a", "b"], [[.integer(1), .null], [.integer(2)]]) }
      let left = try count(engine)
      #expect(left == 0)
    }
  }

  @Test(arguments: Dialect.allCases) func whatIsLoadedGoesWithItsTransaction(on dialect: Dialect) throws {
    struct Stop: Error {}
    try withThings(dialect) { engine in
      #expect(throws: Stop.self) {
        try engine.write { connection in
          try connection.load("thing", ["a"], [[.integer(1)]])
          #expect(try connection.run("SELECT a FROM thing").count == 1)
          throw Stop()
        }
      }
      let left = try count(engine)
      #expect(left == 0)
    }
  }

  /// COPY in binary would read eight letters as a number; SQLite keeps what it is given.
  @Test func aValueOfAnotherTypeThanItsColumnIsRefused() throws {
    try withThings(.postgresql) { engine in
      for row: [Value] in [[.text("achttien"), .null], [.integer(1), .integer(1)], [.integer(1), .bytes([65])]] {
        let error = try refused(engine, [row])
        #expect(error?.description.contains("another type") == true)
      }
    }
  }

  @Test func aTableSpreadOverPartsTakesEachRowWhereItBelongs() throws {
    try TestDatabase.withEngine(.postgresql) { engine in
      try engine.write { connection in
        try connection.execute(
          script: "CREATE TABLE ride (a BIGINT NOT NULL PRIMARY KEY)\(Dialect.postgresql.partitioned("ride", by: "a"))")
        try connection.load("ride", ["a"], (0..<800).lazy.map { row -> [Value] in [.integer(row)] })
      }
      for part in 0..<Dialect.partitions {
        let held = try engine.read { try $0.run("SELECT a FROM \(name: "ride_p\(part)")") }.count
        #expect((50...150).contains(held))
      }
      let error = #expect(throws: StorageError.self) {
        try engine.write { try $0.load("ride", ["a"], [[.integer(900)], [.integer(5)]]) }
      }
      #expect(error?.description.contains("no row was put into ride") == true)
    }
  }

  private func refused(_ engine: any Engine, _ rows: [[Value]]) throws -> StorageError? {
    let before = try count(engine)
    let error = #expect(throws: StorageError.self) {
      try engine.write { try $0.load("thing", ["a", "b"], rows) }
    }
    guard case .constraint = error else {
      Issue.record("not a constraint: \(String(describing: error))")
      return error
    }
    #expect(try count(engine) == before)
    // The engine goes on.
    try engine.write { try $0.run("DELETE FROM thing WHERE a = \(-99)") }
    return error
  }

  private func count(_ engine: any Engine) throws -> Int {
    try engine.read { try $0.run("SELECT count(*) AS n FROM thing") }.first?.int("n") ?? -1
  }

  private func withThings(_ dialect: Dialect, _ body: (any Engine) throws -> Void) throws {
    try TestDatabase.withEngine(dialect) { engine in
      try engine.write { connection in
        try connection.execute(
          script:
            "CREATE TABLE thing (a BIGINT NOT NULL PRIMARY KEY, b TEXT, \(dialect.bytes("c", optional: true)))")
      }
      try body(engine)
    }
  }
}
