package import Crypto
package import Domain
package import Foundation

/// The house's own keys: files in `keys/`, 0600, the same on every machine, never in a backup.
///
/// A file holds one key a line, `id base64`; the first line is the one in use, later lines are
/// retired and only read with. The id is stored beside what each key made.
package struct InstitutionKeys: Sendable {
  package enum Name: String, CaseIterable, Sendable {
    /// Wraps every person's keys; rotation re-wraps.
    case master
    /// Blind indexes; rotation re-indexes.
    case lookup
    /// The suppression list; never replaced, only added to.
    case suppression
    case audit
    case ledger
    /// Ed25519; its public half is published in `signing.pub`.
    case signing
  }

  package struct Key: Sendable {
    package let id: String
    package let secret: SymmetricKey
  }

  private let rings: [Name: [Key]]

  package subscript(_ name: Name) -> Key {
    guard let key = rings[name]?.first else { preconditionFailure("the key \(name.rawValue) was not loaded") }
    return key
  }

  /// The key in use and the retired ones.
  package func ring(_ name: Name) -> [Key] { rings[name] ?? [] }

  package func key(_ name: Name, id: String) -> Key? { ring(name).first { $0.id == id } }

  /// Makes what is missing in `folder`, asking nothing. Existing keys are never touched.
  package static func make(in folder: URL, entropy: Entropy) throws {
    let files = FileManager.default
    try files.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for name in Name.allCases {
      let file = folder.appending(path: name.rawValue)
      if files.fileExists(atPath: file.path) { continue }
      let secret = SymmetricKey(data: entropy.bytes(32))
      if name == .signing {
        // Its public half first: who finds the key finds both.
        let published = try Curve25519.Signing.PrivateKey(rawRepresentation: secret.bytes).publicKey.rawRepresentation
        try SecretFile.write(
          "\(identify(secret)) \(published.base64EncodedString())\n", to: folder.appending(path: "signing.pub"))
      }
      try SecretFile.write("\(identify(secret)) \(secret.base64)\n", to: file)
    }
  }

  package static func load(from folder: URL) throws -> InstitutionKeys {
    var rings: [Name: [Key]] = [:]
    for name in Name.allCases {
      let text = try SecretFile.read(folder.appending(path: name.rawValue))
      rings[name] = try text.split(separator: "\n").enumerated().map { index, line in
        let parts = line.split(separator: " ")
        guard parts.count == 2, let data = Data(base64Encoded: String(parts[1])), data.count == 32 else {
          throw StorageError.unavailable(
            "The key file keys/\(name.rawValue) is damaged at line \(index + 1): expected 'id base64'. "
              + "Put back the file from where the keys are kept; nothing was changed.")
        }
        let secret = SymmetricKey(data: data)
        guard identify(secret) == parts[0] else {
          throw StorageError.unavailable(
            "The key in keys/\(name.rawValue), line \(index + 1), is not the one its id names. "
              + "Put back the file from where the keys are kept; nothing was changed.")
        }
        return Key(id: String(parts[0]), secret: secret)
      }
      if rings[name]?.isEmpty ?? true {
        throw StorageError.unavailable("The key file keys/\(name.rawValue) is empty. Put back the file.")
      }
    }
    return InstitutionKeys(rings: rings)
  }

  /// A key's name for itself: sixteen hex digits of its SHA-256, which tell nothing of the key.
  private static func identify(_ secret: SymmetricKey) -> String {
    String(SHA256.hash(data: secret.bytes).hex.prefix(16))
  }
}

/// A file only its owner may read, whole or absent.
package enum SecretFile {
  package static func write(_ text: String, to file: URL) throws {
    let passing = file.deletingLastPathComponent().appending(path: ".\(file.lastPathComponent).part")
    let made = FileManager.default.createFile(
      atPath: passing.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    guard made, rename(passing.path, file.path) == 0 else {
      throw StorageError.unavailable("Cannot write \(file.path): check the folder's owner and free space.")
    }
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
