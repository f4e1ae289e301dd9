package import Domain
import Foundation

/// What shows to a stranger that entries of the log were there and say what they said, without our database: the
/// entries, the lines that follow them in their chain as far as the next signed head, and the checkpoints with those.
///
/// A line cannot be left out of a chain, and so the lines between are other people's: they hold keyed digests and case
/// numbers, and no personal data (DESIGN §5).
package struct AuditProof: Hashable, Sendable {
  package let lines: [AuditLine]
  package let checkpoints: [SignedCheckpoint]

  package init(lines: [AuditLine], checkpoints: [SignedCheckpoint]) {
    self.lines = lines
    self.checkpoints = checkpoints
  }

  /// Of all entries under a reference. Refuses where one of them is behind no signed head: sign a checkpoint first.
  package static func make(of reference: CaseReference, in tx: Transaction) throws -> AuditProof {
    let published = try tx.store.keys.published
    let signed = try tx.store.witnesses.checkpoints().filter(published.verifies)
    let own = try tx.run(
      """
      SELECT * FROM audit_entry WHERE reference = \(reference.description) ORDER BY segment, lane, sequence
      """
    ).map(AuditLine.init)
    var lines: Set<AuditLine> = []
    var used: Set<SignedCheckpoint> = []
    for entry in own where !lines.contains(entry) {
      guard let (checkpoint, head) = try nearest(entry, signed, in: tx) else {
        throw StorageError.unavailable(
          "No signed checkpoint vouches for line \(entry.sequence) of the log: run rechtspoor checkpoint")
      }
      used.insert(checkpoint)
      let between = try tx.run(
        """
        SELECT * FROM audit_entry
        WHERE segment = \(entry.segment) AND lane = \(entry.lane)
          AND sequence BETWEEN \(entry.sequence) AND \(head.sequence)
        """)
      for line in try between.map(AuditLine.init) { lines.insert(line) }
    }
    // Where every line has left, the newest still says how far the log has come since.
    if used.isEmpty, let newest = signed.max(by: { $0.checkpoint.at < $1.checkpoint.at }) { used.insert(newest) }
    return AuditProof(lines: lines.sorted(), checkpoints: used.sorted { $0.checkpoint.at < $1.checkpoint.at })
  }

  private static func nearest(
    _ entry: AuditLine, _ signed: [SignedCheckpoint], in tx: Transaction
  ) throws -> (SignedCheckpoint, AuditPosition)? {
    let heads = signed.flatMap { checkpoint in
      checkpoint.checkpoint.heads.filter {
        $0.segment == entry.segment && $0.lane == entry.lane && $0.sequence >= entry.sequence
      }.map { (checkpoint, $0) }
    }.sorted { $0.1.sequence < $1.1.sequence }
    // A head that went with a copy put back vouches for nothing that is there.
    return try heads.first { try !AuditLog.present(of: [$0.1], in: tx).isEmpty }
  }

  /// What is wrong with it; nothing: every line gives its hash, and leads to a head that `published` vouches for.
  package func faults(_ published: PublishedKeys) -> [String] {
    var faults: [String] = []
    for signed in checkpoints where !published.verifies(signed) {
      faults.append(
        "checkpoint \(Instant(milliseconds: signed.checkpoint.at)): its signature is not of a published key")
    }
    let heads = Set(checkpoints.filter(published.verifies).flatMap(\.checkpoint.heads))
    var following: [AuditLine: Bool] = [:]
    var next: AuditLine?
    // From the end of each lane: a line is vouched for by a head, or by the line that carries its hash.
    for line in lines.sorted().reversed() {
      let place = "line \(line.sequence) of segment \(line.segment), lane \(line.lane)"
      if line.hash != line.demanded { faults.append("\(place): was changed: its fields no longer give its hash") }
      let isHead = heads.contains(
        AuditPosition(segment: line.segment, lane: line.lane, sequence: line.sequence, hash: line.hash))
      let isCarried = next.map { later in
        later.segment == line.segment && later.lane == line.lane && later.sequence == line.sequence + 1
          && later.previous == line.hash && following[later] == true
      }
      following[line] = isHead || isCarried == true
      if following[line] != true { faults.append("\(place): leads to no signed head: lines are missing or changed") }
      next = line
    }
    return faults
  }
}

extension AuditLine: Comparable {
  package static func < (a: AuditLine, b: AuditLine) -> Bool {
    (a.segment, a.lane, a.sequence) < (b.segment, b.lane, b.sequence)
  }
}

extension PublishedKeys {
  /// The id of the key that made a raw signature; nil: none of these.
  package func signer(of bytes: [UInt8], _ signature: [UInt8]) -> String? {
    let text = Data(signature).base64EncodedString()
    return ids.first { verifies(signature: text, of: bytes, by: $0) }
  }
}

extension SignedCheckpoint {
  /// The exact bytes the signature is over, and the signature itself: for checking with other programs.
  package var plain: (bytes: [UInt8], signature: [UInt8]) {
    get throws {
      (try checkpoint.canonical, Array(Data(base64Encoded: signature) ?? Data()))
    }
  }

  /// Read back from those; the key that vouches is looked for among the published ones.
  package init?(bytes: [UInt8], signature: [UInt8], _ published: PublishedKeys) {
    guard let key = published.signer(of: bytes, signature),
      let checkpoint = try? JSONDecoder().decode(Checkpoint.self, from: Data(bytes))
    else { return nil }
    self.init(checkpoint: checkpoint, key: key, signature: Data(signature).base64EncodedString())
  }
}
