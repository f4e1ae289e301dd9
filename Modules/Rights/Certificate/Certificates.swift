package import Domain
import Foundation
package import Storage

/// Proof for a person's own files, signed with the house's key. The signed text is kept as it was:
/// what once verified verifies for ever, whatever becomes of our words.
package enum Certificates {
  /// What the person keeps: the certificate's exact text, who signed it, and the signature.
  package struct Signed: Hashable, Codable, Sendable {
    package let certificate: String
    package let key: String
    package let signature: String
  }

  /// Signs what the case did so far, and keeps text, digest and signature.
  static func issue(for caseID: Int64, in tx: Transaction) throws {
    guard let certificate = try certificate(of: caseID, in: tx) else {
      throw StorageError.corrupt("a certificate was asked for a case that is not there")
    }
    let text = try certificate.canonicalJSON()
    let (key, signature) = try tx.store.keys.sign(Array(text.utf8))
    try CaseTable.keep(
      CaseTable.SignedText(
        text: text, digest: Digest.sha256(Array(text.utf8)).hex, signature: "\(key) \(signature)"),
      of: caseID, in: tx)
  }

  /// The certificate of a case, as issued; nil before there is one.
  package static func signed(_ caseID: Int64, in tx: Transaction) throws -> Signed? {
    guard let row = try CaseTable.row(caseID, in: tx), let kept = row.certificate else { return nil }
    guard Digest.sha256(Array(kept.text.utf8)).hex == kept.digest else {
      throw StorageError.corrupt("the certificate of \(row.state.reference) no longer gives the digest that was signed")
    }
    let parts = kept.signature.split(separator: " ").map(String.init)
    guard parts.count == 2 else { throw StorageError.corrupt("a kept signature is damaged") }
    return Signed(certificate: kept.text, key: parts[0], signature: parts[1])
  }

  /// As a file: one JSON object.
  package static func file(_ signed: Signed) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(signed)) + [UInt8(ascii: "\n")]
  }

  /// Verifies a certificate's file against published keys; it never carries the key that verifies it.
  package static func verify(file bytes: [UInt8], with published: PublishedKeys) throws -> Signed {
    guard let signed = try? JSONDecoder().decode(Signed.self, from: Data(bytes)) else {
      throw CertificateRefusal.unreadable
    }
    guard published.verifies(signature: signed.signature, of: Array(signed.certificate.utf8), by: signed.key) else {
      throw CertificateRefusal.notOurs(key: signed.key)
    }
    return signed
  }

  /// The facts of a case as they are now: what the next certificate says, and what its page shows.
  package static func certificate(of caseID: Int64, in tx: Transaction) throws -> Certificate? {
    guard let row = try CaseTable.row(caseID, in: tx) else { return nil }
    let outcomes = try Outcomes(of: row, in: tx)
    let statement = try tx.statements.reigns.map(\.statement).first { $0.version.id == row.statementVersion }
    return Certificate(
      of: row.state, erased: outcomes.erased, kept: outcomes.kept, suppressed: outcomes.suppressed,
      statementVersion: row.statementVersion, statementDigest: statement?.digest ?? "")
  }
}

package enum CertificateRefusal: Error, Hashable, CustomStringConvertible {
  case unreadable
  case notOurs(key: String)

  package var description: String {
    switch self {
    case .unreadable: "This file is no certificate: expected one JSON object with certificate, key and signature."
    case .notOurs(let key):
      "The signature does not fit: the certificate was changed, or key \(key) is not among the published keys."
    }
  }
}
