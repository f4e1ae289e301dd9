package import Foundation

/// A file only its owner may read, whole or absent.
package enum SecretFile {
  /// Takes the place of what is there, once it is on the disk.
  package static func write(_ text: String, to file: URL) throws {
    let passing = file.deletingLastPathComponent().appending(path: ".\(file.lastPathComponent).part")
    let made = FileManager.default.createFile(
      atPath: passing.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    guard made else {
      throw StorageError.unavailable("Cannot write \(file.path): check the folder's owner and free space.")
    }
    try DurableFiles.sync(passing)
    try DurableFiles.move(passing, over: file)
  }

  package static func read(_ file: URL) throws -> String {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw StorageError.unavailable(
        "The file \(file.lastPathComponent) is missing from \(file.deletingLastPathComponent().path). "
          + "Put it back from where it is kept; nothing was changed.")
    }
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int ?? 0
    guard mode & 0o077 == 0 else {
      throw StorageError.unavailable(
        "\(file.path) can be read by others (mode \(String(mode, radix: 8))). Run: chmod 600 \(file.path)")
    }
    return try String(contentsOf: file, encoding: .utf8)
  }
}
