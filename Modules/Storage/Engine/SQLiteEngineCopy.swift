import Foundation
import GRDB

extension SQLiteEngine {
  /// By SQLite's own online backup, out of one snapshot, through the scrubber: writers go on meanwhile.
  package func copy(_: DatabasePart, to path: String) throws {
    try copyPages(to: SQLiteEngineFile.absolute(path))
  }
}

extension SQLiteEngineFile {
  /// A database file with what may lie beside it.
  static func remove(_ path: String) throws {
    for file in [path, path + "-wal", path + "-shm", path + "-journal"] where size(of: file) != nil {
      try FileManager.default.removeItem(atPath: file)
    }
  }
}
