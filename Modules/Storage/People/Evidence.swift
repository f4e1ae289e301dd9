package import Domain

/// The acts that make up a person's standing. Each writes its row, notes what narrows in the
/// ledger, and folds the standing again, all in the caller's transaction.
package enum Evidence {
  @discardableResult
  package static func agree(
    _ name: AgreementName, of customer: Int64, terms: String, since: Day, ended: Day? = nil, in tx: Transaction
  ) throws -> Int64 {
    let id = try Rows.write(
      "agreement", of: customer,
      [
        "name": name.rawValue, "terms": terms, "statement_version": try tx.statement.version.id,
        "language": try People.language(of: customer, in: tx).rawValue, "since_day": since, "ended_day": ended,
      ], in: tx)
    try StandingTable.refold(customer, in: tx)
    return id
  }

  /// Ends every running agreement of that name on `day`. Returns whether one was running.
  @discardableResult
  package static func end(_ name: AgreementName, of customer: Int64, on day: Day, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE agreement SET ended_day = \(day)
      WHERE customer_id = \(customer) AND name = \(name.rawValue) AND (ended_day IS NULL OR ended_day > \(day))
      """)
    guard tx.changes > 0 else { return false }
    try Ledger.note(
      .agreementEnded, of: customer, ["agreement": name.rawValue, "day": day.description], in: tx)
    try StandingTable.refold(customer, in: tx)
    return true
  }

  @discardableResult
  package static func consent(
    to name: ConsentName, of customer: Int64, source: String, givenAt: Instant, in tx: Transaction
  ) throws -> Int64 {
    let id = try Rows.write(
      "consent", of: customer,
      [
        "name": name.rawValue, "source": source, "statement_version": try tx.statement.version.id,
        "language": try People.language(of: customer, in: tx).rawValue, "given_at": givenAt, "confirmed_at": tx.now,
      ], in: tx)
    try Ledger.note(.consentGiven, of: customer, ["consent": name.rawValue], in: tx)
    try StandingTable.refold(customer, in: tx)
    return id
  }

  @discardableResult
  package static func withdraw(_ name: ConsentName, of customer: Int64, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE consent SET withdrawn_at = \(tx.now), withdrawn_day = \(tx.today)
      WHERE customer_id = \(customer) AND name = \(name.rawValue) AND withdrawn_at IS NULL
      """)
    guard tx.changes > 0 else { return false }
    try Ledger.note(.consentWithdrawn, of: customer, ["consent": name.rawValue], in: tx)
    try StandingTable.refold(customer, in: tx)
    return true
  }

  /// Records that the person stops something. Never refused, never weighed (A4).
  ///
  /// Unproven, it stops all the same; but what it ends rests instead of being erased, until the
  /// person has proven to be the person (DESIGN §6).
  @discardableResult
  package static func stop(
    _ act: Act, _ scope: Scope, of customer: Int64, source: String, proven: Bool, at: Instant? = nil,
    in tx: Transaction
  ) throws -> Int64 {
    let at = at ?? tx.now
    let id = try Rows.write(
      "stop", of: customer,
      [
        "act": act.rawValue, "scope": scope.rawValue, "source": source,
        "statement_version": try tx.statement.version.id,
        "language": try People.language(of: customer, in: tx).rawValue, "at": at,
        "proven_at": proven ? tx.now : nil,
      ], in: tx)
    try Ledger.note(
      .stopped, of: customer,
      [
        "act": act.rawValue, "scope": scope.rawValue, "at": String(at.milliseconds), "source": source,
        "proven": String(proven),
      ], in: tx)
    try StandingTable.refold(customer, in: tx)
    return id
  }

  /// Where a stop came from.
  package static func source(ofStop id: Int64, of customer: Int64, in tx: Transaction) throws -> String? {
    try tx.first("SELECT source FROM stop WHERE customer_id = \(customer) AND stop_id = \(id)")?.text("source")
  }

  /// The person has shown to be the person, or has been told and did not contradict in time.
  package static func prove(stop id: Int64, of customer: Int64, in tx: Transaction) throws {
    let row = try tx.first(
      """
      SELECT act, scope, at FROM stop
      WHERE customer_id = \(customer) AND stop_id = \(id) AND proven_at IS NULL AND taken_back_at IS NULL
      """)
    guard let row else { return }
    try tx.run("UPDATE stop SET proven_at = \(tx.now) WHERE customer_id = \(customer) AND stop_id = \(id)")
    try Ledger.note(
      .stopProven, of: customer,
      ["act": try row.text("act"), "scope": try row.text("scope"), "at": String(try row.integer("at"))], in: tx)
    try StandingTable.refold(customer, in: tx)
  }

  /// "This was not me": the stop was somebody else's, and is undone.
  package static func takeBack(stop id: Int64, of customer: Int64, in tx: Transaction) throws {
    let row = try tx.first("SELECT act, scope, at FROM stop WHERE customer_id = \(customer) AND stop_id = \(id)")
    guard let row else { return }
    try tx.run("UPDATE stop SET taken_back_at = \(tx.now) WHERE customer_id = \(customer) AND stop_id = \(id)")
    try Ledger.note(
      .stopTakenBack, of: customer,
      ["act": try row.text("act"), "scope": try row.text("scope"), "at": String(try row.integer("at"))], in: tx)
    try StandingTable.refold(customer, in: tx)
  }

  /// The person's own new request for one purpose by one lane.
  ///
  /// - Parameter at: later than now where it comes in one breath with the stop that it takes something out of.
  package static func lift(
    _ purpose: Purpose, _ lane: Lane, of customer: Int64, consent: Int64, at: Instant? = nil, in tx: Transaction
  ) throws {
    let at = at ?? tx.now
    try Rows.write(
      "lift", of: customer,
      [
        "purpose": purpose.rawValue, "channel": lane.channel.rawValue, "brand": lane.brand.rawValue,
        "consent_id": consent, "at": at,
      ], in: tx)
    try Ledger.note(
      .lifted, of: customer,
      [
        "purpose": purpose.rawValue, "channel": lane.channel.rawValue, "brand": lane.brand.rawValue,
        "at": String(at.milliseconds),
      ], in: tx)
    try StandingTable.refold(customer, in: tx)
  }

  /// Art. 18: stored, and used for nothing, until `endRestriction`.
  package static func restrict(_ customer: Int64, for caseID: Int64, reason: String, in tx: Transaction) throws {
    try Rows.write(
      "restriction", of: customer, ["case_id": caseID, "reason": reason, "since_day": tx.today], in: tx)
    try Ledger.note(
      .restricted, of: customer, ["case": try reference(of: caseID, in: tx), "reason": reason], in: tx)
    try StandingTable.refold(customer, in: tx)
  }

  package static func endRestriction(of customer: Int64, for caseID: Int64, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE restriction SET until_day = \(tx.today)
      WHERE customer_id = \(customer) AND case_id = \(caseID) AND until_day IS NULL
      """)
    guard tx.changes > 0 else { return }
    try Ledger.note(.restrictionLifted, of: customer, ["case": try reference(of: caseID, in: tx)], in: tx)
    try StandingTable.refold(customer, in: tx)
  }

  /// What a case is called outside of the database: it finds the case again in a copy that knows it.
  private static func reference(of caseID: Int64, in tx: Transaction) throws -> String {
    try tx.first("SELECT reference FROM case_reference WHERE case_id = \(caseID)")?.text("reference") ?? ""
  }

  /// A contact moves the clock only if it is the person's own act, of a listed kind, and not dated
  /// in the future (A1); the row is kept either way while a purpose lives.
  package static func contact(
    _ kind: ContactEvent, of customer: Int64, ownAct: Bool, on day: Day, note: String, in tx: Transaction
  ) throws {
    var standing = try StandingTable.fold(customer, in: tx)
    let outcome = ContactClock(try tx.statement).outcome(
      of: kind, ownAct: ownAct, on: day, last: standing.lastContact, today: tx.today)
    if case .inTheFuture(let day) = outcome { throw ContactInTheFuture(day: day) }
    // Once this contact is erased, the first record is the anchor again: it may not lie later.
    if ownAct {
      try tx.run(
        "UPDATE customer SET first_recorded = \(day) WHERE customer_id = \(customer) AND first_recorded > \(day)")
    }
    // The contact itself is what keeps its row alive: the gate sees the standing as it will be.
    standing.firstRecorded = ownAct ? min(standing.firstRecorded, day) : standing.firstRecorded
    if case .moves(let day) = outcome { standing.lastContact = day }
    try Rows.write(
      "contact_event", of: customer,
      ["kind": kind.rawValue, "own_act": ownAct, "happened_day": day, "recorded_day": tx.today],
      sealing: ["note": note], standing: standing, in: tx)
    try StandingTable.refold(customer, in: tx)
  }
}

package struct ContactInTheFuture: Error, CustomStringConvertible {
  package let day: Day
  package var description: String {
    "A contact dated \(day) lies in the future. Give the day on which it happened; nothing was stored."
  }
}
