package import Domain
import Foundation

/// One row per person that says which purposes can be alive: folded from the evidence rows in the
/// transaction that writes them, and foldable again at any time to check.
package enum StandingTable {
  package static func standing(of customer: Int64, in tx: Transaction) throws -> Standing? {
    guard let row = try tx.first("SELECT fold FROM standing WHERE customer_id = \(customer)") else { return nil }
    return try JSONDecoder().decode(Standing.self, from: Data(try row.text("fold").utf8))
  }

  /// Folds the person's evidence and keeps the result. What may shorten a life makes the scheduler
  /// look again today.
  @discardableResult
  package static func refold(_ customer: Int64, in tx: Transaction) throws -> Standing {
    let standing = try fold(customer, in: tx)
    try tx.run(
      """
      INSERT INTO standing (customer_id, fold, statement_digest, check_day)
      VALUES (\(customer), \(try encode(standing)), \(try tx.statement.digest), \(tx.today))
      ON CONFLICT (customer_id) DO UPDATE SET fold = excluded.fold, check_day = \(tx.today),
        reach_until = CASE WHEN standing.fold = excluded.fold THEN standing.reach_until ELSE 0 END
      """)
    return standing
  }

  /// Brings the next look forward to `day`, if it is later: a new datum with an earlier end.
  package static func look(at customer: Int64, noLaterThan day: Day, in tx: Transaction) throws {
    try tx.run("UPDATE standing SET check_day = \(day) WHERE customer_id = \(customer) AND check_day > \(day)")
  }

  /// A lower bound: on that day the person is looked at again, and may turn out not to be due.
  package static func look(at customer: Int64, on day: Day, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE standing SET check_day = \(day), statement_digest = \(try tx.statement.digest)
      WHERE customer_id = \(customer)
      """)
  }

  /// The evidence, read afresh.
  package static func fold(_ customer: Int64, in tx: Transaction) throws -> Standing {
    guard
      let person = try tx.first(
        "SELECT first_recorded, under16_until FROM customer WHERE customer_id = \(customer)")
    else { throw StorageError.corrupt("a standing was asked for somebody who is not there") }
    var standing = Standing(
      firstRecorded: try person.day("first_recorded"), under16Until: try person.optionalDay("under16_until"))
    standing.lastContact = try lastContact(customer, in: tx)
    for row in try tx.run(
      "SELECT name, since_day, ended_day FROM agreement WHERE customer_id = \(customer) ORDER BY since_day")
    {
      let span = AgreementSpan(since: try row.day("since_day"), ended: try row.optionalDay("ended_day"))
      let name: AgreementName = try row.value("name")
      standing.agreements[name] = joined(standing.agreements[name], span)
    }
    for row in try tx.run(
      """
      SELECT name, confirmed_at, withdrawn_at FROM consent WHERE customer_id = \(customer)
      ORDER BY confirmed_at, consent_id
      """)
    {
      standing.consents[try row.value("name")] = ConsentSpan(
        given: try row.instant("confirmed_at"), withdrawn: try row.optionalInstant("withdrawn_at"))
    }
    standing.stops = try tx.run(
      """
      SELECT act, scope, at, proven_at FROM stop WHERE customer_id = \(customer) AND taken_back_at IS NULL ORDER BY at, stop_id
      """
    ).map {
      Stop(
        try $0.value("act"), try $0.value("scope"), at: try $0.instant("at"), proven: !$0.isNull("proven_at"))
    }
    standing.lifts = try tx.run(
      "SELECT purpose, channel, brand, at FROM lift WHERE customer_id = \(customer) ORDER BY at, lift_id"
    ).map {
      Lift(
        try $0.value("purpose"), Lane(try $0.value("channel"), try $0.value("brand")), at: try $0.instant("at"))
    }
    standing.hold = try span("hold", customer, in: tx)
    standing.restriction = try span("restriction", customer, in: tx)
    standing.hasOpenCase = try tx.exists(
      "SELECT case_id FROM customer_case WHERE customer_id = \(customer) AND closed_day IS NULL LIMIT 1")
    return standing
  }

  /// The person's own newest contact of a kind the statement lists (A1). Their own consent is a
  /// sign-up, and outlives the history that an objection before it erased.
  private static func lastContact(_ customer: Int64, in tx: Transaction) throws -> Day? {
    let events = try tx.statement.contactEvents
    let contact = try tx.first(
      """
      SELECT MAX(happened_day) AS day FROM contact_event
      WHERE customer_id = \(customer) AND own_act = 1 AND kind IN (\(list: events.map(\.rawValue).sorted()))
      """
    )?.optionalDay("day")
    guard events.contains(.signUp) else { return contact }
    let signUp = try tx.first(
      """
      SELECT MAX(confirmed_at) AS at FROM consent
      WHERE customer_id = \(customer) AND source IN ('portal', 'doubleOptIn')
      """
    )?.optionalInstant("at")?.day
    return [contact, signUp].compactMap { $0 }.max()
  }

  private static func span(_ table: String, _ customer: Int64, in tx: Transaction) throws -> Span? {
    let open = try tx.run(
      """
      SELECT since_day, until_day FROM \(name: table)
      WHERE customer_id = \(customer) AND (until_day IS NULL OR until_day > \(tx.today))
      """)
    guard let since = try open.map({ try $0.day("since_day") }).min() else { return nil }
    let ends = try open.map { try $0.optionalDay("until_day") }
    return Span(since: since, until: ends.contains(nil) ? nil : ends.compactMap { $0 }.max())
  }

  /// Two spans of one agreement in one: from the first day to the last. One that begins next month
  /// must not take away that there was one until today.
  private static func joined(_ a: AgreementSpan?, _ b: AgreementSpan) -> AgreementSpan {
    guard let a else { return b }
    var ended: Day?
    if let aEnd = a.ended, let bEnd = b.ended { ended = max(aEnd, bEnd) }
    return AgreementSpan(since: min(a.since, b.since), ended: ended)
  }

  private static func encode(_ standing: Standing) throws -> String { try Ledger.json(standing) }
}
