import Crypto
import Domain
import Foundation

/// What a backup says of itself, signed by the house: what it holds, and how far log and ledger had come.
package struct BackupManifest: Hashable, Codable, Sendable {
  package struct File: Hashable, Codable, Sendable {
    package let name: String
    package let bytes: Int
    package let sha256: String
  }

  /// Of this description.
  package let version: Int
  package let part: DatabasePart
  /// The engine the house lives on; the copy is a file of SQLite on either.
  package let engine: String
  package let at: Int64
  package let statement: String
  /// The heads of log and ledger in the generation; signed by itself too, as the audit verifier wants it.
  package let heads: SignedCheckpoint
  package let files: [File]

  static let version = 1

  /// The bytes the signature is over: sorted keys, nothing else.
  private var canonical: [UInt8] { get throws { Array(try Ledger.json(self).utf8) } }

  private struct Signed: Codable {
    let manifest: BackupManifest
    let key: String
    let signature: String
  }

  func write(signedBy keys: InstitutionKeys, to file: URL) throws {
    let (key, signature) = try keys.sign(try canonical)
    try SecretFile.write(try Ledger.json(Signed(manifest: self, key: key, signature: signature)) + "\n", to: file)
  }

  /// Refuses what no published key has signed.
  static func read(_ file: URL, with published: PublishedKeys) throws -> BackupManifest {
    guard FileManager.default.fileExists(atPath: file.path) else { throw BackupFault("it has no manifest.json") }
    let signed: Signed
    do {
      signed = try JSONDecoder().decode(Signed.self, from: Data(contentsOf: file))
    } catch {
      throw BackupFault("its manifest.json cannot be read: it is damaged or was changed")
    }
    guard published.verifies(signature: signed.signature, of: try signed.manifest.canonical, by: signed.key) else {
      throw BackupFault("its manifest.json is not signed by a published key: it was changed, or is of another house")
    }
    guard signed.manifest.version == version else {
      throw BackupFault("its manifest.json is of version \(signed.manifest.version), and this program reads \(version)")
    }
    return signed.manifest
  }
}

extension BackupManifest.File {
  init(_ file: URL) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var (hash, bytes) = (SHA256(), 0)
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
      bytes += piece.count
    }
    self.init(name: file.lastPathComponent, bytes: bytes, sha256: hash.finalize().hex)
  }
}

/// What is wrong with a backup, in words that follow on its name.
struct BackupFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
