import CSQLiteScrub
import GRDB
import GRDBSQLite

extension SQLiteEngine {
  /// The structure of a table is read in one piece, out of one snapshot, and while that lasts no WAL can be emptied of
  /// what was erased: so it goes by turns.
  package func damages(turn: Int?) throws -> [String] {
    try turnstile.pass {
      try sqliteFaults(of: path) {
        let pages = try damagedPages().map { "page \($0) is not what was written" }
        guard pages.isEmpty else { return pages }
        guard let turn else { return try structure("PRAGMA integrity_check(20)") }
        let tables = try pool.read {
          try String.fetchAll(
            $0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
        }
        return try tables.enumerated().filter { $0.offset % Self.turns == turn % Self.turns }
          .flatMap { try structure("PRAGMA integrity_check(\($0.element.quotedDatabaseIdentifier))") }
      }
    }
  }

  private func structure(_ pragma: String) throws -> [String] {
    try pool.read { try String.fetchAll($0, sql: pragma) }.filter { $0 != "ok" }
  }

  private static let turns = 30
  private static let pagesAtOnce: UInt32 = 4096
  private static let mostTold = 20

  /// The pages whose bytes in the file are not what was written, the first twenty of them; a database of before
  /// checksums has none. Nobody waits for it: it reads beside SQLite, from one end of the file to the other.
  func damagedPages() throws -> [UInt32] {
    var damaged: [UInt32] = []
    let pages = try pool.read { try UInt32.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    var from: UInt32 = 1
    while from <= pages, damaged.count < Self.mostTold {
      let last = min(from + Self.pagesAtOnce - 1, pages)
      guard let found = try pool.read({ try Self.check($0, from, last) }) else {
        from = last + 1
        continue
      }
      if try isCopy || staysDamaged(found) { damaged.append(found) }
      from = found + 1
    }
    return damaged
  }

  /// A checkpoint may have been writing the page, or have been killed while it did: then the WAL has it. Only what
  /// is wrong with nothing in the WAL and nobody writing is damage. Where a reader keeps the WAL from being emptied
  /// nothing is said today.
  private func staysDamaged(_ page: UInt32) throws -> Bool {
    for _ in 0..<3 {
      let answer: Bool? = try pool.writeWithoutTransaction { database in
        guard try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0 else { return nil }
        var isDamaged: Bool?
        try database.inTransaction(.immediate) {
          if SQLiteEngineFile.size(of: path + "-wal") ?? 0 == 0 {
            isDamaged = try Self.check(database, page, page) != nil
          }
          return .rollback
        }
        return isDamaged
      }
      if let answer { return answer }
    }
    return false
  }

  /// The first damaged page from `from` to `last`.
  private static func check(_ database: Database, _ from: UInt32, _ last: UInt32) throws -> UInt32? {
    var damaged: UInt32 = 0
    let code = rechtspoor_checksum_check(database.sqliteConnection, from, last, &damaged)
    guard code == SQLITE_OK || code == SQLITE_NOTFOUND else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
    return damaged == 0 ? nil : damaged
  }
}
