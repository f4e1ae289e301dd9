import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite("A database made before pages had checksums")
struct EarlierFileTests {
  @Test func itGetsThemWhenItIsOpened() throws {
    try TemporaryHome.with { home in
      try makeEarlier(home)
      let before = try PageFile(home.path("rechtspoor.db"))
      #expect(before.reserved == 0)
      let engine = try home.engine()
      #expect(try engine.read { try $0.run("SELECT count(*) AS n FROM plain") }.first?.int("n") == 3000)
      #expect(try engine.damages() == [])
      #expect(
        try engine.pool.read { try Int.fetchOne($0, sql: "PRAGMA application_id") } == SQLiteChecksums.applicationID)
      try engine.close()
      let after = try PageFile(home.path("rechtspoor.db"))
      #expect(after.reserved == 4 && after.damaged == [])
      #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder) == ["rechtspoor.db"])
    }
  }

  /// Killed after the pages were written anew and before the header said so.
  @Test func onCutShortItIsFinished() throws {
    try TemporaryHome.with { home in
      try makeEarlier(home)
      try home.engine().close()
      let queue = try DatabaseQueue(path: home.path("rechtspoor.db"))
      try queue.inDatabase { try $0.execute(sql: "PRAGMA application_id = \(SQLiteChecksums.applicationIDBefore)") }
      try queue.close()
      try home.engine().close()
      let file = try PageFile(home.path("rechtspoor.db"))
      #expect(Array(file.bytes[68..<72]) == Array("RTSC".utf8) && file.damaged == [])
    }
  }

  /// Another program has it open, reads on, and writes on.
  @Test(.enabled(if: SQLiteShell.isInstalled)) func whoHasItOpenGoesOn() throws {
    try TemporaryHome.with { home in
      try makeEarlier(home)
      let shell = try SQLiteShell(home.path("rechtspoor.db"))
      #expect(try shell.run("SELECT count(*) FROM plain") == "3000\n")
      let engine = try home.engine()
      #expect(try shell.run("SELECT count(*), sum(length(body)) > 0 FROM plain") == "3000|1\n")
      _ = try shell.run("DELETE FROM plain WHERE id = 5")
      #expect(try engine.read { try $0.run("SELECT count(*) AS n FROM plain") }.first?.int("n") == 2999)
      try shell.quit()
      try engine.close()
      #expect(try PageFile(home.path("rechtspoor.db")).damaged == [])
    }
  }

  @Test func aCopyOfItIsReadAsItIs() throws {
    try TemporaryHome.with { home in
      try makeEarlier(home)
      let copy = try SQLiteEngine(readingCopyAt: home.path("rechtspoor.db"))
      #expect(try copy.damages() == [])
      #expect(try copy.read { try $0.run("SELECT count(*) AS n FROM plain") }.first?.int("n") == 3000)
      try copy.copy(.main, to: home.path("copy.db"))
      try copy.close()
      #expect(try PageFile(home.path("copy.db")).reserved == 0)
      let engine = try home.engine("copy.db")
      #expect(try engine.damages() == [])
      try engine.close()
      #expect(try PageFile(home.path("copy.db")).damaged == [])
    }
  }

  /// As programs made one before.
  private func makeEarlier(_ home: TemporaryHome) throws {
    let path = home.path("rechtspoor.db")
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    let pool = try DatabasePool(path: path, configuration: configuration)
    try pool.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          PRAGMA application_id = \(SQLiteChecksums.applicationIDBefore);
          CREATE TABLE plain (id INTEGER NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT;
          WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 3000)
          INSERT INTO plain SELECT id, hex(randomblob(id % 90)) FROM n;
          """)
    }
    try pool.close()
  }
}
