import Foundation

/// The file under an engine, as the file system sees it.
enum SQLiteEngineFile {
  /// Makes the database's file, readable by its owner alone, unless it is there. The WAL and its
  /// index take over its permissions. An existing file is not even opened: closing it again would
  /// drop the locks of another engine in this process.
  static func make(at path: String) throws(StorageError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno == ENOSPC || errno == EDQUOT {
      throw sqliteFault(code: 13, message: "", path: path)
    } else if errno != EEXIST {
      throw .unavailable("\(path) cannot be made: \(whyItCannotBeOpened(path))")
    }
  }

  /// What stands in the way at `path`, and what to do about it.
  static func whyItCannotBeOpened(_ path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      return "it is a folder; name a file inside it"
    }
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      return "the folder \(folder) does not exist; make it, or correct the path"
    }
    guard isFolder.boolValue else { return "\(folder) is a file, not a folder; correct the path" }
    if access(folder, W_OK | X_OK) != 0 {
      return "this user may not write in the folder \(folder); change its owner or permissions"
    }
    return "check that the file is there and that this user may read and write it"
  }

  /// Programs that were killed leave the WAL and its index; one that closes takes the index away first. An index alone
  /// tells that somebody took the WAL, and with it what had been written last. Looked at more than once: another
  /// program may be closing, or opening, at this moment.
  static func requireJournal(of path: String) throws(StorageError) {
    for _ in 0..<4 {
      if size(of: path + "-shm") == nil || size(of: path + "-wal") != nil { return }
      usleep(50_000)
    }
    throw .corrupt(
      "\(path)-wal is gone while \(path)-shm is there: programs were killed, and what they wrote last stood in it. Put "
        + "it back beside the database, or put the newest backup back with `rechtspoor restore`. To go on without it, "
        + "remove \(path)-shm; then what it held is lost, except what the ledger holds")
  }

  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// The size of a file without opening it; nil if it is not there.
  static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
