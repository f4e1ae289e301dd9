package import Foundation

/// Files that are whole or absent, also after the power went: written under a passing name, brought to the disk, and
/// only then given their own.
package enum DurableFiles {
  /// Brings a file, or a folder's list of files, to the disk.
  package static func sync(_ file: URL) throws {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble("opened", file) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw trouble("brought to the disk", file) }
  }

  /// A file takes the place of another; a folder only that of none.
  package static func move(_ file: URL, over target: URL) throws {
    guard rename(file.path, target.path) == 0 else { throw trouble("renamed", file) }
    try sync(target.deletingLastPathComponent())
  }

  /// Writes zeros over all of it.
  static func wipe(_ file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    let handle = try FileHandle(forUpdating: file)
    defer { try? handle.close() }
    var left = try handle.seekToEnd()
    try handle.seek(toOffset: 0)
    while left > 0 {
      let piece = min(left, 1 << 20)
      try handle.write(contentsOf: Data(count: Int(piece)))
      left -= piece
    }
    try handle.synchronize()
  }

  private static func trouble(_ what: String, _ file: URL) -> StorageError {
    .unavailable("\(file.path) cannot be \(what): \(String(cString: strerror(errno)))")
  }
}
