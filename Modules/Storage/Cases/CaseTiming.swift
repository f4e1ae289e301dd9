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

    /// The column in which its clock begins, and the one in which it ends.
    var columns: (began: String, ended: String) {
      switch self {
      case .stopped: ("asked_at", "stopped_at")
      case .unreadable: ("proven_at", "unreadable_at")
      case .gone: ("proven_at", "gone_at")
      }
    }
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

  /// Of all cases kept: how many took so long at most, for each of `bounds` in milliseconds.
  package struct Histogram: Hashable, Sendable {
    package let counts: [Int]
    package let all: Int
    package let milliseconds: Int64
  }

  package static func histogram(of effect: Effect, upTo bounds: [Int], in tx: Transaction) throws -> Histogram {
    let (began, ended) = effect.columns
    let took: Query = "\(name: ended) - \(name: began)"
    let each = bounds.enumerated().reduce(Query("")) { query, bound in
      query + ", COUNT(CASE WHEN \(took) <= \(bound.element) THEN 1 END) AS \(name: "b\(bound.offset)")"
    }
    let row = try tx.first(
      """
      SELECT COUNT(\(took)) AS n, CAST(COALESCE(SUM(\(took)), 0) AS BIGINT) AS sum\(each) FROM case_timing
      """)
    guard let row else { return Histogram(counts: bounds.map { _ in 0 }, all: 0, milliseconds: 0) }
    return Histogram(
      counts: try bounds.indices.map { try row.int("b\($0)") }, all: try row.int("n"),
      milliseconds: try row.integer("sum"))
  }

  /// How long the cases of some time took: half of them at most so long, all but one in twenty, and the slowest.
  package struct Spread: Hashable, Sendable {
    package let cases: Int
    /// In milliseconds.
    package let median: Int64
    package let ninetyFifth: Int64
    package let worst: Int64
  }

  /// Of the cases whose clock began since then, by nearest rank; nil where none has had this effect.
  package static func spread(of effect: Effect, since moment: Instant, in tx: Transaction) throws -> Spread? {
    let (began, ended) = effect.columns
    let took: Query = "\(name: ended) - \(name: began)"
    let among: Query = "FROM case_timing WHERE \(name: began) >= \(moment) AND \(name: ended) IS NOT NULL"
    let row = try tx.first("SELECT COUNT(*) AS cases, MAX(\(took)) AS worst \(among)")
    guard let cases = try row?.int("cases"), cases > 0, let worst = try row?.integer("worst") else { return nil }
    func atPlace(_ place: Int) throws -> Int64 {
      try tx.first("SELECT \(took) AS took \(among) ORDER BY took LIMIT 1 OFFSET \(place - 1)")?.integer("took")
        ?? worst
    }
    return Spread(
      cases: cases, median: try atPlace((cases + 1) / 2), ninetyFifth: try atPlace((cases * 19 + 19) / 20),
      worst: worst)
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
