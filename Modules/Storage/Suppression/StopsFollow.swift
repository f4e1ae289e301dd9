package import Domain

/// Suppressions hang together with a person's stops while there is a person.
extension SuppressionList {
  /// Every stop follows to every way of reaching the person, proven or not: stopping asks for no
  /// identity (DESIGN §6). What was opened again after a stop stays open; what was opened before it does
  /// not.
  package static func follow(_ customer: Int64, to targets: [Target], in tx: Transaction) throws {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return }
    for target in targets {
      for stop in standing.stops {
        let lifts = standing.lifts.filter { $0.at > stop.at }
        try suppress(target, scope: stop.scope, source: "follows", except: lifts, in: tx)
      }
    }
  }

  /// A stop was taken back: opens again what it closed and nothing else closes, neither another stop of
  /// the person nor anybody else at the same mailbox, house or number.
  package static func release(
    _ targets: [Target], of customer: Int64, scope: Scope, closedSince: Instant, in tx: Transaction
  ) throws {
    for target in targets {
      for brand in Brand.allCases {
        let lane = Lane(target.channel, brand)
        guard scope.covers(lane), try !isNeeded(target, lane, besides: customer, in: tx) else { continue }
        try release(target, lane, scope, closedSince, in: tx)
      }
    }
  }

  private static func release(
    _ target: Target, _ lane: Lane, _ scope: Scope, _ since: Instant, in tx: Transaction
  ) throws {
    for digest in digests(target, tx.store.keys) {
      let row = Row(kind: target.kind, digest: digest, channel: lane.channel, brand: lane.brand, scope: scope)
      let isOfTheStop = try tx.exists(
        """
        SELECT 1 AS one FROM suppression
        WHERE kind = \(row.kind) AND digest = \(row.digest) AND channel = \(row.channel.rawValue)
          AND brand = \(row.brand.rawValue) AND scope = \(row.scope.rawValue)
          AND source IN (\(list: passing)) AND since_at >= \(since)
        """)
      guard isOfTheStop, try delete(row, in: tx) else { continue }
      try Ledger.note(.unsuppressed, of: nil, row.body, in: tx)
    }
  }

  private static func isNeeded(
    _ target: Target, _ lane: Lane, besides customer: Int64, in tx: Transaction
  ) throws -> Bool {
    let others: [Int64] =
      switch target {
      case .email(let email): try BlindIndex.customers(.email(email), in: tx)
      case .phone(let phone): try BlindIndex.customers(.phone(phone), in: tx)
      case .household(let surname, let house):
        try ContactDetails.customers(surname: surname, house: house, in: tx)
      }
    return try Set(others).union([customer]).contains { person in
      try StandingTable.standing(of: person, in: tx)?.closes(lane) ?? false
    }
  }
}
