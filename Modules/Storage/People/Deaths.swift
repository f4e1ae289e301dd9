package import Domain

/// Reports that somebody has died (R11): who said so, and for which day.
package enum Deaths {
  package enum Source: String, CaseIterable, Sendable {
    /// Somebody close told us.
    case relatives
    /// The national register of the deceased, or a colleague who looked it up there.
    case register
  }

  package struct Report: Sendable {
    package let customer: Int64
    package let caseID: Int64
    /// The stop it made, which goes when the report does.
    package let stop: Int64
    package let source: Source
    package let died: Day?
    package let recorded: Day
  }

  @discardableResult
  package static func record(
    of customer: Int64, _ source: Source, died: Day?, for caseID: Int64, stop: Int64, in tx: Transaction
  ) throws -> Int64 {
    let id = try write(customer, source.rawValue, died, caseID: caseID, stop: stop, on: tx.today, in: tx)
    try Ledger.note(
      .deathReported, of: customer, ["source": source.rawValue, "died": died?.description ?? ""], in: tx)
    return id
  }

  /// Newest first.
  package static func all(of customer: Int64, in tx: Transaction) throws -> [Report] {
    try tx.run(
      """
      SELECT customer_id, case_id, stop_id, source, died_day, recorded_day FROM death_report
      WHERE customer_id = \(customer) ORDER BY recorded_day DESC, report_id
      """
    ).map { row in
      Report(
        customer: try row.integer("customer_id"), caseID: try row.integer("case_id"), stop: try row.integer("stop_id"),
        source: Source(rawValue: try row.text("source")) ?? .relatives, died: try row.optionalDay("died_day"),
        recorded: try row.day("recorded_day"))
    }
  }

  /// Whether nobody writes to this person any more but to their relatives.
  package static func isReported(_ customer: Int64, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM death_report WHERE customer_id = \(customer) LIMIT 1
      """)
  }

  /// Everybody of whom that is so: few.
  package static func reported(in tx: Transaction) throws -> Set<Int64> {
    Set(try tx.run("SELECT DISTINCT customer_id FROM death_report").map { try $0.integer("customer_id") })
  }

  /// "I am alive": all of it was wrong, and a wrong report is kept by nobody (Art. 16). That there was one stands in the
  /// case and in the log.
  package static func takeBack(of customer: Int64, in tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM death_report WHERE customer_id = \(customer)
      """)
    guard tx.changes > 0 else { return }
    try Ledger.note(.deathTakenBack, of: customer, in: tx)
  }

  /// Done again on a copy that was put back. The case is lost with the copy, and silence proves nothing there: the
  /// advertising stays stopped, and what it ended rests until somebody confirms the death once more.
  static func reapply(_ entry: LedgerEntry, to customer: Int64, in tx: Transaction) throws {
    let day = Instant(milliseconds: entry.at).day
    if entry.kind == .deathTakenBack {
      try tx.run(
        """
        DELETE FROM death_report WHERE customer_id = \(customer)
        """)
      return
    }
    // The stop came back just before, and is of the same moment.
    let stop = try tx.first("SELECT stop_id FROM stop WHERE customer_id = \(customer) AND at = \(entry.at)")
    try write(
      customer, try Evidence.field("source", entry), Day(try Evidence.field("died", entry)), caseID: 0,
      stop: try stop?.integer("stop_id") ?? 0, on: day, in: tx)
  }

  @discardableResult
  private static func write(
    _ customer: Int64, _ source: String, _ died: Day?, caseID: Int64, stop: Int64, on day: Day, in tx: Transaction
  ) throws -> Int64 {
    try Rows.write(
      "death_report", of: customer,
      ["case_id": caseID, "stop_id": stop, "source": source, "died_day": died, "recorded_day": day], in: tx)
  }
}
