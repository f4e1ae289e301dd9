import CSQLiteScrub
import Foundation
import GRDB

/// The scrubbing VFS is the default one before the first connection opens.
private let scrubber: Int32 = rechtspoor_scrub_install()

func openSQLitePool(path: String, busyTimeout: Duration, readers: Int) throws -> DatabasePool {
  guard scrubber == 0 else {
    throw StorageError.unavailable(
      "the page scrubber did not start (SQLite code \(scrubber)): is another SQLite linked?")
  }
  try SQLiteEngineFile.make(at: path)
  try SQLiteEngineFile.requireJournal(of: path)
  var configuration = baseConfiguration(busyTimeout: busyTimeout)
  configuration.maximumReaderCount = readers
  configuration.prepareDatabase { database in
    if SQLiteEngineFile.size(of: path) == 0 { SQLiteChecksums.reserve(in: database) }
    try requireOurs(database, path: path)
    try setUp(database, path: path)
  }
  let pool = try DatabasePool(path: path, configuration: configuration)
  try pool.writeWithoutTransaction { database in
    // GRDB sets NORMAL when it turns to WAL, which could lose the last commits in a power cut.
    try set(database, "synchronous", to: "FULL", giving: "2", path: path)
    try require(database, "journal_mode", is: "wal", path: path)
    // 16 MB: a page that several chunks of a sweep change goes to the file once.
    try set(database, "wal_autocheckpoint", to: "4000", giving: "4000", path: path)
    // 64 MB for the one writer: with SQLite's own 2 MB a chunk's pages would be written before it ends, and again then.
    try set(database, "cache_size", to: "-65536", giving: "-65536", path: path)
    if try Int.fetchOne(database, sql: "PRAGMA application_id") != SQLiteChecksums.applicationID {
      try SQLiteChecksums.adopt(database)
    }
  }
  return pool
}

/// A copy is read as it lies. With frames in its WAL, SQLite has to read those too; without, it
/// is told that nothing changes, so that it needs no lock and makes no file beside it.
func openSQLiteCopy(path: String, busyTimeout: Duration) throws -> DatabasePool {
  guard SQLiteEngineFile.size(of: path) != nil else {
    throw StorageError.unavailable("\(path) cannot be opened: there is no such file; correct the path")
  }
  var configuration = baseConfiguration(busyTimeout: busyTimeout)
  configuration.readonly = true
  configuration.prepareDatabase { database in
    try requireOurs(database, path: path)
    try database.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY")
  }
  let hasWAL = (SQLiteEngineFile.size(of: path + "-wal") ?? 0) > 0
  let name = hasWAL ? path : URL(fileURLWithPath: path).absoluteString + "?immutable=1"
  return try DatabasePool(path: name, configuration: configuration)
}

private func baseConfiguration(busyTimeout: Duration) -> Configuration {
  var configuration = Configuration()
  configuration.busyMode = .timeout(Double(busyTimeout.wholeMilliseconds) / 1000)
  configuration.foreignKeysEnabled = true
  configuration.publicStatementArguments = false
  return configuration
}

/// The number in its header marks a file as one of ours, so that a wrong path is noticed before anything is written.
private func requireOurs(_ database: Database, path: String) throws {
  let id = try Int.fetchOne(database, sql: "PRAGMA application_id")
  let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
  let ours = [SQLiteChecksums.applicationID, SQLiteChecksums.applicationIDBefore]
  guard id.map(ours.contains) ?? false || id == 0 && isEmpty else {
    throw StorageError.unavailable("\(path) is the database of another program: correct the path")
  }
  try SQLiteChecksums.requireWhereTold(database, id: id, path: path)
}

/// What every connection promises. Each is set, then asked for: a pragma that SQLite does not
/// know is passed over in silence.
private func setUp(_ database: Database, path: String) throws {
  try set(database, "auto_vacuum", to: "NONE", giving: "0", path: path)
  try set(database, "secure_delete", to: "ON", giving: "1", path: path)
  try set(database, "synchronous", to: "FULL", giving: "2", path: path)
  try set(database, "temp_store", to: "MEMORY", giving: "2", path: path)
  try set(database, "cell_size_check", to: "ON", giving: "1", path: path)
  try set(database, "trusted_schema", to: "OFF", giving: "0", path: path)
  try set(database, "mmap_size", to: "0", giving: "0", path: path)
  try require(database, "foreign_keys", is: "1", path: path)
  try require(database, "rechtspoor_scrub", is: "on", path: path)
}

private func set(_ database: Database, _ pragma: String, to value: String, giving answer: String, path: String) throws {
  try database.execute(sql: "PRAGMA \(pragma) = \(value)")
  try require(database, pragma, is: answer, path: path)
}

private func require(_ database: Database, _ pragma: String, is answer: String, path: String) throws {
  let found = try DatabaseValue.fetchOne(database, sql: "PRAGMA \(pragma)").flatMap {
    String.fromDatabaseValue($0) ?? Int64.fromDatabaseValue($0).map(String.init)
  }
  guard found == answer else {
    throw StorageError.unavailable(
      "\(path) has \(pragma) \(found ?? "unset") where \(answer) is required: make a new database and restore into it")
  }
}

extension Duration {
  var wholeMilliseconds: Int32 {
    Int32(clamping: components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
  }
}
