package import Domain
package import Storage

/// Everything held about one person, each row with its verdict on one day: what retention,
/// objection, withdrawal and erasure all look at.
package struct Examination: Sendable {
  package struct Finding: Sendable {
    package let row: PersonalRow
    package let verdict: Verdict
  }

  package let customer: Int64
  package let travelRef: Int64?
  package let standing: Standing
  package let findings: [Finding]
  /// The earliest day on which something kept can lapse by time alone.
  package let lookAgain: Day?

  package init(_ holdings: Holdings, _ standing: Standing, under statement: Statement, on day: Day) {
    var looks: [Day] = []
    var before: Finding?
    // Who has a long history has many rows of one day.
    var known: [Datum: Verdict] = [:]
    let hasMany = holdings.rows.count > 100
    findings = holdings.rows.map { row in
      // Rows of one day lie together, and what holds for one holds for the next.
      if let before, before.row.datum == row.datum { return Finding(row: row, verdict: before.verdict) }
      if hasMany, let verdict = known[row.datum] { return Finding(row: row, verdict: verdict) }
      let verdict = Domain.verdict(statement, standing, row.datum, day)
      if !verdict.erases, let look = Domain.nextLook(statement, standing, row.datum, day) { looks.append(look) }
      let finding = Finding(row: row, verdict: verdict)
      before = finding
      if hasMany { known[row.datum] = verdict }
      return finding
    }
    customer = holdings.customer
    travelRef = holdings.travelRef
    self.standing = standing
    lookAgain = looks.min()
  }

  package static func make(of customer: Int64, on day: Day, in tx: Transaction) throws -> Examination? {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return nil }
    return try Holdings.read(of: [customer], in: tx).first.map {
      Examination($0, standing, under: try tx.statement(on: day), on: day)
    }
  }

  /// Of many people, each by a standing folded afresh from the very rows looked at: another statement may count
  /// other contacts, and a hold may have ended by itself. Who is not there is left out.
  package static func make(of customers: [Int64], on day: Day, in tx: Transaction) throws -> [Examination] {
    let (today, statement) = (try tx.statement, try tx.statement(on: day))
    let spines = try StandingTable.evidence(of: customers, in: tx)
    return try Holdings.read(of: customers, in: tx).compactMap { holdings in
      guard var evidence = spines[holdings.customer] else { return nil }
      evidence.add(holdings.rows)
      return Examination(
        holdings, try evidence.fold(under: today, today: tx.today), under: statement, on: day)
    }
  }
}
