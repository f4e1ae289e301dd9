import Domain

extension Evidence {
  /// Does an act again on the evidence rows of a restored copy. The ledger already holds the entry,
  /// so nothing is noted twice.
  package static func reapply(_ entry: LedgerEntry, to customer: Int64, in tx: Transaction) throws {
    let at = Instant(milliseconds: entry.at)
    switch entry.kind {
    case .stopped:
      try insertStop(entry, customer, at: at, in: tx)
    case .stopProven:
      try mark("proven_at", entry, customer, at: at, in: tx)
    case .stopTakenBack:
      try mark("taken_back_at", entry, customer, at: at, in: tx)
    case .lifted:
      try Rows.write(
        "lift", of: customer,
        [
          "purpose": try field("purpose", entry), "channel": try field("channel", entry),
          "brand": try field("brand", entry), "consent_id": Int64(0),
          "at": entry.body["at"].flatMap { Int64($0) }.map(Instant.init(milliseconds:)) ?? at,
        ], in: tx)
    case .consentWithdrawn:
      try tx.run(
        """
        UPDATE consent SET withdrawn_at = \(at), withdrawn_day = \(at.day)
        WHERE customer_id = \(customer) AND name = \(try field("consent", entry)) AND withdrawn_at IS NULL
        """)
    case .consentGiven:
      try Rows.write(
        "consent", of: customer,
        [
          "name": try field("consent", entry), "source": "portal", "statement_version": try tx.statement.version.id,
          "language": try People.language(of: customer, in: tx).rawValue, "given_at": at, "confirmed_at": at,
        ], in: tx)
    case .agreementEnded:
      let day = Day(try field("day", entry)) ?? at.day
      try tx.run(
        """
        UPDATE agreement SET ended_day = \(day)
        WHERE customer_id = \(customer) AND name = \(try field("agreement", entry))
          AND (ended_day IS NULL OR ended_day > \(day))
        """)
    case .restricted, .restrictionLifted:
      try RestrictionReplay(entry, customer).reapply(in: tx)
    case .holdPlaced, .holdLifted:
      try Holds.reapply(entry, to: customer, in: tx)
    case .deathReported, .deathTakenBack:
      try Deaths.reapply(entry, to: customer, in: tx)
    case .organisationRoleEnded:
      try endRoles(entry, customer, at: at, in: tx)
    case .roleEnded:
      try tx.run(
        """
        UPDATE account SET role_ended_day = \(at.day)
        WHERE customer_id = \(customer) AND kind = \(try field("account", entry)) AND role_ended_day IS NULL
        """)
    case .erased, .suppressed, .unsuppressed, .recipientConfirmed:
      break  // Erasure follows from the acts themselves; the others belong to nobody.
    }
    try StandingTable.refold(customer, in: tx)
  }

  /// Stops that the ledger gave back unproven and whose case is lost: nobody can contradict them any
  /// longer than the longest notice, so silence proves them then. Returns whose stops were proven.
  package static func proveLostBySilence(in tx: Transaction) throws -> [Int64] {
    try lostAndSilent(in: tx).map { row in
      let customer = try row.integer("customer_id")
      try prove(stop: try row.integer("stop_id"), of: customer, in: tx)
      return customer
    }
  }

  package static func mayProveLostBySilence(in tx: Transaction) throws -> Bool { try !lostAndSilent(in: tx).isEmpty }

  /// The words are those of the index.
  private static func lostAndSilent(in tx: Transaction) throws -> [Record] {
    try tx.run(
      """
      SELECT customer_id, stop_id, at FROM stop
      WHERE source = 'ledger' AND proven_at IS NULL AND taken_back_at IS NULL
      ORDER BY customer_id, stop_id
      """
    ).filter { try NoticeRoute.whenUnknown.until(from: $0.instant("at")) <= tx.now }
  }

  private static func insertStop(_ entry: LedgerEntry, _ customer: Int64, at: Instant, in tx: Transaction) throws {
    let happened = Instant(milliseconds: Int64(try field("at", entry)) ?? entry.at)
    // What came by a mail's token (T6) or from relatives never erases by silence here, and so keeps its name.
    let source = neverSilent.contains(try field("source", entry)) ? try field("source", entry) : "ledger"
    try Rows.write(
      "stop", of: customer,
      [
        "act": try field("act", entry), "scope": try field("scope", entry), "source": source,
        "statement_version": try tx.statement.version.id,
        "language": try People.language(of: customer, in: tx).rawValue, "at": happened,
        "proven_at": try field("proven", entry) == "true" ? at : nil,
      ], in: tx)
  }

  private static let neverSilent = ["footer", "oneClick", "agent"]

  /// Whoever left a client company after the copy was made has left it in the copy too, with the details it gave.
  private static func endRoles(_ entry: LedgerEntry, _ customer: Int64, at: Instant, in tx: Transaction) throws {
    let kvk = try field("kvk", entry)
    guard let organisation = try tx.first("SELECT organisation_id FROM organisation WHERE kvk_number = \(kvk)") else {
      return
    }
    let id = try organisation.integer("organisation_id")
    try tx.run(
      """
      UPDATE organisation_role SET ended_day = \(at.day)
      WHERE customer_id = \(customer) AND organisation_id = \(id)
        AND role IN (\(list: try field("roles", entry).split(separator: ",").map(String.init)))
        AND (ended_day IS NULL OR ended_day > \(at.day))
      """)
    guard try field("left", entry) == "true" else { return }
    try BusinessDetails.end(of: customer, at: id, on: at.day, in: tx)
  }

  private static func mark(
    _ column: String, _ entry: LedgerEntry, _ customer: Int64, at: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE stop SET \(name: column) = \(at)
      WHERE customer_id = \(customer) AND act = \(try field("act", entry)) AND scope = \(try field("scope", entry))
        AND at = \(Int64(try field("at", entry)) ?? 0)
      """)
  }

  static func field(_ name: String, _ entry: LedgerEntry) throws -> String {
    guard let value = entry.body[name] else {
      throw StorageError.corrupt("ledger entry \(entry.sequence) lacks its \(name)")
    }
    return value
  }
}

extension NoticeRoute {
  /// The ledger does not say how the notice went out: the longer of the two ways is the safe one.
  static let whenUnknown = NoticeRoute.postOnly
}
