import Foundation
import Storage
import TestSupport
import Testing

@Suite("A copy of a database is read without touching it")
struct SQLiteCopyTests {
  @Test(arguments: [true, false])
  func aCopyIsReadByteForByteAsItLies(isSettled: Bool) throws {
    try TemporaryHome.with { home in
      let engine = try home.engine()
      try engine.write { try $0.execute(script: "CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('kept')") }
      if isSettled { #expect(try engine.settle()) }
      try shell("cp rechtspoor.db copy.db; cp rechtspoor.db-wal copy.db-wal", in: home)
      if isSettled { try FileManager.default.removeItem(atPath: home.path("copy.db-wal")) }
      let names = isSettled ? ["copy.db"] : ["copy.db", "copy.db-wal"]
      let before = try names.map { try Data(contentsOf: URL(fileURLWithPath: home.path($0))) }

      let copy = try SQLiteEngine(readingCopyAt: home.path("copy.db"))
      #expect(try copy.read { try $0.run("SELECT a FROM t") }.first?.text("a") == "kept")
      let refusal = #expect(throws: StorageError.self) { try copy.write { try $0.run("DELETE FROM t") } }
      #expect(refusal?.description.contains("opened as a copy") == true)
      #expect(throws: StorageError.self) { try copy.settle() }
      #expect(throws: StorageError.self) { try copy.read { try $0.run("DELETE FROM t") } }
      try copy.close()

      #expect(try names.map { try Data(contentsOf: URL(fileURLWithPath: home.path($0))) } == before)
      if isSettled {
        let files = try FileManager.default.contentsOfDirectory(atPath: home.folder)
        #expect(files.filter { $0.hasPrefix("copy") } == ["copy.db"])
      }
      try engine.close()
    }
  }

  @Test func aCopyThatIsNotThereIsNotMade() throws {
    try TemporaryHome.with { home in
      #expect(throws: StorageError.self) { try SQLiteEngine(readingCopyAt: home.path("copy.db")) }
      #expect(!FileManager.default.fileExists(atPath: home.path("copy.db")))
    }
  }

  private func shell(_ command: String, in home: TemporaryHome) throws {
    try #require(try Child.run("/bin/sh", ["-ec", command], folder: home.folder).code == 0)
  }
}
