import Foundation

/// Proof for a person's own files: what was stopped, erased and kept, and under which statement.
///
/// A value; it is signed elsewhere, over exactly the bytes of `canonicalJSON()`. It carries no name
/// and no key that verifies it.
package struct Certificate: Hashable, Sendable {
  package static let format = "rechtspoor-certificate/1"

  package var reference: CaseReference
  package var kind: CaseKind
  package var received: Instant
  package var stopped: Instant?
  package var erasedHere: Instant?
  /// Everything read again and everyone told has confirmed.
  package var completed: Instant?
  package var erased: [ErasedItem]
  package var kept: [KeptItem]
  package var suppressed: [Channel]
  package var recipientsTold: [String]
  package var statementVersion: String
  /// SHA-256 of the statement's bytes, in hexadecimal.
  package var statementDigest: String

  package init(
    of state: CaseState, erased: [ErasedItem], kept: [KeptItem], suppressed: [Channel], statementVersion: String,
    statementDigest: String
  ) {
    reference = state.reference
    kind = state.kind
    received = state.received
    stopped = state.stopped
    erasedHere = state.erasedHere
    completed = state.completed
    recipientsTold = state.told.keys.sorted()
    self.erased = erased
    self.kept = kept
    self.suppressed = suppressed
    self.statementVersion = statementVersion
    self.statementDigest = statementDigest
  }

  /// One text for one certificate: keys and lists in a fixed order, no spaces, no line breaks.
  package func canonicalJSON() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(CertificateJSON(self)), as: UTF8.self)
  }
}

/// The published shape; its keys are stable.
private struct CertificateJSON: Encodable {
  let format = Certificate.format
  let reference: String
  let kind: String
  let received: String
  let stopped: String?
  let erasedHere: String?
  let completed: String?
  let erased: [Erased]
  let kept: [Kept]
  let suppressed: [String]
  let recipientsTold: [String]
  let statementVersion: String
  let statementDigest: String

  struct Erased: Encodable {
    let category: String
    let rows: Int
  }

  struct Kept: Encodable {
    let category: String
    let purpose: String
    let reason: String
    let until: String?
    let source: String
  }

  init(_ certificate: Certificate) {
    reference = certificate.reference.description
    kind = certificate.kind.rawValue
    received = certificate.received.description
    stopped = certificate.stopped?.description
    erasedHere = certificate.erasedHere?.description
    completed = certificate.completed?.description
    erased = certificate.erased.map { Erased(category: $0.category.rawValue, rows: $0.rows) }
      .sorted { ($0.category, $0.rows) < ($1.category, $1.rows) }
    kept = certificate.kept.map { item in
      Kept(
        category: item.category.rawValue, purpose: item.purpose.rawValue, reason: item.reason.en,
        until: item.until?.description, source: item.source)
    }
    .sorted {
      ($0.category, $0.purpose, $0.until ?? "", $0.source) < ($1.category, $1.purpose, $1.until ?? "", $1.source)
    }
    suppressed = certificate.suppressed.map(\.rawValue).sorted()
    recipientsTold = certificate.recipientsTold.sorted()
    statementVersion = certificate.statementVersion
    statementDigest = certificate.statementDigest
  }
}
