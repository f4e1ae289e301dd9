import Crypto
import Domain
import Foundation

/// The joint heads of log and ledger at one moment: kept outside the database, so that a tail cut
/// off or a copy put back shows.
package struct Checkpoint: Hashable, Codable, Sendable {
  package let at: Int64
  package let heads: [AuditPosition]
  package let ledger: LedgerHead
  package let statement: String

  /// The bytes the signature is over: sorted keys, nothing else.
  var canonical: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self))
    }
  }
}

/// A checkpoint and who vouches for it.
package struct SignedCheckpoint: Hashable, Codable, Sendable {
  package let checkpoint: Checkpoint
  package let key: String
  package let signature: String
}

/// The public halves of the signing keys, as published: enough to verify, useless to sign.
package struct PublishedKeys: Sendable {
  private let keys: [String: [UInt8]]

  package init(text: String) throws {
    var keys: [String: [UInt8]] = [:]
    for (index, line) in text.split(separator: "\n").enumerated() {
      let parts = line.split(separator: " ")
      guard parts.count == 2, let raw = Data(base64Encoded: String(parts[1])), raw.count == 32 else {
        throw StorageError.unavailable("Line \(index + 1) of the published keys is not 'id base64' of an Ed25519 key.")
      }
      keys[String(parts[0])] = Array(raw)
    }
    guard !keys.isEmpty else { throw StorageError.unavailable("The file of published keys holds no key.") }
    self.keys = keys
  }

  var ids: [String] { keys.keys.sorted() }

  package func verifies(_ signed: SignedCheckpoint) -> Bool {
    guard let bytes = try? signed.checkpoint.canonical else { return false }
    return verifies(signature: signed.signature, of: bytes, by: signed.key)
  }

  package func verifies(signature: String, of bytes: [UInt8], by key: String) -> Bool {
    guard let raw = keys[key], let signature = Data(base64Encoded: signature),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw)
    else { return false }
    return key.isValidSignature(signature, for: bytes)
  }
}

extension InstitutionKeys {
  /// The public halves of this house's own signing keys, retired ones too.
  package var published: PublishedKeys {
    get throws {
      let lines = try ring(.signing).map { key in
        let signer = try Curve25519.Signing.PrivateKey(rawRepresentation: key.secret.bytes)
        return "\(key.id) \(signer.publicKey.rawRepresentation.base64EncodedString())"
      }
      return try PublishedKeys(text: lines.joined(separator: "\n"))
    }
  }

  /// Signs with the key in use; the id says which.
  package func sign(_ bytes: [UInt8]) throws -> (key: String, signature: String) {
    let key = self[.signing]
    let signer = try Curve25519.Signing.PrivateKey(rawRepresentation: key.secret.bytes)
    return (key.id, try signer.signature(for: bytes).base64EncodedString())
  }
}

extension Store {
  /// Signs the joint heads and lays them beside the database. Returns nil when nothing was written
  /// since the last one.
  ///
  /// Refuses a log that does not go on from the last checkpoint: a signature would make a log written
  /// anew look true. `lost`: heads that went with a copy put back, as its `restored` entry names them; of an
  /// earlier copy's the log itself says so, under a checkpoint.
  @discardableResult
  package func makeCheckpoint(afterLosing lost: Set<String> = []) throws -> SignedCheckpoint? {
    let last = try witnesses.newestCheckpoint(where: keys.published.verifies)?.checkpoint
    let checkpoint = try readNow { tx in
      if let last { try refuseBroken(after: last, lost, in: tx) }
      return Checkpoint(
        at: tx.now.milliseconds, heads: try AuditLog.heads(in: tx), ledger: try Ledger.head(in: tx),
        statement: try tx.statement.digest)
    }
    if let last, last.heads == checkpoint.heads, last.ledger == checkpoint.ledger { return nil }
    let (key, signature) = try keys.sign(try checkpoint.canonical)
    let signed = SignedCheckpoint(checkpoint: checkpoint, key: key, signature: signature)
    try witnesses.keep(signed)
    return signed
  }

  private func refuseBroken(after last: Checkpoint, _ lost: Set<String>, in tx: Transaction) throws {
    let unaccounted = try AuditLog.missing(of: last.heads, in: tx).filter { !lost.contains($0.hash) }
    if unaccounted.isEmpty { return }
    // Where the clock went back, the newest by its date is one of before the restoration.
    let settled = try settledLosses(signed: auditWitness().signed, in: tx)
    guard let missing = unaccounted.first(where: { !settled.contains($0.hash) }) else { return }
    throw StorageError.corrupt(
      "the audit log does not go on from line \(missing.sequence) of segment \(missing.segment), lane "
        + "\(missing.lane), which the last checkpoint vouches for: it was cut or written anew, and is not signed")
  }
}
