import GRDB
import Testing

@testable import Storage

@Suite("How SQLite says no")
struct SQLiteFaultTests {
  private let schema = """
    CREATE TABLE card (
      id INTEGER NOT NULL PRIMARY KEY,
      holder TEXT NOT NULL UNIQUE CONSTRAINT holder_is_short CHECK (length(holder) < 20)
    ) STRICT;
    CREATE TABLE trip (card INTEGER NOT NULL REFERENCES card (id), fare INTEGER NOT NULL) STRICT;
    """

  private static let refused: [(Query, String)] = [
    ("INSERT INTO card (id, holder) VALUES (\(2), \("geheim"))", "UNIQUE constraint failed: card.holder"),
    ("INSERT INTO card (id, holder) VALUES (\(2), \("geheim maar veel te lang"))", "holder_is_short"),
    ("INSERT INTO card (id, holder) VALUES (\(2), \(nil as String?))", "NOT NULL constraint failed: card.holder"),
    ("INSERT INTO trip (card, fare) VALUES (\(99), \(100))", "FOREIGN KEY"),
    ("INSERT INTO trip (card, fare) VALUES (\(1), \("geheim"))", "INTEGER column trip.fare"),
  ]

  @Test(arguments: refused) func aConstraintIsNamedAndItsValuesAreNot(query: Query, words: String) throws {
    try TemporaryHome.withEngine { engine in
      try engine.write { connection in
        try connection.execute(script: schema)
        try connection.run("INSERT INTO card (id, holder) VALUES (\(1), \("geheim"))")
      }
      let error = #expect(throws: StorageError.self) { try engine.write { try $0.run(query) } }
      guard case .constraint(let text) = error else {
        Issue.record("not a constraint: \(String(describing: error))")
        return
      }
      #expect(text.contains(words), "\(text)")
      #expect(!text.contains("geheim"))
    }
  }

  @Test func aReaderCannotWrite() throws {
    try TemporaryHome.withEngine { engine in
      try engine.write { try $0.execute(script: schema) }
      let error = #expect(throws: StorageError.self) { try engine.read { try $0.run("DELETE FROM card") } }
      expectUnavailable(error, naming: "only be read")
    }
  }

  @Test func aTableThatIsNotThereIsAnotherSchema() throws {
    try TemporaryHome.withEngine { engine in
      let error = #expect(throws: StorageError.self) { try engine.read { try $0.run("SELECT a FROM elsewhere") } }
      expectUnavailable(error, naming: "no such table: elsewhere")
    }
  }

  @Test func aFullDatabaseKeepsNothingOfTheChangeAndWorksAgainAfterwards() throws {
    try TemporaryHome.withEngine { engine in
      try engine.write { try $0.execute(script: "CREATE TABLE blob (id INTEGER NOT NULL PRIMARY KEY, held BLOB)") }
      _ = try engine.write { try $0.run("PRAGMA max_page_count = 20") }
      let error = #expect(throws: StorageError.self) {
        try engine.write { connection in
          for id in 0..<100 {
            try connection.run("INSERT INTO blob (id, held) VALUES (\(id), \([UInt8](repeating: 7, count: 4000)))")
          }
        }
      }
      expectUnavailable(error, naming: "no room left")
      #expect(try engine.read { try $0.run("SELECT count(*) AS n FROM blob") }.first?.int("n") == 0)
      try engine.write { try $0.run("INSERT INTO blob (id, held) VALUES (\(1), \([1]))") }
    }
  }

  @Test func whoSwallowsAFullDiskCannotCommitTheRest() throws {
    try TemporaryHome.withEngine { engine in
      try engine.write { try $0.execute(script: "CREATE TABLE blob (id INTEGER NOT NULL PRIMARY KEY, held BLOB)") }
      _ = try engine.write { try $0.run("PRAGMA max_page_count = 20") }
      #expect(throws: StorageError.self) {
        try engine.write { connection in
          for id in 0..<100 {
            do {
              try connection.run("INSERT INTO blob (id, held) VALUES (\(id), \([UInt8](repeating: 7, count: 4000)))")
            } catch {
              try connection.run("INSERT INTO blob (id, held) VALUES (\(id), \([1]))")
            }
          }
        }
      }
      #expect(try engine.read { try $0.run("SELECT count(*) AS n FROM blob") }.first?.int("n") == 0)
    }
  }

  @Test(arguments: [
    (5, "locked"), (517, "locked"), (6, "locked"), (10, "failed"), (778, "failed"), (13, "no room left"),
    (11, "damaged"),
    (26, "not a database"), (8, "only be read"), (14, "cannot be opened"), (7, "no memory"), (18, "larger"),
    (9, "try again"),
  ])
  func eachCodeSaysWhatToDo(code: Int32, words: String) {
    let text = sqliteFault(code: code, message: "", path: "/srv/rechtspoor.db").description
    #expect(text.contains(words))
    #expect(text.contains("/srv/rechtspoor.db"))
    #expect(text.contains(":") || text.contains(";"), "says what to do: \(text)")
  }

  private func expectUnavailable(_ error: StorageError?, naming words: String) {
    guard case .unavailable(let text) = error else {
      Issue.record("not unavailable: \(String(describing: error))")
      return
    }
    #expect(text.contains(words), "\(text)")
  }
}
