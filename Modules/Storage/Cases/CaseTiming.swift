package import Domain

/// How long a case took to have its three effects, by the clock of the machine that did the work: from the click to
/// the stop, from the proof to the last key destroyed, from the proof to the last byte gone.
///
/// The clock runs from the door, before the wait for other writers. Where silence is the proof, it runs from the end
/// of the silence. A server's own journal is not in it: there no byte means the keyring's tables without the key.
package struct CaseTiming: Hashable, Sendable {
  package let askedAt: Instant?
  package let stoppedAt: Instant?
  package let provenAt: Instant?
  package let unreadableAt: Instant?
  package let goneAt: Instant?

  package enum Effect: String, CaseIterable, Sendable {
    case stopped, unreadable, gone
  }

  /// In milliseconds; nil while it has not come to that.
  package func took(_ effect: Effect) -> Int64? {
    let (began, ended) =
      switch effect {
      case .stopped: (askedAt, stoppedAt)
      case .unreadable: (provenAt, unreadableAt)
      case .gone: (provenAt, goneAt)
      }
    guard let began, let ended else { return nil }
    return ended.milliseconds - began.milliseconds
  }

  package static func of(_ caseID: Int64, in tx: Transaction) throws -> CaseTiming? {
    try tx.first("SELECT * FROM case_timing WHERE case_id = \(caseID)").map { row in
      CaseTiming(
        askedAt: try row.optionalInstant("asked_at"), stoppedAt: try row.optionalInstant("stopped_at"),
        provenAt: try row.optionalInstant("proven_at"), unreadableAt: try row.optionalInstant("unreadable_at"),
        goneAt: try row.optionalInstant("gone_at"))
    }
  }

  // MARK: - Keeping it

  /// What the event begins, noted in its own transaction, so that what is still owed after a crash is known.
  static func note(_ event: CaseEvent, of caseID: Int64, in tx: Transaction) throws {
    switch event {
    case .stop:
      try tx.run(
        """
        INSERT INTO case_timing (case_id, asked_at) VALUES (\(caseID), \(tx.asked))
        ON CONFLICT (case_id) DO UPDATE SET asked_at = excluded.asked_at
        """)
      tx.aftermath.stopped.append(caseID)
    case .prove:
      try prove(caseID, at: try silenceEnded(caseID, in: tx) ?? tx.asked, in: tx)
    case .erase:
      if let ended = try silenceEnded(caseID, in: tx) { try prove(caseID, at: ended, in: tx) }
      try tx.run(
        """
        INSERT INTO case_timing (case_id, proven_at, erased_at) VALUES (\(caseID), \(tx.asked), \(tx.now))
        ON CONFLICT (case_id) DO UPDATE SET proven_at = COALESCE(case_timing.proven_at, excluded.proven_at),
          erased_at = excluded.erased_at
        """)
      tx.aftermath.erased.append(caseID)
    default: break
    }
  }

  static func keep(_ cases: [Int64], stoppedAt: Instant, on connection: any Connection) throws {
    guard !cases.isEmpty else { return }
    try connection.run(
      "UPDATE case_timing SET stopped_at = \(stoppedAt) WHERE case_id \(connection.dialect.among(cases))")
  }

  static func keep(
    _ cases: [Int64], unreadableAt: Instant, goneAt: Instant?, on connection: any Connection
  ) throws {
    guard !cases.isEmpty else { return }
    try connection.run(
      """
      UPDATE case_timing SET unreadable_at = COALESCE(unreadable_at, \(unreadableAt)), gone_at = \(goneAt)
      WHERE case_id \(connection.dialect.among(cases)) AND gone_at IS NULL
      """)
  }

  /// Cases erased by then of which bytes may still be there.
  static func owed(upTo moment: Instant, on connection: any Connection) throws -> [Int64] {
    try connection.run(
      """
      SELECT case_id FROM case_timing WHERE erased_at IS NOT NULL AND gone_at IS NULL AND erased_at <= \(moment)
      ORDER BY erased_at, case_id LIMIT 1000
      """
    ).map { try $0.integer("case_id") }
  }

  private static func prove(_ caseID: Int64, at moment: Instant, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO case_timing (case_id, proven_at) VALUES (\(caseID), \(moment))
      ON CONFLICT (case_id) DO UPDATE SET proven_at = excluded.proven_at
      """)
  }

  /// The moment the house was to go on by itself, where that is why it does now.
  private static func silenceEnded(_ caseID: Int64, in tx: Transaction) throws -> Instant? {
    try tx.first(
      "SELECT acts_at FROM rights_case WHERE case_id = \(caseID) AND acts_at IS NOT NULL AND acts_at <= \(tx.now)"
    )?.instant("acts_at")
  }
}
