import CSQLiteScrub
import GRDB
import GRDBSQLite

/// The checksum at the end of every page of a database file: CSQLiteScrub writes it and holds pages against it. Here
/// stands which files have them, and how a file of before gets them.
enum SQLiteChecksums {
  /// "RTSC" in the header: one of ours, and every page carries a checksum. A program of before them takes it for
  /// another program's, and writes no page without one.
  static let applicationID = 0x5254_5343

  /// "RTSP": one of ours, made before there were checksums.
  static let applicationIDBefore = 0x5254_5350

  private static let length = Int32(SCRUB_CHECKSUM_LENGTH)

  /// Has a database that is still to be made leave room for them. Of one that is there it changes nothing.
  static func reserve(in database: Database) {
    var wanted = length
    _ = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &wanted)
  }

  /// Whether the pages have room for them, by the newest page 1.
  static func areKept(in database: Database) throws -> Bool {
    _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
    var found: Int32 = -1
    _ = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &found)
    return found == length
  }

  /// A header that promises them and leaves them no room was changed by somebody else than SQLite.
  static func requireWhereTold(_ database: Database, id: Int?, path: String) throws {
    guard id == applicationID, try !areKept(in: database) else { return }
    throw StorageError.corrupt(damaged("page 1 of \(path)"))
  }

  /// Writes a file of before anew, with a checksum in each page, as one transaction: whoever has it open goes on with
  /// the new pages. Killed in between, the file is the old one or the new one.
  static func adopt(_ database: Database) throws {
    if try !areKept(in: database) {
      reserve(in: database)
      try database.execute(sql: "VACUUM")
      _ = try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
  }

  /// What is said of the page that did not hold last: its file and its number.
  static var fault: String {
    var file = [CChar](repeating: 0, count: 4096)
    let page = rechtspoor_checksum_fault(&file, Int32(file.count))
    let name = file.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    return damaged("page \(page) of \(String(decoding: name, as: UTF8.self))")
  }

  private static func damaged(_ place: String) -> String {
    "\(place) is damaged: what stands there is not what was written. Stop all programs that use it, and put the newest "
      + "backup back with `rechtspoor restore`"
  }
}
