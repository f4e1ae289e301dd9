import Foundation

/// A password in a file of its owner alone: never on a command line, in an address or the environment.
enum PasswordFile {
  static func read(_ path: String) throws(DeliveryError) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .misconfigured("password file \(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw .misconfigured("password file \(path): is no file")
    }
    guard facts.st_mode & 0o077 == 0 else {
      throw .misconfigured("password file \(path): others may read it; give it mode 0600")
    }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = Foundation.read(file, &bytes, bytes.count)
    // One line; the line end that editors add is not part of it.
    let password = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
      .trimmingCharacters(in: .newlines)
    guard !password.isEmpty, !password.unicodeScalars.contains("\0") else {
      throw .misconfigured("password file \(path): holds no password; write it on the first line")
    }
    return password
  }
}
