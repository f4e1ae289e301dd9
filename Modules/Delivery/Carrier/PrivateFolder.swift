import Foundation

/// A folder whose files are whole or absent, and readable by their owner alone.
struct PrivateFolder {
  let path: String

  /// Makes the folder (0700) when it is not there.
  init(_ path: String) throws(DeliveryError) {
    self.path = path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .misconfigured("folder \(path): cannot be made; \(error.localizedDescription)")
    }
  }

  /// Under a passing name first, then on the disk, then under its own: a crash leaves no half letter.
  func write(_ bytes: [UInt8], named name: String) throws(DeliveryError) {
    let passing = "\(path)/.\(name).part"
    let file = open(passing, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault(name) }
    do throws(DeliveryError) {
      defer { close(file) }
      guard fchmod(file, 0o600) == 0 else { throw fault(name) }
      try fill(file, with: bytes, name: name)
      guard fsync(file) == 0 else { throw fault(name) }
    } catch {
      unlink(passing)
      throw error
    }
    guard rename(passing, "\(path)/\(name)") == 0 else { throw fault(name) }
    try settle()
  }

  private func fill(_ file: Int32, with bytes: [UInt8], name: String) throws(DeliveryError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw fault(name) }
      rest = rest.dropFirst(written)
    }
  }

  /// The new name, too, must outlive a power cut.
  private func settle() throws(DeliveryError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw fault(".") }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw fault(".") }
  }

  private func fault(_ name: String) -> DeliveryError {
    .misconfigured("\(path)/\(name): \(String(cString: strerror(errno)))")
  }
}
