import Domain
import Foundation

/// The audit log's one way in: in the transaction of what it tells of. There is no overload without
/// one, and no setting that turns it off.
package enum AuditLog {
  /// Appends to the chain and returns the entry's place in it.
  @discardableResult
  package static func append(_ entry: AuditEntry, in tx: Transaction) throws -> AuditPosition {
    try append([entry], in: tx)[0]
  }

  /// Appends many, chained in the order given: the head of each lane is asked for once.
  @discardableResult
  package static func append(_ entries: [AuditEntry], in tx: Transaction) throws -> [AuditPosition] {
    guard !entries.isEmpty else { return [] }
    let segment = tx.today.year
    let lanes = entries.map { lane(of: $0.subject, tx.dialect) }
    // In one order for everybody.
    for lane in Set(lanes).sorted() { try tx.lock(.auditLane(lane)) }
    try openSegment(segment, in: tx)
    var heads: [Int: (sequence: Int, hash: String)] = [:]
    for lane in Set(lanes) { heads[lane] = try head(segment: segment, lane: lane, in: tx) }
    var lines: [AuditLine] = []
    for (entry, lane) in zip(entries, lanes) {
      guard let head = heads[lane] else { continue }
      let line = line(entry, segment: segment, lane: lane, after: head, in: tx)
      heads[lane] = (line.sequence, line.hash)
      lines.append(line)
    }
    try tx.insert(into: "audit_entry", AuditLine.columns, lines.map(\.values))
    return lines.map {
      AuditPosition(segment: $0.segment, lane: $0.lane, sequence: $0.sequence, hash: $0.hash)
    }
  }

  /// The name a person has in the log: without the audit key it leads to nobody.
  package static func subjectDigest(_ customer: Int64, _ keys: InstitutionKeys) -> String {
    Digest.keyed(["subject", String(customer)], with: keys[.audit].secret).hex
  }

  /// The person's own access log (DESIGN §5), or what was looked at of an organisation: newest first.
  package static func entries(about customer: Int64, in tx: Transaction) throws -> [AuditLine] {
    let subject = subjectDigest(customer, tx.store.keys)
    return try tx.run("SELECT * FROM audit_entry WHERE subject = \(subject) ORDER BY at DESC, sequence DESC")
      .map(AuditLine.init)
  }

  /// The newest entry of every lane. Asked lane by lane: the log is long, its lanes are few.
  package static func heads(in tx: Transaction) throws -> [AuditPosition] {
    try heads(of: lanes(of: tx.dialect), on: tx.connection)
  }

  static func heads(of lanes: Range<Int>, on connection: any Connection) throws -> [AuditPosition] {
    try connection.run(
      """
      WITH lanes (lane) AS (VALUES \(rows: lanes.map { [$0.bound] }))
      SELECT s.segment, l.lane,
        (SELECT MAX(e.sequence) FROM audit_entry e WHERE e.segment = s.segment AND e.lane = l.lane) AS sequence,
        (SELECT e.hash FROM audit_entry e WHERE e.segment = s.segment AND e.lane = l.lane
          ORDER BY e.sequence DESC LIMIT 1) AS hash
      FROM audit_segment s CROSS JOIN lanes l
      ORDER BY s.segment, l.lane
      """
    ).filter { !$0.isNull("sequence") }.map {
      AuditPosition(
        segment: try $0.int("segment"), lane: try $0.int("lane"), sequence: try $0.int("sequence"),
        hash: try $0.text("hash"))
    }
  }

  /// SQLite has one writer and so one lane; PostgreSQL spreads people over sixteen.
  package static func lanes(of dialect: Dialect) -> Range<Int> {
    switch dialect {
    case .sqlite: 0..<1
    case .postgresql: 0..<16
    }
  }

  /// Whether the person in `customer_id` writes to `lane`, in SQL.
  package static func isInLane(_ lane: Int, _ dialect: Dialect) -> Query {
    switch dialect {
    case .sqlite: "0 = \(lane)"
    case .postgresql: "(customer_id & 15) = \(lane)"
    }
  }

  private static func lane(of subject: Int64?, _ dialect: Dialect) -> Int {
    Int(subject ?? 0) & (lanes(of: dialect).count - 1)
  }

  private static func line(
    _ entry: AuditEntry, segment: Int, lane: Int, after head: (sequence: Int, hash: String), in tx: Transaction
  ) -> AuditLine {
    AuditLine(
      segment: segment, lane: lane, sequence: head.sequence + 1, at: tx.now, actor: entry.actor.label,
      action: entry.action.rawValue, subject: entry.subject.map { subjectDigest($0, tx.store.keys) } ?? "",
      reference: entry.reference, detail: canonical(entry.detail), previous: head.hash)
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
