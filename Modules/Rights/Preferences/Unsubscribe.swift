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

  /// The token a message to this person carries.
  package static func token(for customer: Int64, in tx: Transaction) throws -> Token<ForUnsubscribe> {
    // The mail that carries it may be years old, and the right in it is not.
    try OneTimeLinks.issue(
      ForUnsubscribe.self, for: customer, in: tx)
  }

  /// The masked address a token belongs to; nil for a token that is none. Shows, and changes nothing.
  package func address(_ token: Token<ForUnsubscribe>) async throws -> String? {
    try await desk.store.read { tx in
      guard case .usable(let link) = try OneTimeLinks.look(token, in: tx), try People.exists(link.owner, in: tx) else {
        return nil
      }
      return try ContactDetails.onFile(of: link.owner, in: tx).emails.first?.masked ?? ""
    }
  }

  /// Stops at `scope`: all commercial mail of the brand, unless the page that follows says
  /// otherwise. Erases nothing: a token is not proof.
  package func stop(
    _ token: Token<ForUnsubscribe>, scope: Scope = .emailNS, source: String = "footer"
  ) async throws -> Receipt {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.consume(token, in: tx), try People.exists(link.owner, in: tx)
      else {
        throw RightsRefusal.linkSpent
      }
      return try ObjectToProcessing(desk).stopByToken(scope, link.owner, source: source, in: tx)
    }
  }

  /// "Only this newsletter": puts the rest back that the click before stopped.
  package func onlyThisNewsletter(_ token: Token<ForUnsubscribe>) async throws -> Receipt {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.consume(token, in: tx), try People.exists(link.owner, in: tx)
      else {
        throw RightsRefusal.linkSpent
      }
      try takeBackWiderStop(of: link.owner, in: tx)
      return try ObjectToProcessing(desk).stopByToken(.newsletter, link.owner, source: "footer", in: tx)
    }
  }

  /// Only what this token itself stopped, unproven, is put back; an objection made otherwise stays.
  private func takeBackWiderStop(of customer: Int64, in tx: Transaction) throws {
    let stops = try tx.run(
      """
      SELECT stop_id FROM stop
      WHERE customer_id = \(customer) AND scope = \(Scope.emailNS.rawValue) AND proven_at IS NULL
        AND taken_back_at IS NULL AND source IN ('footer', 'oneClick')
      """)
    for row in stops {
      try Evidence.takeBack(stop: try row.integer("stop_id"), of: customer, in: tx)
    }
    let standing = try StandingTable.standing(of: customer, in: tx)
    guard !stops.isEmpty,
      standing?.stops.contains(where: { $0.scope.covers(Lane(.email, .ns)) && $0.scope.closesLanes }) == false
    else { return }
    for email in try ContactDetails.onFile(of: customer, in: tx).emails {
      try SuppressionList.lift(.email(email), Lane(.email, .ns), in: tx)
    }
  }
}
