import Domain
import Storage

/// The SQL of `session`: digests of tokens only.
enum SessionTable {
  struct Row {
    let customer: Int64
    let session: Session
  }

  static func insert(
    _ digest: TokenDigest<ForSession>, of account: Account, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO session (token_digest, customer_id, kind, created_at, used_at)
      VALUES (\(digest.bytes), \(account.customer), \(account.kind.rawValue), \(tx.now), \(tx.now))
      """)
  }

  static func row(_ digest: TokenDigest<ForSession>, in tx: Transaction) throws -> Row? {
    let found = try tx.first(
      "SELECT customer_id, kind, created_at, used_at FROM session WHERE token_digest = \(digest.bytes)")
    return try found.map { row in
      let began = try row.instant("created_at")
      // Who proves themselves again gets a new session, and revoking deletes: neither has a column.
      let session = Session(
        kind: try row.value("kind"), began: began, lastSeen: try row.instant("used_at"), proved: began, revoked: nil)
      return Row(customer: try row.integer("customer_id"), session: session)
    }
  }

  /// Never backwards, and never for a session that was revoked meanwhile.
  static func touch(_ digest: TokenDigest<ForSession>, in tx: Transaction) throws {
    try tx.run(
      "UPDATE session SET used_at = \(tx.now) WHERE token_digest = \(digest.bytes) AND used_at < \(tx.now)")
  }

  static func delete(_ digest: TokenDigest<ForSession>, in tx: Transaction) throws {
    try tx.run("DELETE FROM session WHERE token_digest = \(digest.bytes)")
  }

  /// Returns how many there were.
  @discardableResult
  static func deleteAll(
    of customer: Int64, as kind: AccountKind? = nil, keeping kept: TokenDigest<ForSession>? = nil,
    in tx: Transaction
  ) throws -> Int {
    var query: Query = "DELETE FROM session WHERE customer_id = \(customer)"
    if let kind { query = query + " AND kind = \(kind.rawValue)" }
    if let kept { query = query + " AND token_digest <> \(kept.bytes)" }
    try tx.run(query)
    return tx.changes
  }

  /// Deletes what has ended by itself, and what belongs to nobody who may sign in.
  static func purge(in tx: Transaction) throws -> Int {
    var count = 0
    for kind in AccountKind.allCases {
      let limits = SessionLimits.of(kind)
      try tx.run(
        """
        DELETE FROM session WHERE kind = \(kind.rawValue)
          AND (used_at <= \(tx.now.adding(minutes: -limits.idleMinutes))
            OR created_at <= \(tx.now.adding(minutes: -limits.absoluteMinutes))
            OR created_at > \(tx.now.adding(minutes: Session.clockTolerance)))
        """)
      count += tx.changes
    }
    try tx.run(
      """
      DELETE FROM session WHERE NOT EXISTS (
        SELECT 1 FROM account a
        WHERE a.customer_id = session.customer_id AND a.kind = session.kind AND a.role_ended_day IS NULL)
      """)
    return count + tx.changes
  }
}
