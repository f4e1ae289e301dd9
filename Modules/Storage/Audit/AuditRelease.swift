import Domain
import Foundation

/// A closed year of the audit log that has had its time and left whole (R15): where each of its lanes ended. Signed by the
/// house, since whoever can cut the log could also write that it was released.
package struct AuditRelease: Hashable, Codable, Sendable {
  package let segment: Int
  package let at: Int64
  package let lines: Int
  package let heads: [AuditPosition]
  /// Heads of copies that were put back, for which lines that left account.
  package let lost: [String]

  /// The bytes the signature is over: sorted keys, nothing else.
  var canonical: [UInt8] { get throws { Array(try Ledger.json(self).utf8) } }

  /// Whether `head` was part of what left.
  package func covers(_ head: AuditPosition) -> Bool {
    guard head.segment == segment else { return lost.contains(head.hash) }
    if lost.contains(head.hash) { return true }
    guard let end = heads.first(where: { $0.lane == head.lane }) else { return false }
    return head.sequence < end.sequence || head == end
  }
}

package struct SignedRelease: Hashable, Codable, Sendable {
  package let release: AuditRelease
  package let key: String
  package let signature: String
}

extension SignedRelease {
  /// The exact bytes the signature is over, and the signature itself: for checking with other programs.
  package var plain: (bytes: [UInt8], signature: [UInt8]) {
    get throws {
      (try release.canonical, Array(Data(base64Encoded: signature) ?? Data()))
    }
  }

  /// Read back from those; the key that vouches is looked for among the published ones.
  package init?(bytes: [UInt8], signature: [UInt8], _ published: PublishedKeys) {
    guard let key = published.signer(of: bytes, signature),
      let release = try? JSONDecoder().decode(AuditRelease.self, from: Data(bytes))
    else { return nil }
    self.init(release: release, key: key, signature: Data(signature).base64EncodedString())
  }
}

extension PublishedKeys {
  package func verifies(_ signed: SignedRelease) -> Bool {
    guard let bytes = try? signed.release.canonical else { return false }
    return verifies(signature: signed.signature, of: bytes, by: signed.key)
  }
}

/// The releases, as the database keeps them: every machine of the house reads them there, and so does whoever has a copy.
package enum AuditReleases {
  package static func all(on connection: any Connection) throws -> [SignedRelease] {
    try connection.run("SELECT segment, release, signed_by, signature FROM audit_release ORDER BY segment").compactMap {
      // One that cannot be read releases nothing: its year is missing without a word.
      guard let release = try? JSONDecoder().decode(AuditRelease.self, from: Data(try $0.text("release").utf8)),
        release.segment == (try $0.int("segment"))
      else { return nil }
      return SignedRelease(release: release, key: try $0.text("signed_by"), signature: try $0.text("signature"))
    }
  }

  /// Of these years, those that left by a word the house signed.
  package static func signed(of years: ClosedRange<Int>, in tx: Transaction) throws -> [SignedRelease] {
    let published = try tx.store.keys.published
    return try all(on: tx.connection).filter { years.contains($0.release.segment) && published.verifies($0) }
  }

  /// Those the house signed.
  static func vouched(in tx: Transaction) throws -> [AuditRelease] {
    let signed = try all(on: tx.connection)
    if signed.isEmpty { return [] }
    let published = try tx.store.keys.published
    return signed.filter(published.verifies).map(\.release)
  }

  /// Years before `year` of which lines are left, released or not.
  package static func closed(before year: Int, in tx: Transaction) throws -> [(segment: Int, lines: Int)] {
    try tx.run("SELECT segment FROM audit_segment WHERE segment < \(year) ORDER BY segment").compactMap { row in
      let segment = try row.int("segment")
      let lines = try tx.first("SELECT COUNT(*) AS n FROM audit_entry WHERE segment = \(segment)")?.int("n") ?? 0
      return lines > 0 ? (segment, lines) : nil
    }
  }

  /// Ends what the log says, lane by lane: where it stands, and that it may go.
  static func keep(_ signed: SignedRelease, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO audit_release (segment, release, signed_by, signature)
      VALUES (\(signed.release.segment), \(try Ledger.json(signed.release)), \(signed.key), \(signed.signature))
      """)
    try tx.run(
      "UPDATE audit_segment SET released_at = \(signed.release.at) WHERE segment = \(signed.release.segment)")
  }

  /// Takes away some lines of a released year, from the front of a lane: what is left of it still follows on itself, and
  /// ends where the release says. Returns how many; 0 where none are left.
  static func removeSome(of segment: Int, in tx: Transaction) throws -> Int {
    let first = try tx.first(
      """
      SELECT lane, sequence FROM audit_entry WHERE segment = \(segment) ORDER BY lane, sequence LIMIT 1
      """)
    guard let first else { return 0 }
    let last = try first.int("sequence") + some
    try tx.run(
      """
      DELETE FROM audit_entry
      WHERE segment = \(segment) AND lane = \(try first.int("lane")) AND sequence < \(last)
      """)
    return tx.changes
  }

  private static let some = 5000
}

extension Store {
  /// Lets a closed year leave: reads the log as a stranger would, signs where the year ended, and takes its lines away.
  /// Cut short it is gone on with; what was signed is never signed again. Returns how many lines went.
  ///
  /// A log that does not verify is let go by nobody: the signature would make its end look true.
  package func release(_ segment: Int, guarding: (Transaction) throws -> Void = { _ in }) throws -> Int {
    if try readNow({ tx in try !AuditReleases.all(on: tx.connection).contains { $0.release.segment == segment } }) {
      try sign(segment, guarding)
    }
    var gone = 0
    while true {
      let some = try writeNow { tx in
        try guarding(tx)
        return try AuditReleases.removeSome(of: segment, in: tx)
      }
      if some == 0 { return gone }
      gone += some
    }
  }

  private func sign(_ segment: Int, _ guarding: (Transaction) throws -> Void) throws {
    // Refuses a log that does not go on from the last one; and what the log says now is vouched for before any of it goes.
    try makeCheckpoint()
    let checkpoints = try witnesses.checkpoints()
    let published = try keys.published
    let (report, heads) = try readNow { tx in
      (
        try AuditVerifier(published: published).verify(tx.connection, against: checkpoints),
        try AuditLog.heads(in: tx).filter { $0.segment == segment }
      )
    }
    if let finding = report.findings.first {
      throw StorageError.corrupt("\(finding). The year \(segment) is not let go; run rechtspoor audit verify")
    }
    try writeNow { tx in
      try guarding(tx)
      guard try AuditLog.heads(in: tx).filter({ $0.segment == segment }) == heads, segment < tx.today.year else {
        throw StorageError.unavailable("The year \(segment) of the audit log is still written to. Nothing was changed.")
      }
      let lines = heads.reduce(0) { $0 + $1.sequence }
      let release = AuditRelease(
        segment: segment, at: tx.now.milliseconds, lines: lines, heads: heads,
        lost: report.accepted[segment, default: []].sorted())
      let (key, signature) = try keys.sign(try release.canonical)
      try AuditReleases.keep(SignedRelease(release: release, key: key, signature: signature), in: tx)
      try AuditLog.append(
        AuditEntry(
          .segmentReleased, by: .scheduler,
          detail: [
            "segment": String(segment), "lines": String(lines),
            "release": Digest.sha256(try release.canonical).hex,
          ]), in: tx)
    }
  }
}
