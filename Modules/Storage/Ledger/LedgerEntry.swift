import Domain

/// One act that narrowed, or lifted, what may be done: enough to do it again on a copy of the
/// database that was put back.
package struct LedgerEntry: Hashable, Codable, Sendable {
  package let sequence: Int
  package let at: Int64
  package let kind: LedgerKind
  /// The person, as a keyed digest; empty for entries about an address alone.
  package let subject: String
  package let body: [String: String]
  /// Over this entry and the one before it.
  package let mac: String

  /// The fields the MAC covers, in a fixed order.
  var signedFields: [String] {
    [String(sequence), String(at), kind.rawValue, subject]
      + body.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
  }
}

/// An entry as its copies hold it: what JSON makes of a `LedgerEntry`, its keys in order.
///
/// Put together from the row: all but the body are numbers, hexadecimal digests and words of a closed list, and the
/// body is stored as JSON.
struct LedgerLine: Sendable {
  let sequence: Int
  let text: String

  init(_ row: Record) throws {
    sequence = try row.int("sequence")
    let kind: LedgerKind = try row.value("kind")
    text =
      try "{\"at\":\(row.integer("at")),\"body\":\(row.text("body")),\"kind\":\"\(kind.rawValue)\","
      + "\"mac\":\"\(row.text("mac"))\",\"sequence\":\(sequence),\"subject\":\"\(row.text("subject"))\"}"
  }
}

package enum LedgerKind: String, CaseIterable, Codable, Sendable {
  case stopped
  case stopProven
  case stopTakenBack
  case lifted
  case consentWithdrawn
  case consentGiven
  case agreementEnded
  case restricted
  case restrictionLifted
  case holdPlaced
  case holdLifted
  case deathReported
  case deathTakenBack
  /// In a client company: the details it gave are used no more (A11).
  case organisationRoleEnded
  /// Of an account: nobody signs in with it any more (R16).
  case roleEnded
  case erased
  case suppressed
  case unsuppressed
  /// Narrows nothing: kept so that nobody is asked again for what they have confirmed.
  case recipientConfirmed
}

/// How far the ledger has come.
package struct LedgerHead: Hashable, Codable, Sendable {
  package let sequence: Int
  package let mac: String

  package static let beginning = LedgerHead(sequence: 0, mac: "")
}
