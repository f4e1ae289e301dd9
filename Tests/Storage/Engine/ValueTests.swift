import Testing

@testable import Storage

/// A value comes out of either engine as it went in.
@Suite struct ValueTests {
  private static let given: [Value] = [
    .integer(0), .integer(-1), .integer(.min), .integer(.max), .text(""), .text("Jansen"),
    .text("Zoë 🚆 IJmuiden"), .text("'; DROP TABLE thing; --"), .bytes([]), .bytes([0]), .bytes([UInt8](0...255)),
  ]

  @Test(arguments: Dialect.allCases, given) func aValueComesBackAsItWentIn(on dialect: Dialect, value: Value) throws {
    try TestDatabase.withEngine(dialect) { engine in
      let row = try engine.write { connection in
        try connection.execute(
          script: "CREATE TABLE thing (a BIGINT, b TEXT, \(dialect.bytes("c", optional: true)))")
        try connection.run("INSERT INTO thing (\(name: column(of: value))) VALUES (\(value))")
        return try connection.run("SELECT a, b, c FROM thing").first
      }
      for column in ["a", "b", "c"] {
        #expect(row?[column] == (column == self.column(of: value) ? value : .null))
      }
    }
  }

  @Test(arguments: Dialect.allCases) func bytesWithoutLengthAreNotNull(on dialect: Dialect) throws {
    try TestDatabase.withEngine(dialect) { engine in
      let row = try engine.read { try $0.run("SELECT \([UInt8]()) AS bytes, \(nil as Int64?) AS absent") }
      #expect(try row.first?.bytes("bytes") == [])
      #expect(row.first?.isNull("bytes") == false)
      #expect(row.first?.isNull("absent") == true)
    }
  }

  @Test(arguments: Dialect.allCases) func textWithANullCharacterIsRefusedWhereverItStands(on dialect: Dialect) throws {
    try TestDatabase.withEngine(dialect) { engine in
      for text in ["\u{0}", "a\u{0}b", "ends\u{0}"] {
        let error = #expect(throws: StorageError.self) {
          try engine.read { try $0.run("SELECT \(7) AS n, \(text) AS held") }
        }
        #expect(error?.description.contains("value 2") == true)
        #expect(error?.description.contains("U+0000") == true)
        #expect(error?.description.contains("ends") == false)
      }
    }
  }

  @Test(arguments: Dialect.allCases) func aNumberWithAFractionIsRefusedByColumn(on dialect: Dialect) throws {
    try TestDatabase.withEngine(dialect) { engine in
      let error = #expect(throws: StorageError.self) { try engine.read { try $0.run("SELECT 1.5 AS fare") } }
      guard case .corrupt(let text) = error else {
        Issue.record("not corrupt: \(String(describing: error))")
        return
      }
      #expect(text.contains("fare"))
    }
  }

  @Test(arguments: Dialect.allCases) func wordsAreSortedByTheirBytes(on dialect: Dialect) throws {
    let words = ["zee", "Zee", "éen", "een", "a b", "ab", "_", "1"]
    try TestDatabase.withEngine(dialect) { engine in
      let sorted = try engine.write { connection in
        try connection.execute(script: "CREATE TABLE word (word TEXT NOT NULL PRIMARY KEY)")
        for word in words { try connection.run("INSERT INTO word (word) VALUES (\(word))") }
        return try connection.run("SELECT word FROM word ORDER BY word").map { try $0.text("word") }
      }
      #expect(sorted == words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  private func column(of value: Value) -> String {
    switch value {
    case .integer, .null: "a"
    case .text: "b"
    case .bytes: "c"
    }
  }
}
