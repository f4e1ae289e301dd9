import Domain

/// What the witnesses know of the log and the log itself no longer holds: it went with a copy of the
/// database that was put back, or was cut off.
extension Store {
  /// The heads that somebody outside the log vouches for. Read before the transaction that looks for them:
  /// what other programs append meanwhile would seem to be missing from its snapshot.
  package func auditWitness() throws -> AuditWitness {
    let published = try keys.published
    let signed = try witnesses.checkpoints().filter(published.verifies).flatMap(\.checkpoint.heads)
    return AuditWitness(signed: signed, all: Set(try keyring.auditHeads() + signed))
  }

  /// The heads that are missing from the log and for which no signed restoration accounts yet.
  package func lostAuditHeads(_ witness: AuditWitness, in tx: Transaction) throws -> [String] {
    let restorations = try AuditLog.restorations(in: tx)
    let settled = try settledLosses(signed: witness.signed, in: tx)
    return try AuditLog.missing(of: witness.all, in: tx).filter { head in
      guard !settled.contains(head.hash) else { return false }
      // A line that stands where another stood was written anew, unless a restoration cut short says why.
      return try !AuditLog.reaches(head, in: tx) || restorations.contains { $0.lost.contains(head.hash) }
    }.map(\.hash).sorted()
  }

  /// The heads that a restoration names as lost, and a checkpoint signed since vouches for that restoration.
  func settledLosses(signed: [AuditPosition], in tx: Transaction) throws -> Set<String> {
    let vouched = try AuditLog.present(of: signed, in: tx)
    return try AuditLog.restorations(in: tx).filter { vouched.contains(where: $0.isVouchedFor) }
      .reduce(into: []) { $0.formUnion($1.lost) }
  }
}

/// Heads of the log that its witnesses know.
package struct AuditWitness: Sendable {
  /// Of checkpoints that this house signed.
  let signed: [AuditPosition]
  let all: Set<AuditPosition>
}

extension AuditLog {
  /// Those of `heads` that the log does not hold, and that did not leave it with a year in its time. Only a release the
  /// house signed excuses any of them: whoever can cut the log can write a mark too.
  static func missing(of heads: some Sequence<AuditPosition>, in tx: Transaction) throws -> [AuditPosition] {
    let missing = try heads.filter { head in try !holds(head, in: tx) }
    if missing.isEmpty { return [] }
    let releases = try AuditReleases.vouched(in: tx)
    return missing.filter { head in !releases.contains { $0.covers(head) } }
  }

  static func present(of heads: [AuditPosition], in tx: Transaction) throws -> [AuditPosition] {
    try heads.filter { try holds($0, in: tx) }
  }

  /// Whether the lane has a line where `head` stood, this one or another.
  static func reaches(_ head: AuditPosition, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM audit_entry
      WHERE segment = \(head.segment) AND lane = \(head.lane) AND sequence = \(head.sequence)
      """)
  }

  private static func holds(_ head: AuditPosition, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM audit_entry
      WHERE segment = \(head.segment) AND lane = \(head.lane) AND sequence = \(head.sequence)
        AND hash = \(head.hash)
      """)
  }

  /// A `restored` entry, with the heads it names as lost.
  struct Restoration {
    let segment: Int
    let lane: Int
    let sequence: Int
    let lost: Set<String>

    func isVouchedFor(by head: AuditPosition) -> Bool {
      head.segment == segment && head.lane == lane && head.sequence >= sequence
    }
  }

  static func restorations(in tx: Transaction) throws -> [Restoration] {
    try tx.run(
      "SELECT segment, lane, sequence, detail FROM audit_entry WHERE action = \(AuditAction.restored.rawValue)"
    ).map { row in
      let lost = try row.text("detail").split(separator: "; ").first { $0.hasPrefix("lost=") }
      return Restoration(
        segment: try row.int("segment"), lane: try row.int("lane"), sequence: try row.int("sequence"),
        lost: Set(lost?.dropFirst("lost=".count).split(separator: ",").map(String.init) ?? []))
    }
  }
}
