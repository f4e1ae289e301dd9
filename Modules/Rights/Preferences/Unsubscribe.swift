package import Domain
package import Identity
package import Storage

/// The foot of a message and the one-click button (S19, RFC 8058): a token stops, and can do
/// nothing else. GET shows, POST acts; twice is once.
package struct Unsubscribing: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// The token a message to this person carries, for the list it goes out on.
  package static func token(
    for customer: Int64, from list: MailingList = .newsletter, in tx: Transaction
  ) throws -> Token<ForUnsubscribe> {
    // The mail that carries it may be years old, and the right in it is not.
    try OneTimeLinks.issue(ForUnsubscribe.self, for: customer, detail: list.rawValue, in: tx)
  }

  /// The list a token belongs to; nil for one that is none. Shows that and nothing of the person, not even a masked
  /// address: a mail is passed on, and lies about for years (T6). Changes nothing.
  package func look(_ token: Token<ForUnsubscribe>) async throws -> MailingList? {
    try await desk.store.read { tx in try held(try OneTimeLinks.look(token, in: tx), in: tx)?.list }
  }

  /// Stops all commercial mail of the list's sender. Erases nothing: a token is not proof.
  package func stop(_ token: Token<ForUnsubscribe>, source: String = "footer") async throws -> Receipt {
    try await act(token) { held, tx in try stop(held.list.scope, held, token, source: source, in: tx) }
  }

  /// "Everything, also post and telephone."
  package func stopEverything(_ token: Token<ForUnsubscribe>) async throws -> Receipt {
    try await act(token) { held, tx in try stop(.everything, held, token, source: "footer", in: tx) }
  }

  /// "Only this newsletter": puts the rest back that this very link has just stopped, and nothing else. A
  /// token is no key to subscribe with (T6). Where the list cannot be stopped alone, all of it stops.
  package func onlyThisNewsletter(_ token: Token<ForUnsubscribe>) async throws -> Receipt {
    try await act(token) { held, tx in
      guard let alone = held.list.alone else {
        return try stop(held.list.scope, held, token, source: "footer", in: tx)
      }
      try takeBackWiderStop(held, in: tx)
      return try stop(alone, held, token, source: "footer", in: tx)
    }
  }

  // MARK: - Steps

  /// What a link says of itself: its list, and the wider stop it made last.
  private struct Held {
    let owner: Int64
    let list: MailingList
    let stop: Int64?

    init(_ link: OneTimeLink) {
      let parts = link.detail.split(separator: " ").map(String.init)
      owner = link.owner
      list = parts.first.flatMap(MailingList.init) ?? .newsletter
      stop = parts.dropFirst().first.flatMap { Int64($0) }
    }
  }

  private func act(
    _ token: Token<ForUnsubscribe>, _ deed: @Sendable @escaping (Held, Transaction) throws -> Receipt
  ) async throws -> Receipt {
    try await desk.store.write { tx in
      guard let held = try held(try OneTimeLinks.consume(token, in: tx), in: tx) else {
        throw RightsRefusal.linkSpent
      }
      return try deed(held, tx)
    }
  }

  private func held(_ state: LinkState, in tx: Transaction) throws -> Held? {
    guard case .usable(let link) = state, try People.exists(link.owner, in: tx) else { return nil }
    return Held(link)
  }

  private func stop(
    _ scope: Scope, _ held: Held, _ token: Token<ForUnsubscribe>, source: String, in tx: Transaction
  ) throws -> Receipt {
    let done = try ObjectToProcessing(desk).stopByToken(scope, held.owner, source: source, in: tx)
    if let stop = done.stop, scope == held.list.scope {
      try OneTimeLinks.note("\(held.list.rawValue) \(stop)", on: token, in: tx)
    }
    return done.receipt
  }

  /// Only what this token itself stopped, within a day, and still unproven.
  private func takeBackWiderStop(_ held: Held, in tx: Transaction) throws {
    guard let stop = held.stop else { return }
    let row = try tx.first(
      """
      SELECT at FROM stop
      WHERE customer_id = \(held.owner) AND stop_id = \(stop) AND scope = \(held.list.scope.rawValue)
        AND proven_at IS NULL AND taken_back_at IS NULL AND at > \(tx.now.adding(hours: -Self.hoursToReconsider))
      """)
    guard let at = try row?.instant("at") else { return }
    try Evidence.takeBack(stop: stop, of: held.owner, in: tx)
    try SuppressionList.release(
      try Reach.targets(of: held.owner, in: tx), of: held.owner, scope: held.list.scope, closedSince: at, in: tx)
  }

  private static let hoursToReconsider = 24
}
