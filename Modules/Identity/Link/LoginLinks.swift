package import Domain
package import Storage

/// Signing in by a link to the address on file: for who has no password, or forgot it, or is kept
/// waiting by somebody else's wrong guesses. Not for staff, who need two factors.
package enum LoginLinks {
  /// Counts the request. The answer is the same whether the address is anybody's; all that differs
  /// is left to the errand, which the caller runs once the answer is on its way (T3).
  ///
  /// `letter` writes the letter: the words are not this module's.
  package static func request(
    _ typed: String, as kinds: AccountKind..., from network: NetworkAddress?, store: Store,
    letter: @escaping @Sendable (LoginLinkOccasion) throws -> Outbox.Letter
  ) async throws -> LinkAnswer {
    let login = EmailAddress(typed)
    return try await store.write { tx in
      if let network, case .later(let at) = try Limits.allow(.linkPerNetwork, from: network, in: tx) {
        return .later(at: at)
      }
      let name = TypedLogin(typed, as: kinds)
      let isWithin = try Limits.allow(.linkPerAddress, name.subject, in: tx) == .within
      return .accepted(LinkErrand(login: isWithin ? login : nil, kinds: kinds, store: store, letter: letter))
    }
  }

  /// The link's page shows a button and what it will do; it signs nobody in.
  package static func look(_ token: Token<ForLogin>, store: Store) async throws -> LinkState {
    try await store.read { tx in try OneTimeLinks.look(token, in: tx) }
  }

  /// The button: signs in, once. Nil where the link is spent, expired or unknown, or the account has
  /// gone: ask for a new one.
  package static func enter(
    _ token: Token<ForLogin>, replacing old: Token<ForSession>? = nil, store: Store
  ) async throws -> SignedIn? {
    try await store.write { tx in try enter(token, replacing: old, in: tx) }
  }

  /// `reader`: which of those who share the mailbox holds the link, once they have shown it. Without, such
  /// a link lets nobody in.
  package static func enter(
    _ token: Token<ForLogin>, as reader: Int64? = nil, replacing old: Token<ForSession>? = nil, in tx: Transaction
  ) throws -> SignedIn? {
    guard case .usable(let link) = try OneTimeLinks.look(token, in: tx), let detail = LoginLinkDetail(link.detail),
      detail.mailbox == nil || reader != nil, case .usable = try OneTimeLinks.consume(token, in: tx)
    else { return nil }
    let kind = detail.kind
    guard !kind.needsSecondFactor,
      let account = try AccountTable.account(of: reader ?? link.owner, as: kind, in: tx), account.isOpen
    else { return nil }
    try AuditLog.append(
      AuditEntry(.linkUsed, by: account.actor, subject: account.customer, detail: ["account": kind.rawValue]), in: tx)
    return try Arrival.admit(account, by: .link, replacing: old, in: tx)
  }
}

/// What a request for a link is answered with.
package enum LinkAnswer: Sendable {
  /// "If this address is known here, a link is on its way." Then run the errand.
  case accepted(LinkErrand)
  /// Too many requests from one network.
  case later(at: Instant)
}

/// What the letter needs to say.
package struct LoginLinkOccasion: Sendable {
  package let to: EmailAddress
  package let language: Language
  package let token: Token<ForLogin>
  package let expires: Instant
}
