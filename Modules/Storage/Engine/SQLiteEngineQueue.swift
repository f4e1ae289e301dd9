import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// The queue before one database file, among all programs that write it.
///
/// When its one writer is done SQLite lets in whoever asks first. A sweep asks again as soon as a chunk is done, so it would
/// nearly always be that one, and a visitor would wait for seconds. Here whoever waits is next: it has the queue's lock
/// until it writes, and whoever comes back stands behind it. A program that is killed loses its place together with its
/// descriptor. Where the file of the queue cannot be made, the order is lost and nothing else: SQLite still lets in one.
final class SQLiteEngineQueue: Sendable {
  private let database: String
  /// In milliseconds.
  private let patience: Int32
  private let descriptor = Mutex<Int32?>(nil)

  /// The queue is a file beside the database's, made when somebody first writes.
  init(before database: String, patience: Duration) {
    self.database = database
    self.patience = patience.wholeMilliseconds
  }

  deinit { descriptor.withLock { if let open = $0 { close(open) } } }

  /// Waits until nobody else is next. An engine has one writer, so nobody stands here twice at once.
  func stand() throws(StorageError) {
    guard let file = file() else { return }
    var waited: Int32 = 0
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      guard waited < patience else { throw sqliteFault(code: SQLITE_BUSY, message: "", path: database) }
      usleep(1000)
      waited += 1
    }
  }

  /// Whoever writes, or has given up, is not next any more. Leaving twice is no fault.
  func leave() {
    guard let file = descriptor.withLock({ $0 }) else { return }
    flock(file, LOCK_UN)
  }

  /// Who is next asks every millisecond whether the writer before it is done, where SQLite would wait up to a hundred.
  func askOften(_ database: Database) {
    sqlite3_busy_handler(
      database.sqliteConnection,
      { patience, times in
        guard Int(times) < Int(bitPattern: patience) else { return 0 }
        usleep(1000)
        return 1
      }, UnsafeMutableRawPointer(bitPattern: Int(patience)))
  }

  private func file() -> Int32? {
    descriptor.withLock { known in
      if known == nil {
        let opened = open(database + "-queue", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        if opened >= 0 { known = opened }
      }
      return known
    }
  }
}
