package import Domain
package import Storage

/// Who is signed in, asked anew at every request: nothing is remembered between two (ASVS V8.3.2).
package enum Sessions {
  /// The session a cookie stands for, while it counts and its account may sign in. Writes down that
  /// it was used, once a minute at most; one found ended is deleted there and then.
  package static func find(_ token: Token<ForSession>, from store: Store) async throws -> LiveSession? {
    let found = try await store.read { tx in (try look(token, in: tx), tx.now) }
    switch found.0 {
    case .live(let session):
      if session.session.wantsTouch(at: found.1) {
        try await store.write { tx in try SessionTable.touch(token.digest, in: tx) }
      }
      return session
    case .ended:
      try await store.write { tx in try SessionTable.delete(token.digest, in: tx) }
      return nil
    case .unknown:
      return nil
    }
  }

  /// The same within a transaction, writing nothing.
  package static func find(_ token: Token<ForSession>, in tx: Transaction) throws -> LiveSession? {
    guard case .live(let session) = try look(token, in: tx) else { return nil }
    return session
  }

  /// Signing out. A token nobody has is signed out already.
  package static func close(_ token: Token<ForSession>, from store: Store) async throws {
    try await store.write { tx in try close(token, in: tx) }
  }

  package static func close(_ token: Token<ForSession>, in tx: Transaction) throws {
    guard let row = try SessionTable.row(token.digest, in: tx) else { return }
    try SessionTable.delete(token.digest, in: tx)
    guard let account = try AccountTable.account(of: row.customer, as: row.session.kind, in: tx) else { return }
    try AuditLog.append(
      AuditEntry(
        .loggedOut, by: account.actor, subject: account.customer, detail: ["account": account.kind.rawValue]), in: tx)
  }

  /// Deletes sessions that ended by time. Nothing is noted: it follows from the limits alone.
  @discardableResult
  package static func purge(in tx: Transaction) throws -> Int { try SessionTable.purge(in: tx) }

  private enum Look {
    case live(LiveSession)
    case ended
    case unknown
  }

  private static func look(_ token: Token<ForSession>, in tx: Transaction) throws -> Look {
    guard let row = try SessionTable.row(token.digest, in: tx) else { return .unknown }
    guard let account = try AccountTable.account(of: row.customer, as: row.session.kind, in: tx), account.isOpen,
      case .live(let until, let isFresh) = row.session.state(at: tx.now)
    else { return .ended }
    return .live(
      LiveSession(account: account, session: row.session, digest: token.digest, until: until, isFresh: isFresh))
  }
}

/// A session that counts at this moment, and whose it is.
package struct LiveSession: Sendable {
  package let account: Account
  package let session: Session
  /// What the fields of forms are made from (`FormToken`).
  package let digest: TokenDigest<ForSession>
  package let until: Instant
  /// May do what asks for a recent proof (ASVS V7.5.1).
  package let isFresh: Bool
}
