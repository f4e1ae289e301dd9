import Foundation

/// Proof for a person's own files: what was stopped, erased and kept, and under which statement.
///
/// A value; it is signed elsewhere, over exactly the bytes of `canonicalJSON()`, and kept with them.
/// It carries codes and no wording, no name, and no key that verifies it.
package struct Certificate: Hashable, Sendable {
  package static let format = "rechtspoor-certificate/2"

  package var reference: CaseReference
  package var kind: CaseKind
  package var received: Instant
  package var stopped: Instant?
  package var erasedHere: Instant?
  /// Everything read again and everyone told has confirmed.
  package var completed: Instant?
  package var erased: [ErasedItem]
  package var kept: [KeptItem]
  package var suppressed: [SuppressedItem]
  /// Others who had the data and were told (Art. 19), with the moment they confirmed.
  package var recipients: [String: Instant?]
  /// Those of them who never confirmed, and since when nobody waits for them.
  package var givenUp: [String: Instant]
  package var statementVersion: String
  /// SHA-256 of the statement's bytes, in hexadecimal.
  package var statementDigest: String

  package init(
    of state: CaseState, erased: [ErasedItem], kept: [KeptItem], suppressed: [SuppressedItem],
    statementVersion: String, statementDigest: String
  ) {
    reference = state.reference
    kind = state.kind
    received = state.received
    stopped = state.stopped
    erasedHere = state.erasedHere
    completed = state.completed
    recipients = state.told.keys.reduce(into: [:]) { $0.updateValue(state.confirmed[$1], forKey: $1) }
    givenUp = state.givenUp
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
  let suppressed: [Suppressed]
  let recipients: [Recipient]
  let statementVersion: String
  let statementDigest: String

  struct Erased: Encodable {
    let category: String
    let rows: Int
  }

  struct Kept: Encodable {
    let category: String
    let purpose: String
    let law: String?
    let until: String?
    let source: String
  }

  struct Suppressed: Encodable {
    let channel: String
    let brand: String
    let scope: String
  }

  struct Recipient: Encodable {
    let name: String
    let confirmed: String?
    let givenUp: String?
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
        category: item.category.rawValue, purpose: item.purpose.rawValue, law: item.law?.article,
        until: item.until?.description, source: item.source)
    }
    .sorted {
      ($0.category, $0.purpose, $0.until ?? "", $0.source) < ($1.category, $1.purpose, $1.until ?? "", $1.source)
    }
    suppressed = certificate.suppressed.map {
      Suppressed(channel: $0.lane.channel.rawValue, brand: $0.lane.brand.rawValue, scope: $0.scope.rawValue)
    }
    .sorted { ($0.channel, $0.brand, $0.scope) < ($1.channel, $1.brand, $1.scope) }
    recipients = certificate.recipients.sorted { $0.key < $1.key }.map {
      Recipient(
        name: $0.key, confirmed: $0.value?.description, givenUp: certificate.givenUp[$0.key]?.description)
    }
    statementVersion = certificate.statementVersion
    statementDigest = certificate.statementDigest
  }
}
