import Domain
import Storage

/// The standings of people as they are to be kept, each with the day on which the sweep looks at them next.
enum NextLook {
  /// Those whom an erasure changed: what went may have been evidence others leaned on, so both are worked out
  /// from what is left. Who has something that is due by now is looked at once more, today.
  static func after(_ outcome: Erasure.Outcome, in tx: Transaction) throws -> [StandingTable.Kept] {
    if outcome.left.isEmpty { return [] }
    let statement = try tx.statement
    let spines = try StandingTable.evidence(of: outcome.left.keys.sorted(), in: tx)
    return try spines.sorted { $0.key < $1.key }.map { customer, spine in
      let rows = outcome.left[customer, default: []]
      var evidence = spine
      evidence.add(rows)
      let standing = try evidence.fold(under: statement, today: tx.today)
      let again = Examination(
        Holdings(customer: customer, travelRef: nil, rows: rows), standing, under: statement, on: tx.today)
      return of(again, on: tx.today)
    }
  }

  /// One who was only looked at, on a day: who has something that is due by then is due on it.
  static func of(_ examination: Examination, on day: Day) -> StandingTable.Kept {
    let isDue = examination.findings.contains { $0.verdict.erases }
    return StandingTable.Kept(
      examination.customer, examination.standing, lookingOn: isDue ? day : examination.lookAgain ?? farAway)
  }

  /// One whom a plan found nothing to do about.
  static func unchanged(_ plan: ErasurePlan) -> StandingTable.Kept {
    StandingTable.Kept(plan.customer, plan.standing, lookingOn: plan.lookAgain ?? farAway)
  }

  private static let farAway = Month(year: 9999, month: 12).last
}
