package import Domain
import Foundation
package import Storage

/// Proof for a person's own files, signed with the house's key. We keep its digest and signature;
/// the text is made again from the case whenever it is asked for, and is the same to the byte.
package enum Certificates {
  /// What the person keeps: the certificate's exact text, who signed it, and the signature.
  package struct Signed: Hashable, Codable, Sendable {
    package let certificate: String
    package let key: String
    package let signature: String
  }

  /// Signs what the case did so far and keeps digest and signature.
  static func issue(for caseID: Int64, in tx: Transaction) throws {
    let text = try text(of: caseID, in: tx)
    let (key, signature) = try tx.store.keys.sign(Array(text.utf8))
    try CaseTable.keepCertificate(
      digest: Digest.sha256(Array(text.utf8)).hex, signature: "\(key) \(signature)", of: caseID, in: tx)
  }

  /// The certificate of a case, as issued; nil before there is one.
  package static func signed(_ caseID: Int64, in tx: Transaction) throws -> Signed? {
    guard let row = try CaseTable.row(caseID, in: tx), let kept = row.certificate else { return nil }
    let text = try text(of: caseID, in: tx)
    guard Digest.sha256(Array(text.utf8)).hex == kept.digest else {
      throw StorageError.corrupt("the certificate of \(row.state.reference) no longer gives the digest that was signed")
    }
    let parts = kept.signature.split(separator: " ").map(String.init)
    guard parts.count == 2 else { throw StorageError.corrupt("a kept signature is damaged") }
    return Signed(certificate: text, key: parts[0], signature: parts[1])
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

  private static func text(of caseID: Int64, in tx: Transaction) throws -> String {
    guard let certificate = try certificate(of: caseID, in: tx) else {
      throw StorageError.corrupt("a certificate was asked for a case that is not there")
    }
    return try certificate.canonicalJSON()
  }

  /// Only facts that no longer change once the erasure is done.
  package static func certificate(of caseID: Int64, in tx: Transaction) throws -> Certificate? {
    guard let row = try CaseTable.row(caseID, in: tx) else { return nil }
    let outcomes = try CaseTable.outcomes(of: caseID, in: tx)
    let statement = try tx.statements.reigns.map(\.statement).first { $0.version.id == row.statementVersion }
    var certificate = Certificate(
      of: row.state,
      erased: outcomes.filter { $0.kind == .erased }.map { ErasedItem($0.category, rows: $0.rows) },
      kept: outcomes.filter { $0.kind == .kept }.compactMap { outcome in
        outcome.purpose.map { KeptItem(outcome.category, for: $0, until: outcome.until, source: outcome.source ?? "") }
      },
      suppressed: Channel.allCases.filter { channel in
        channel != .inHouse && Brand.allCases.contains { row.scope.covers(Lane(channel, $0)) && row.scope.closesLanes }
      },
      statementVersion: row.statementVersion, statementDigest: statement?.digest ?? "")
    certificate.completed = nil
    certificate.recipientsTold = []
    return certificate
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
