import Domain
import Storage

/// NS Extra for service only: its benefits stay, and nothing is sent, profiled or counted for it (A3, S32).
enum ServiceExtra {
  /// The agreement that runs today; nil where none does.
  static func agreement(of customer: Int64, in tx: Transaction) throws -> Int64? {
    try tx.first(
      """
      SELECT agreement_id FROM agreement
      WHERE customer_id = \(customer) AND name = \(AgreementName.nsExtra.rawValue) AND since_day <= \(tx.today)
        AND (ended_day IS NULL OR ended_day > \(tx.today))
      ORDER BY since_day DESC, agreement_id
      """)?.integer("agreement_id")
  }

  /// Whether it runs, and may not look at how the person travels.
  static func isAll(_ standing: Standing, in tx: Transaction) throws -> Bool {
    guard standing.agreements[.nsExtra]?.runs(on: tx.today) == true else { return false }
    let day = tx.today
    let counter = Datum(.travelBehaviour, days: [.recorded: day, .happened: day, .monthEnd: day])
    let lane = Lane(.inHouse, .ns)
    return try !mayUse(tx.statement, standing, counter, day, for: .nsExtra, over: lane).isAllowed
      && mayUse(tx.statement, standing, Datum(.extraBenefits, days: [.recorded: day]), day, for: .nsExtra, over: lane)
        .isAllowed
  }
}
