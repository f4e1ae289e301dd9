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

  private static func trouble(_ what: String, _ file: URL) -> StorageError {
    .unavailable("\(file.path) cannot be \(what): \(String(cString: strerror(errno)))")
  }
}
