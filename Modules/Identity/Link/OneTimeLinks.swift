package import Domain
package import Storage

/// Links in letters: a GET looks, a POST consumes. Mail scanners follow links, so looking changes
/// nothing (DESIGN §6).
///
/// These are means, not acts: the verb that sends or consumes a link writes the audit entry that says
/// what came of it, in the same transaction.
package enum OneTimeLinks {
  /// A new token, of which only the digest is kept. It ends at `end`, and never later than its
  /// purpose allows. Without either it has no end of its own, and goes by `revoke`.
  package static func issue<Use: TokenUse>(
    _ use: Use.Type = Use.self, for owner: Int64, detail: String = "", until end: Instant? = nil,
    in tx: Transaction
  ) throws -> Token<Use> {
    let token = Token<Use>(from: tx.store.entropy)
    let expires = try expiry(use, until: end, in: tx)
    try tx.run(
      """
      INSERT INTO one_time_link (token_digest, purpose, owner_id, detail, created_at, expires_at, consumed_at)
      VALUES (\(token.digest.bytes), \(Use.purpose.rawValue), \(owner), \(detail), \(try tx.noEarlier), \(expires), NULL)
      """)
    return token
  }

  /// When a link issued now will end.
  static func expiry<Use: TokenUse>(_ use: Use.Type, until end: Instant? = nil, in tx: Transaction) throws -> Instant {
    let limit = try Use.purpose.minutes.map { try tx.noEarlier.adding(minutes: $0) }
    return [end, limit].compactMap { $0 }.min() ?? Instant(milliseconds: .max)
  }

  /// What the token leads to. Changes nothing.
  package static func look<Use: TokenUse>(_ token: Token<Use>, in tx: Transaction) throws -> LinkState {
    let found = try tx.first(
      """
      SELECT owner_id, detail, created_at, expires_at, consumed_at FROM one_time_link
      WHERE token_digest = \(token.digest.bytes) AND purpose = \(Use.purpose.rawValue)
      """)
    guard let found else { return .unknown }
    let link = OneTimeLink(
      owner: try found.integer("owner_id"), detail: try found.text("detail"),
      issued: try found.instant("created_at"), expires: try found.instant("expires_at"))
    if Use.purpose.isSpentByUse, let at = try found.optionalInstant("consumed_at") { return .spent(at: at) }
    // What has ended once does not live again, whatever the clock says.
    return try tx.noEarlier < link.expires ? .usable(link) : .expired(at: link.expires)
  }

  /// Uses the token: `.usable` says that this call did, and no other call will again. A purpose that
  /// is not spent by use answers the same every time.
  package static func consume<Use: TokenUse>(_ token: Token<Use>, in tx: Transaction) throws -> LinkState {
    let state = try look(token, in: tx)
    guard case .usable = state else { return state }
    try tx.run(
      """
      UPDATE one_time_link SET consumed_at = \(tx.now)
      WHERE token_digest = \(token.digest.bytes) AND consumed_at IS NULL
      """)
    // Where two may write at once, the one that changed the row has used the link.
    if Use.purpose.isSpentByUse, tx.changes == 0 { return .spent(at: tx.now) }
    return state
  }

  /// Writes on a link what came of it, for its next use: in the house's own vocabulary, or a row's number.
  package static func note<Use: TokenUse>(_ detail: String, on token: Token<Use>, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE one_time_link SET detail = \(detail)
      WHERE token_digest = \(token.digest.bytes) AND purpose = \(Use.purpose.rawValue)
      """)
  }

  /// Takes back every link of that use an owner has.
  package static func revoke<Use: TokenUse>(_ use: Use.Type, of owner: Int64, in tx: Transaction) throws {
    try tx.run("DELETE FROM one_time_link WHERE owner_id = \(owner) AND purpose = \(Use.purpose.rawValue)")
  }

  /// Takes back every link an owner has: the case is closed, the person is erased.
  package static func revokeAll(of owner: Int64, in tx: Transaction) throws {
    try tx.run("DELETE FROM one_time_link WHERE owner_id = \(owner)")
  }

  /// Deletes what has expired, and what was spent a day ago: until then its page can say so.
  @discardableResult
  package static func purge(in tx: Transaction) throws -> Int {
    let spent = TokenPurpose.allCases.filter(\.isSpentByUse).map(\.rawValue)
    try tx.run("DELETE FROM one_time_link WHERE expires_at <= \(tx.now)")
    let expired = tx.changes
    try tx.run(
      """
      DELETE FROM one_time_link
      WHERE consumed_at <= \(tx.now.adding(hours: -24)) AND purpose IN (\(list: spent))
      """)
    return expired + tx.changes
  }
}
