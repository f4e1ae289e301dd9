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
  package let day: Day
  package let standing: Standing
  package let findings: [Finding]
  /// The earliest day on which something kept can lapse by time alone.
  package let lookAgain: Day?

  package static func make(of customer: Int64, on day: Day, in tx: Transaction) throws -> Examination? {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return nil }
    return try make(of: customer, on: day, standing: standing, in: tx)
  }

  /// With a standing given: what would become of the rows if it were so.
  package static func make(
    of customer: Int64, on day: Day, standing: Standing, in tx: Transaction
  ) throws -> Examination {
    let statement = try tx.statement(on: day)
    let travelRef = try tx.store.keyring.travelRef(of: customer)
    let rows = try holdings(of: customer, travelRef: travelRef, in: tx)
    var looks: [Day] = []
    let findings = rows.map { row in
      let verdict = Domain.verdict(statement, standing, row.datum, day)
      if !verdict.erases, let look = Domain.nextLook(statement, standing, row.datum, day) { looks.append(look) }
      return Finding(row: row, verdict: verdict)
    }
    return Examination(
      customer: customer, travelRef: travelRef, day: day, standing: standing, findings: findings,
      lookAgain: looks.min())
  }

  /// Every row of every declared table that belongs to the person, travel included.
  package static func holdings(
    of customer: Int64, travelRef: Int64?, opening: Bool = false, in tx: Transaction
  ) throws -> [PersonalRow] {
    var rows: [PersonalRow] = []
    for table in Inventory.tables where table.category != nil {
      switch table.owner {
      case .customer: rows += try Rows.read(table, of: customer, opening: opening, in: tx)
      case .travel:
        if let travelRef { rows += try Rows.read(table, of: travelRef, opening: opening, in: tx) }
      case .rightsCase, .letter: break  // These age by themselves: see `CaseAgeing`.
      }
    }
    return rows
  }
}
