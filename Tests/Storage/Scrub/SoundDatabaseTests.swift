import CSQLiteScrub
import Foundation
import GRDB
import GRDBSQLite
import Testing
import TestSupport

/// Real databases, written without the scrubber and with old bytes in every hole, then scrubbed
/// page by page: SQLite must read the same rows from them.
@Suite("Scrubbing changes nothing that SQLite reads")
struct SoundDatabaseTests {
  @Test(arguments: [512, 1024, 4096, 65536], [0, 32])
  func theDumpIsTheSameBeforeAndAfter(pageSize: Int, reserved: Int) throws {
    try TemporaryHome.with { home in
      let path = home.path("rows.db")
      let before = try write(path, pageSize: pageSize, reserved: reserved)
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(bytes[20] == UInt8(reserved))
      let freed = scrub(&bytes, pageSize: pageSize, reserved: reserved)
      #expect(freed > 0)
      try Data(bytes).write(to: URL(fileURLWithPath: path))

      let queue = try open(path)
      #expect(try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
      #expect(try queue.read(dump) == before)
      try queue.write { try $0.execute(sql: "INSERT INTO plain (body) SELECT body FROM clustered LIMIT 500") }
      #expect(try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
      try queue.close()
    }
  }

  /// `secure_delete` off, so that freeblocks and gaps hold old bytes; the tables cover the four
  /// kinds of page and overflow.
  private func write(_ path: String, pageSize: Int, reserved: Int) throws -> [String] {
    let queue = try open(path)
    let rows = try queue.inDatabase { database in
      var tail = Int32(reserved)
      let code = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &tail)
      #expect(code == SQLITE_OK)
      try database.execute(
        sql: """
          PRAGMA page_size = \(pageSize); PRAGMA secure_delete = OFF;
          CREATE TABLE clustered (a INTEGER, b INTEGER, body TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
          CREATE TABLE plain (id INTEGER PRIMARY KEY, body TEXT);
          CREATE INDEX plain_body ON plain (body);
          """)
      var dice = Dice(seed: UInt64(pageSize + reserved))
      try database.inTransaction {
        for round in 0..<3000 {
          let length = dice.below(50) == 0 ? dice.below(3 * pageSize) : dice.below(90)
          let body = String(repeating: ["a", "b", "c", "d"][dice.below(4)], count: length) + String(round)
          try database.execute(
            sql: "INSERT OR REPLACE INTO clustered VALUES (?, ?, ?)", arguments: [dice.below(400), dice.below(5), body])
          try database.execute(sql: "INSERT OR REPLACE INTO plain VALUES (?, ?)", arguments: [dice.below(2000), body])
          if round % 4 == 0 {
            try database.execute(sql: "DELETE FROM plain WHERE id = ?", arguments: [dice.below(2000)])
            try database.execute(sql: "DELETE FROM clustered WHERE a = ?", arguments: [dice.below(400)])
          }
        }
        return .commit
      }
      return try dump(database)
    }
    try queue.close()
    return rows
  }

  private func scrub(_ bytes: inout [UInt8], pageSize: Int, reserved: Int) -> Int {
    var freed = 0
    bytes.withUnsafeMutableBytes { whole in
      for start in stride(from: 0, to: whole.count, by: pageSize) {
        let page = whole.baseAddress!.advanced(by: start).assumingMemoryBound(to: UInt8.self)
        freed += Int(max(0, rechtspoor_scrub_page(page, Int32(pageSize), Int32(reserved), start == 0 ? 1 : 0)))
      }
    }
    return freed
  }

  private func dump(_ database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT a || '.' || b || ' ' || body FROM clustered ORDER BY a, b")
      + String.fetchAll(database, sql: "SELECT id || ' ' || body FROM plain ORDER BY id")
      + String.fetchAll(database, sql: "SELECT body FROM plain INDEXED BY plain_body ORDER BY body")
  }

  /// Past the scrubbing VFS, whichever is the default.
  private func open(_ path: String) throws -> DatabaseQueue {
    try DatabaseQueue(path: "file:\(path)?vfs=unix")
  }
}
