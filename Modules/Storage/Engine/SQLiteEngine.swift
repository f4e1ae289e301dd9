import GRDB
import GRDBSQLite

/// SQLite behind the seam: one writer, several readers on snapshots (WAL), and a file that keeps
/// no old copy of what was deleted.
///
/// Two engines may be open at once and nested, always in the same order (the main database, then
/// the keyring), so that no two threads wait for each other. The same engine is never nested.
///
/// While an engine is open, nothing else in the same process may open its files by path: POSIX
/// drops all locks of a process on a file as soon as one of its descriptors closes.
package final class SQLiteEngine: Engine {
  package let dialect = Dialect.sqlite
  package let path: String

  let pool: DatabasePool
  let isCopy: Bool
  private let busyTimeout: Duration
  private let queue: SQLiteEngineQueue?
  let turnstile: Turnstile

  /// Opens the database at `path`, and makes it, for its owner's eyes only, if it is not there. `isShared`: other
  /// programs may write it too, so writers stand in a queue.
  package init(
    path: String, busyTimeout: Duration = .seconds(5), readers: Int = 4, isShared: Bool = true
  ) throws {
    let path = SQLiteEngineFile.absolute(path)
    self.path = path
    self.busyTimeout = busyTimeout
    isCopy = false
    turnstile = Turnstile(name: path)
    let queue = isShared ? SQLiteEngineQueue(before: path, patience: busyTimeout) : nil
    self.queue = queue
    pool = try sqliteFaults(of: path) {
      let pool = try openSQLitePool(path: path, busyTimeout: busyTimeout, readers: readers)
      pool.writeWithoutTransaction { queue?.askOften($0) }
      return pool
    }
  }

  /// Opens a copy that no program writes to, and leaves every byte of it as it is.
  package init(readingCopyAt path: String, busyTimeout: Duration = .seconds(5)) throws {
    let path = SQLiteEngineFile.absolute(path)
    self.path = path
    self.busyTimeout = busyTimeout
    isCopy = true
    turnstile = Turnstile(name: path)
    queue = nil
    pool = try sqliteFaults(of: path) { try openSQLiteCopy(path: path, busyTimeout: busyTimeout) }
  }

  @discardableResult package func write<T>(_ work: (any Connection) throws -> T) throws -> T {
    try requireOriginal()
    return try turnstile.pass {
      try sqliteFaults(of: path) {
        try pool.writeWithoutTransaction { database in
          try queue?.stand()
          defer { queue?.leave() }
          var done: Result<T, any Error>?
          try database.inTransaction(.immediate) {
            queue?.leave()
            done = .success(try SQLiteEngineConnection.lend(database, of: path, isWriting: true, to: work))
            return .commit
          }
          guard let done else { preconditionFailure("a transaction that was kept has done its work") }
          return try done.get()
        }
      }
    }
  }

  package func read<T>(_ work: (any Connection) throws -> T) throws -> T {
    try turnstile.pass {
      try sqliteFaults(of: path) {
        try pool.read { database in
          try SQLiteEngineConnection.lend(database, of: path, isWriting: false, to: work)
        }
      }
    }
  }

  /// Moves every page of the WAL into the database file, scrubbed, and empties the WAL.
  package func settle(rewriting _: [String], evenLarge _: Bool) throws -> Bool {
    try requireOriginal()
    return try turnstile.pass {
      try sqliteFaults(of: path) {
        try pool.writeWithoutTransaction { database in
          // Pages are moved while others may write; what is left for when nobody may is next to nothing.
          try database.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)")
          try queue?.stand()
          defer { queue?.leave() }
          // Waiting here holds up every writer, so it waits a moment, not the whole time-out.
          let patience = min(busyTimeout, .milliseconds(250))
          sqlite3_busy_timeout(database.sqliteConnection, patience.wholeMilliseconds)
          defer { resetPatience(of: database) }
          return try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
        }
      }
    }
  }

  private func resetPatience(of database: Database) {
    if let queue {
      queue.askOften(database)
    } else {
      sqlite3_busy_timeout(database.sqliteConnection, busyTimeout.wholeMilliseconds)
    }
  }

  /// For `copy`.
  func copyPages(to target: String) throws {
    try turnstile.pass {
      try sqliteFaults(of: target) {
        try SQLiteEngineFile.remove(target)
        try SQLiteEngineFile.make(at: target)
        var configuration = Configuration()
        let isChecked = try pool.read(SQLiteChecksums.areKept)
        configuration.prepareDatabase { database in
          if isChecked { SQLiteChecksums.reserve(in: database) }
          try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
        }
        let copy = try DatabaseQueue(path: target, configuration: configuration)
        // Pages may reach the file before the first one does: that one tells how they are laid out.
        try copy.inDatabase { try $0.execute(sql: "PRAGMA user_version = 1") }
        try pool.backup(to: copy)
        try copy.close()
      }
    }
  }

  /// Waits for the transactions under way, and closes. Closing twice is no fault.
  package func close() throws {
    try turnstile.shut {
      try sqliteFaults(of: path) {
        // Readers first: only a writer that is the last to leave empties the WAL and takes it away.
        pool.releaseMemory()
        try pool.close()
      }
    }
  }

  private func requireOriginal() throws(StorageError) {
    if isCopy { throw .unavailable("\(path) was opened as a copy to read: write to the original instead") }
  }
}
