import CSQLiteScrub
import Foundation
import GRDB
import GRDBSQLite
import Testing
import TestSupport

@Suite("The scrubbing VFS", .serialized)
struct ScrubVFSTests {
  @Test func installingTwiceIsInstallingOnce() {
    #expect(rechtspoor_scrub_install() == SQLITE_OK)
    let first = sqlite3_vfs_find(nil)
    #expect(rechtspoor_scrub_install() == SQLITE_OK)
    #expect(sqlite3_vfs_find(nil) == first)
    #expect(first.map { String(cString: $0.pointee.zName) } == "rechtspoor-scrub")
  }

  @Test func aConnectionOnAnotherVFSCannotBeSwitchedAndSaysNothing() throws {
    try TemporaryHome.with { home in
      let queue = try DatabaseQueue(path: "file:\(home.path("other.db"))?vfs=unix")
      let switched = queue.inDatabase { rechtspoor_scrub_switch($0.sqliteConnection, 0) }
      let answer = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA rechtspoor_scrub") }
      #expect(switched == SQLITE_NOTFOUND)
      #expect(answer == nil)
      try queue.close()
    }
  }

  /// With auto_vacuum there are pointer-map pages, which can begin like b-tree pages.
  @Test(arguments: ["delete", "wal"], ["NONE", "FULL"])
  func databasesStaySoundInEveryMode(journal: String, vacuum: String) throws {
    #expect(rechtspoor_scrub_install() == SQLITE_OK)
    try TemporaryHome.with { home in
      let path = home.path("rows.db")
      let queue = try DatabaseQueue(path: path)
      let before = rechtspoor_scrub_count()
      try queue.inDatabase { database in
        #expect(try String.fetchOne(database, sql: "PRAGMA rechtspoor_scrub") == "on")
        try database.execute(sql: "PRAGMA page_size = 1024; PRAGMA auto_vacuum = \(vacuum); PRAGMA synchronous = OFF")
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = \(journal)")
        try database.execute(sql: "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX t_b ON t (b)")
      }
      var dice = Dice(seed: 5)
      for _ in 0..<30 {
        try queue.write { database in
          for _ in 0..<100 {
            let body = String(repeating: "x", count: dice.below(300))
            try database.execute(sql: "INSERT OR REPLACE INTO t VALUES (?, ?)", arguments: [dice.below(1000), body])
            try database.execute(sql: "DELETE FROM t WHERE a = ?", arguments: [dice.below(1000)])
          }
        }
      }
      try queue.close()
      if vacuum == "NONE" { #expect(rechtspoor_scrub_count() > before) }

      let plain = try DatabaseQueue(path: "file:\(path)?vfs=unix")
      #expect(try plain.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
      #expect(try plain.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") } ?? 0 > 100)
      try plain.close()
    }
  }
}
