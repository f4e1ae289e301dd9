import Delivery
package import Domain
import Foundation
import Storage

/// One case as a file that a supervisory authority checks by itself, offline: history, decisions with their grounds,
/// the log with the proof that it is ours, letters, recipients, the certificate.
///
/// It names the person only where a letter that has not left yet does. We keep its digest and its signature.
package struct EvidencePack: Sendable {
  /// The ZIP file.
  package let bytes: [UInt8]
  /// Over the whole file, raw, for a file of its own beside it.
  package let signature: [UInt8]
  package let key: String
  package let digest: String

  /// - Parameter residue: what `residue` printed, if somebody searched.
  package static func make(
    _ reference: CaseReference, residue: [UInt8]? = nil, by actor: Actor, _ desk: RightsDesk
  ) async throws -> EvidencePack {
    let store = desk.store
    // So that every entry there is so far lies behind a signed head.
    try store.makeCheckpoint()
    let (caseID, members, now) = try await store.read { tx -> (Int64, [(name: String, bytes: [UInt8])], Instant) in
      guard let row = try CaseTable.find(reference, in: tx) else { throw CaseDeskRefusal.unknown(reference) }
      return (row.id, try EvidenceMembers(row, residue, tx).all(), tx.now)
    }
    let sums = Array(EvidenceSums.text(of: members).utf8)
    let (_, sealed) = try store.keys.sign(sums)
    let all =
      members + [(EvidenceSums.name, sums), (EvidenceSums.signatureName, Array(Data(base64Encoded: sealed) ?? Data()))]
    let bytes = try ZipArchive.write(entries: all, modified: now)
    let (key, signature) = try store.keys.sign(bytes)
    let digest = Digest.sha256(bytes).hex
    try await store.write { tx in
      try EvidenceTable.keep(digest: digest, signature: "\(key) \(signature)", of: caseID, in: tx)
      try AuditLog.append(
        AuditEntry(.evidenceMade, by: actor, reference: reference.description, detail: ["digest": digest]), in: tx)
    }
    return EvidencePack(
      bytes: bytes, signature: Array(Data(base64Encoded: signature) ?? Data()), key: key, digest: digest)
  }
}

/// The list of everything else in the file, as `sha256sum -c` reads it.
enum EvidenceSums {
  static let name = "SHA256SUMS"
  static let signatureName = "SHA256SUMS.sig"

  static func text(of members: [(name: String, bytes: [UInt8])]) -> String {
    members.map { "\(Digest.sha256($0.bytes).hex)  \($0.name)\n" }.joined()
  }

  /// Name and digest of each line; nil where one is no such line.
  static func read(_ text: String) -> [String: String]? {
    var sums: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let gap = line.range(of: "  "), line.distance(from: line.startIndex, to: gap.lowerBound) == 64 else {
        return nil
      }
      sums[String(line[gap.upperBound...])] = String(line[..<gap.lowerBound])
    }
    return sums
  }
}
