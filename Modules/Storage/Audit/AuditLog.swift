import Domain
import Foundation

/// The audit log's one way in: in the transaction of what it tells of. There is no overload without
/// one, and no setting that turns it off.
package enum AuditLog {
  /// Appends to the chain and returns the entry's place in it.
  @discardableResult
  package static func append(_ entry: AuditEntry, in tx: Transaction) throws -> AuditPosition {
    let segment = tx.today.year
    let lane = lane(of: entry.subject, in: tx)
    try tx.lock(.auditLane(lane))
    try openSegment(segment, in: tx)
    let head = try head(segment: segment, lane: lane, in: tx)
    let line = AuditLine(
      segment: segment, lane: lane, sequence: head.sequence + 1, at: tx.now, actor: entry.actor.label,
      action: entry.action.rawValue, subject: entry.subject.map { subjectDigest($0, tx.store.keys) } ?? "",
      reference: entry.reference, detail: canonical(entry.detail), previous: head.hash)
    try tx.run(
      """
      INSERT INTO audit_entry
        (segment, lane, sequence, at, actor, action, subject, reference, detail, previous, hash)
      VALUES (\(line.segment), \(line.lane), \(line.sequence), \(line.at), \(line.actor), \(line.action),
        \(line.subject), \(line.reference), \(line.detail), \(line.previous), \(line.hash))
      """)
    return AuditPosition(segment: segment, lane: lane, sequence: line.sequence, hash: line.hash)
  }

  /// The name a person has in the log: without the audit key it leads to nobody.
  package static func subjectDigest(_ customer: Int64, _ keys: InstitutionKeys) -> String {
    Digest.keyed(["subject", String(customer)], with: keys[.audit].secret).hex
  }

  /// The person's own access log (DESIGN §5): newest first.
  package static func entries(about customer: Int64, in tx: Transaction) throws -> [AuditLine] {
    let subject = subjectDigest(customer, tx.store.keys)
    return try tx.run("SELECT * FROM audit_entry WHERE subject = \(subject) ORDER BY at DESC, sequence DESC")
      .map(AuditLine.init)
  }

  package static func heads(in tx: Transaction) throws -> [AuditPosition] {
    try tx.run(
      """
      SELECT e.segment, e.lane, e.sequence, e.hash FROM audit_entry e
      JOIN (SELECT segment, lane, MAX(sequence) AS top FROM audit_entry GROUP BY segment, lane) h
        ON h.segment = e.segment AND h.lane = e.lane AND h.top = e.sequence
      ORDER BY e.segment, e.lane
      """
    ).map {
      AuditPosition(
        segment: try $0.int("segment"), lane: try $0.int("lane"), sequence: try $0.int("sequence"),
        hash: try $0.text("hash"))
    }
  }

  /// SQLite has one writer and so one lane; PostgreSQL spreads people over sixteen.
  private static func lane(of subject: Int64?, in tx: Transaction) -> Int {
    switch tx.connection.dialect {
    case .sqlite: 0
    case .postgresql: Int((subject ?? 0) & 15)
    }
  }

  private static func openSegment(_ segment: Int, in tx: Transaction) throws {
    try tx.run(
      "INSERT INTO audit_segment (segment, released_at) VALUES (\(segment), NULL) ON CONFLICT (segment) DO NOTHING")
  }

  private static func head(segment: Int, lane: Int, in tx: Transaction) throws -> (sequence: Int, hash: String) {
    let newest = try tx.first(
      """
      SELECT sequence, hash FROM audit_entry WHERE segment = \(segment) AND lane = \(lane)
      ORDER BY sequence DESC LIMIT 1
      """)
    guard let newest else { return (0, AuditLine.beginning(segment: segment, lane: lane)) }
    return (try newest.int("sequence"), try newest.text("hash"))
  }

  private static func canonical(_ detail: [String: String]) -> String {
    guard !detail.isEmpty else { return "" }
    return detail.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
  }
}

/// A place in the chain, with the hash that vouches for everything before it.
package struct AuditPosition: Hashable, Codable, Sendable {
  package let segment: Int
  package let lane: Int
  package let sequence: Int
  package let hash: String
}
