import Storage
import Testing

@Suite("SQLite keeps values as they were given")
struct SQLiteValuesTests {
  @Test(arguments: [
    Value.null, .integer(0), .integer(.min), .integer(.max), .text(""), .text("Jansen"), .text("Zoë 🚆 IJmuiden"),
    .bytes([]), .bytes([0]), .bytes([UInt8](0...255)),
  ])
  func aValueComesBackAsItWentIn(value: Value) throws {
    try TemporaryHome.withEngine { engine in
      try engine.write { connection in
        try connection.execute(script: "CREATE TABLE thing (id INTEGER NOT NULL PRIMARY KEY, held ANY) STRICT")
        try connection.run("INSERT INTO thing (id, held) VALUES (\(1), \(value))")
      }
      let rows = try engine.read { try $0.run("SELECT id, held, typeof(held) AS type FROM thing") }
      #expect(rows.count == 1)
      #expect(rows.first?["held"] == value)
      #expect(rows.first?["type"] == .text(name(of: value)))
    }
  }

  @Test func textThatIsNotUTF8IsCorrupt() throws {
    try TemporaryHome.withEngine { engine in
      let error = #expect(throws: StorageError.self) {
        try engine.read { try $0.run("SELECT CAST(x'ff41' AS TEXT) AS name") }
      }
      guard case .corrupt(let text) = error else {
        Issue.record("not corrupt: \(String(describing: error))")
        return
      }
      #expect(text.contains("column name"))
    }
  }

  @Test func aHandWrittenPlaceholderIsRefused() throws {
    try TemporaryHome.withEngine { engine in
      #expect(throws: StorageError.self) { try engine.read { try $0.run("SELECT ? AS a, \(1) AS b") } }
    }
  }

  private func name(of value: Value) -> String {
    switch value {
    case .null: "null"
    case .integer: "integer"
    case .text: "text"
    case .bytes: "blob"
    }
  }
}
