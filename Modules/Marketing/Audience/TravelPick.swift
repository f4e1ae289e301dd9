import Domain
import Storage

/// Whom a campaign means by how they travel (S7–S9): from the month counters of the last whole months, the finest
/// that marketing ever sees (S14). Who those travellers are is asked of the keyring, a few people at a time, and kept
/// nowhere.
struct TravelPick {
  private let keyring: Keyring
  /// Travellers who travel so.
  private let refs: Set<Int64>

  init(_ wanted: TravelSelection, in tx: Transaction) throws {
    keyring = tx.store.keyring
    let last = tx.today.month.adding(-1)
    var sums: [Int64: Sum] = [:]
    try tx.each(
      """
      SELECT travel_ref, travel_frequency, peak_use FROM month_counter
      WHERE month >= \(last.adding(1 - wanted.months)) AND month <= \(last)
      """
    ) { row in
      sums[try row.integer("travel_ref"), default: Sum()].add(
        journeys: try row.text("travel_frequency"), peak: try row.text("peak_use"))
    }
    refs = Set(sums.filter { $0.value.fits(wanted) }.keys)
  }

  func picked(among customers: [Int64]) throws -> Set<Int64> {
    guard !refs.isEmpty else { return [] }
    var picked: Set<Int64> = []
    for chunk in customers.chunks(of: 5000) {
      for (customer, ref) in try keyring.travelRefs(of: chunk) where refs.contains(ref) { picked.insert(customer) }
    }
    return picked
  }

  private struct Sum {
    private var journeys = 0
    private var peak = 0
    private var known = 0

    /// `split`: in the peak, outside it, and at an hour that is not known (A13).
    mutating func add(journeys: String, peak split: String) {
      self.journeys += Int(journeys) ?? 0
      let parts = split.split(separator: "/").map { Int($0) ?? 0 }
      peak += parts.first ?? 0
      known += parts.prefix(2).reduce(0, +)
    }

    func fits(_ wanted: TravelSelection) -> Bool {
      if let least = wanted.leastJourneys, journeys < least * wanted.months { return false }
      if let most = wanted.mostJourneys, journeys > most * wanted.months { return false }
      if let least = wanted.leastPeakPercent { return known > 0 && peak * 100 >= least * known }
      return true
    }
  }
}
