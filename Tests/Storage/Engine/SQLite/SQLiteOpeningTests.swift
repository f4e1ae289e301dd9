import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("Opening an SQLite database")
struct SQLiteOpeningTests {
  @Test func aNewDatabaseIsForItsOwnersEyesOnly() throws {
    try TemporaryHome.with { home in
      let engine = try home.engine()
      try engine.write { try $0.execute(script: "CREATE TABLE person (id INTEGER NOT NULL PRIMARY KEY)") }
      for name in ["rechtspoor.db", "rechtspoor.db-wal", "rechtspoor.db-shm"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: home.path(name))
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      }
      try engine.close()
    }
  }

  @Test(arguments: [
    ("secure_delete", 1), ("auto_vacuum", 0), ("synchronous", 2), ("foreign_keys", 1), ("temp_store", 2),
    ("cell_size_check", 1), ("trusted_schema", 0), ("application_id", SQLiteChecksums.applicationID),
  ])
  func theWriterKeepsItsPromises(pragma: String, answer: Int) throws {
    try TemporaryHome.withEngine { engine in
      let found = try engine.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA \(pragma)") }
      #expect(found == answer)
      let read = try engine.pool.read { try Int.fetchOne($0, sql: "PRAGMA \(pragma)") }
      #expect(read == answer)
    }
  }

  @Test func everyConnectionStandsOnTheScrubber() throws {
    try TemporaryHome.withEngine { engine in
      let writer = try engine.write { try $0.run("PRAGMA rechtspoor_scrub") }
      let reader = try engine.read { try $0.run("PRAGMA rechtspoor_scrub") }
      #expect(writer.first?.values == [.text("on")])
      #expect(reader.first?.values == [.text("on")])
    }
  }

  @Test func whatWasWrittenIsThereAfterReopening() throws {
    try TemporaryHome.with { home in
      let first = try home.engine()
      try first.write { try $0.execute(script: "CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('kept')") }
      try first.close()
      let second = try home.engine()
      #expect(try second.read { try $0.run("SELECT a FROM t") }.first?.text("a") == "kept")
      try second.close()
    }
  }

  @Test func theLastToCloseLeavesNoJournalBesideTheDatabase() throws {
    try TemporaryHome.with { home in
      let engine = try home.engine()
      try engine.write { try $0.execute(script: "CREATE TABLE t (a TEXT) STRICT") }
      #expect(try engine.read { try $0.run("SELECT a FROM t") }.isEmpty)
      try engine.close()
      let files = try FileManager.default.contentsOfDirectory(atPath: home.folder).sorted()
      #expect(files == ["rechtspoor.db", "rechtspoor.db-queue"])
    }
  }

  @Test func aMissingFolderIsNamed() throws {
    try TemporaryHome.with { home in
      let error = #expect(throws: StorageError.self) { try home.engine("nowhere/rechtspoor.db") }
      expectUnavailable(error, naming: "\(home.folder)/nowhere does not exist")
    }
  }

  @Test func aFolderIsNoDatabase() throws {
    try TemporaryHome.with { home in
      let error = #expect(throws: StorageError.self) { try SQLiteEngine(path: home.folder) }
      expectUnavailable(error, naming: "is a folder")
    }
  }

  @Test func aPictureIsNoDatabase() throws {
    try TemporaryHome.with { home in
      let bytes = Data(repeating: 0x89, count: 8192)
      try bytes.write(to: URL(fileURLWithPath: home.path("rechtspoor.db")))
      let error = #expect(throws: StorageError.self) { try home.engine() }
      expectUnavailable(error, naming: "not a database")
      #expect(try Data(contentsOf: URL(fileURLWithPath: home.path("rechtspoor.db"))) == bytes)
    }
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    try TemporaryHome.with { home in
      let path = home.path("rechtspoor.db")
      let stranger = try DatabaseQueue(path: path)
      try stranger.write { try $0.execute(sql: "CREATE TABLE bookmark (url TEXT)") }
      try stranger.close()
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      let error = #expect(throws: StorageError.self) { try home.engine() }
      expectUnavailable(error, naming: "another program")
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test func aDatabaseThatMovesItsPagesIsRefused() throws {
    try TemporaryHome.with { home in
      let queue = try DatabaseQueue(path: home.path("rechtspoor.db"))
      try queue.inDatabase { database in
        try database.execute(
          sql: "PRAGMA auto_vacuum = FULL; VACUUM; PRAGMA application_id = \(SQLiteChecksums.applicationIDBefore)")
      }
      try queue.close()
      let error = #expect(throws: StorageError.self) { try home.engine() }
      expectUnavailable(error, naming: "auto_vacuum")
    }
  }

  private func expectUnavailable(_ error: StorageError?, naming words: String) {
    guard case .unavailable(let text) = error else {
      Issue.record("not unavailable: \(String(describing: error))")
      return
    }
    #expect(text.contains(words), "\(text)")
  }
}
