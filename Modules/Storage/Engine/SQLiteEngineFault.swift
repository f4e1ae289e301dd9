import GRDB
import GRDBSQLite

/// Runs `body` and turns what SQLite says into one of the four ways in which a database says no.
/// Errors of the work itself pass as they are.
func sqliteFaults<T>(of path: String, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw sqliteFault(code: error.extendedResultCode.rawValue, message: error.message ?? "", path: path)
  }
}

/// The error for an SQLite result code. `message` is SQLite's own: it names tables, columns and
/// constraints, and holds no value since every value is bound.
func sqliteFault(code: Int32, message: String, path: String) -> StorageError {
  switch code & 0xff {
  case SQLITE_CONSTRAINT, SQLITE_MISMATCH:
    .constraint(message)
  case SQLITE_TOOBIG:
    .constraint("a value is larger than \(path) can hold: split it into smaller ones")
  case SQLITE_BUSY, SQLITE_LOCKED:
    .busy("\(path) is locked by another program or transaction: try again when that one is done")
  case SQLITE_INTERRUPT, SQLITE_ABORT:
    .busy("the work on \(path) was interrupted and nothing of it was kept: try again")
  case SQLITE_FULL:
    .unavailable("\(path) has no room left, and nothing of this change was kept: free space on its disk and try again")
  case SQLITE_IOERR where code == SQLITE_IOERR | 32 << 8:
    // SQLITE_IOERR_DATA: only the layer that checks pages says so.
    .corrupt(SQLiteChecksums.fault)
  case SQLITE_IOERR:
    .unavailable(
      "reading or writing \(path) failed (SQLite code \(code)): check its disk, its free space and its folder, and try again"
    )
  case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
    .unavailable("\(path) can only be read here: check the owner and permissions of the file and its folder")
  case SQLITE_CANTOPEN:
    .unavailable("\(path) cannot be opened: \(SQLiteEngineFile.whyItCannotBeOpened(path))")
  case SQLITE_NOTADB:
    .unavailable("\(path) is not a database, or it is encrypted: check the path, or put back a backup")
  case SQLITE_NOMEM:
    .unavailable("there is no memory left to work on \(path): free some and try again")
  case SQLITE_CORRUPT:
    .corrupt("\(path) is damaged: stop all programs that use it and put back a backup with `rechtspoor restore`")
  default:
    .unavailable("\(path) refused a statement (\(message), SQLite code \(code)): does its schema match this program?")
  }
}
