import Domain
import Storage

/// Makes the profile of NS Extra anew from the month counters that NS Extra may use today: inside a running agreement, and
/// nowhere else (S32). No trip is looked at (S14).
enum ExtraProfiling {
  static func renew(_ customer: Int64, in tx: Transaction) throws {
    guard let standing = try StandingTable.standing(of: customer, in: tx),
      standing.agreements[.nsExtra]?.runs(on: tx.today) == true
    else { return }
    let found = try counted(customer, standing, in: tx)
    do {
      try ExtraBenefits.keep(found, of: customer, in: tx)
    } catch is RowRefused {
      // The agreement runs and may hold no profile: somebody said no to it.
    }
  }

  private static func counted(
    _ customer: Int64, _ standing: Standing, in tx: Transaction
  ) throws -> ExtraProfile? {
    guard let ref = try tx.store.keyring.travelRef(of: customer) else { return nil }
    let statement = try tx.statement
    let first = tx.today.month.adding(-ExtraProfile.months)
    var (peak, offPeak) = (0, 0)
    for row in try Rows.read(Inventory.table("month_counter"), of: ref, in: tx) {
      guard try row.record.month("month") >= first,
        mayUse(statement, standing, row.datum, tx.today, for: .nsExtra).isAllowed
      else { continue }
      // In, outside and unknown, as the counter writes them.
      let parts = try row.record.text("peak_use").split(separator: "/").compactMap { Int($0) }
      guard parts.count == 3 else { continue }
      peak += parts[0]
      offPeak += parts[1]
    }
    return ExtraProfile(peak: peak, offPeak: offPeak)
  }
}
