package import Crypto
package import Domain
package import Foundation
import Synchronization

/// The house's own keys: files in `keys/`, 0600, the same on every machine, never in a backup.
///
/// The id of a key is stored beside what it made. Of the master and the lookup key the databases say which is in
/// use: a program that runs while one is rotated meets an id it does not know, and reads the file again.
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

    init(_ secret: SymmetricKey) {
      self.id = Self.identify(secret)
      self.secret = secret
    }

    /// A key's name for itself: sixteen hex digits of its SHA-256, which tell nothing of the key.
    private static func identify(_ secret: SymmetricKey) -> String {
      String(SHA256.hash(data: secret.bytes).hex.prefix(16))
    }
  }

  private let shelf: Shelf

  /// The one in use, as its file has it.
  package subscript(_ name: Name) -> Key {
    guard let key = shelf.file(name)?.inUse else { preconditionFailure("the key \(name.rawValue) was not loaded") }
    return key
  }

  /// The key in use, then those that are only read with.
  package func ring(_ name: Name) -> [Key] { shelf.file(name)?.all ?? [] }

  /// Reads the file again for an id that is not known: it may have been added since.
  package func key(_ name: Name, id: String) throws -> Key? {
    if let known = ring(name).first(where: { $0.id == id }) { return known }
    try shelf.read(name)
    return ring(name).first { $0.id == id }
  }

  /// Makes what is missing in `folder`, asking nothing. Existing keys are never touched.
  package static func make(in folder: URL, entropy: Entropy) throws {
    let files = FileManager.default
    try files.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for name in Name.allCases {
      let file = folder.appending(path: name.rawValue)
      if files.fileExists(atPath: file.path) { continue }
      let key = Key(SymmetricKey(data: entropy.bytes(32)))
      if name == .signing {
        // Its public half first: who finds the key finds both.
        let published = try Curve25519.Signing.PrivateKey(rawRepresentation: key.secret.bytes)
          .publicKey.rawRepresentation
        try SecretFile.write(
          "\(key.id) \(published.base64EncodedString())\n", to: folder.appending(path: "signing.pub"))
      }
      try SecretFile.write("\(key.id) \(key.secret.base64)\n", to: file)
    }
  }

  package static func load(from folder: URL) throws -> InstitutionKeys {
    let shelf = Shelf(folder)
    for name in Name.allCases { try shelf.read(name) }
    return InstitutionKeys(shelf: shelf)
  }

  /// The files as last read, for whoever holds these keys.
  private final class Shelf: Sendable {
    private let folder: URL
    private let files = Mutex<[Name: KeyFile]>([:])

    init(_ folder: URL) {
      self.folder = folder
    }

    func file(_ name: Name) -> KeyFile? { files.withLock { $0[name] } }

    func read(_ name: Name) throws {
      let file = try KeyFile.read(name, in: folder)
      files.withLock { $0[name] = file }
    }
  }
}
