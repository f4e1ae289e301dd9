import Crypto
import Foundation

/// One file of `keys/`: a key a line, `id base64`. The first line is the one in use, later lines are retired and only
/// read with. A line that ends with `next` is to come into use: every machine has it before any wraps or digests
/// with it.
struct KeyFile: Sendable {
  let name: InstitutionKeys.Name
  private(set) var inUse: InstitutionKeys.Key
  private(set) var retired: [InstitutionKeys.Key]
  private(set) var next: InstitutionKeys.Key?

  var all: [InstitutionKeys.Key] { [inUse] + retired + [next].compactMap { $0 } }

  static func read(_ name: InstitutionKeys.Name, in folder: URL) throws -> KeyFile {
    var (plain, next): ([InstitutionKeys.Key], InstitutionKeys.Key?) = ([], nil)
    let text = try SecretFile.read(folder.appending(path: name.rawValue))
    for (index, line) in text.split(separator: "\n").enumerated() {
      let parts = line.split(separator: " ")
      let isNext = parts.count == 3 && parts[2] == "next"
      guard parts.count == 2 || isNext, let data = Data(base64Encoded: String(parts[1])), data.count == 32 else {
        throw StorageError.unavailable(
          "The key file keys/\(name.rawValue) is damaged at line \(index + 1): expected 'id base64'. "
            + "Put back the file from where the keys are kept; nothing was changed.")
      }
      let key = InstitutionKeys.Key(SymmetricKey(data: data))
      guard key.id == parts[0] else {
        throw StorageError.unavailable(
          "The key in keys/\(name.rawValue), line \(index + 1), is not the one its id names. "
            + "Put back the file from where the keys are kept; nothing was changed.")
      }
      if isNext { next = key } else { plain.append(key) }
    }
    guard let inUse = plain.first else {
      throw StorageError.unavailable("The key file keys/\(name.rawValue) is empty. Put back the file.")
    }
    return KeyFile(name: name, inUse: inUse, retired: Array(plain.dropFirst()), next: next)
  }

  func write(in folder: URL) throws {
    let lines = ([inUse] + retired).map(Self.line) + [next].compactMap { $0 }.map { Self.line($0) + " next" }
    try SecretFile.write(lines.joined(separator: "\n") + "\n", to: folder.appending(path: name.rawValue))
  }

  mutating func announce(_ key: InstitutionKeys.Key) { next = key }

  /// What was announced is in use now, and what was in use is only read with.
  mutating func advance() {
    guard let next else { return }
    retired.insert(inUse, at: 0)
    inUse = next
    self.next = nil
  }

  /// Takes the retired lines out, and lays them into `keys/retired`: an older copy of the keyring may still want them.
  mutating func retire(in folder: URL) throws {
    guard !retired.isEmpty else { return }
    let shelf = folder.appending(path: "retired")
    let before = FileManager.default.fileExists(atPath: shelf.path) ? try SecretFile.read(shelf) : ""
    let lines = retired.map { "\(name.rawValue) \(Self.line($0))\n" }.filter { !before.contains($0) }
    try SecretFile.write(before + lines.joined(), to: shelf)
    retired = []
    try write(in: folder)
  }

  private static func line(_ key: InstitutionKeys.Key) -> String { "\(key.id) \(key.secret.base64)" }
}
