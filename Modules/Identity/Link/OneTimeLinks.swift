package import Domain
package import Storage

/// Links sent to an address on file. Looking shows, consuming acts; only digests are stored.
package enum OneTimeLinks {
  /// Whose link, and for what.
  package struct Link: Sendable {
    package let owner: Int64
    package let detail: String
    package let expires: Instant
  }

  /// - Parameter owner: the person or case it belongs to, depending on its use.
  package static func issue<Use: TokenUse>(
    _ use: Use.Type, owner: Int64, detail: String = "", expires: Instant, in tx: Transaction
  ) throws -> Token<Use> {
    let token = Token<Use>(from: tx.store.entropy)
    try tx.run(
      """
      INSERT INTO one_time_link (token_digest, purpose, owner_id, detail, created_at, expires_at, consumed_at)
      VALUES (\(token.digest.bytes), \(Use.purpose.rawValue), \(owner), \(detail), \(tx.now), \(expires), NULL)
      """)
    return token
  }

  /// Shows without consuming: mail scanners look too (T5).
  package static func look<Use: TokenUse>(_ token: Token<Use>, in tx: Transaction) throws -> Link? {
    try tx.first(
      """
      SELECT owner_id, detail, expires_at FROM one_time_link
      WHERE token_digest = \(token.digest.bytes) AND purpose = \(Use.purpose.rawValue)
        AND consumed_at IS NULL AND expires_at > \(tx.now)
      """
    ).map {
      Link(
        owner: try $0.integer("owner_id"), detail: try $0.text("detail"), expires: try $0.instant("expires_at"))
    }
  }

  /// Acts: spends the link if its use is a single one.
  package static func consume<Use: TokenUse>(_ token: Token<Use>, in tx: Transaction) throws -> Link? {
    guard let link = try look(token, in: tx) else { return nil }
    if Use.purpose.isSpentByUse {
      try tx.run("UPDATE one_time_link SET consumed_at = \(tx.now) WHERE token_digest = \(token.digest.bytes)")
    }
    return link
  }

  /// Every link of an owner ends: the case is over, the person is gone.
  package static func end(of owner: Int64, in tx: Transaction) throws {
    try tx.run("DELETE FROM one_time_link WHERE owner_id = \(owner)")
  }

  /// Forgets links that can do nothing any more.
  package static func purge(in tx: Transaction) throws {
    try tx.run("DELETE FROM one_time_link WHERE expires_at <= \(tx.now)")
  }
}
