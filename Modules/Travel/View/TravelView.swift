package import Domain
package import Storage

/// What is held of somebody's travelling, for the person (Art. 15, 20).
///
/// The single trips are the one exception to S14, and only as long as they exist: a copy of what is
/// held must be whole. No other page or export reads them.
package struct TravelView: Sendable {
  package struct CountedMonth: Sendable {
    package let month: Month
    package let counter: MonthCounter
  }

  /// Newest first.
  package let months: [CountedMonth]
  /// Newest first.
  package let trips: [Trip]

  package var isEmpty: Bool { months.isEmpty && trips.isEmpty }

  package static func of(_ customer: Int64, in tx: Transaction) throws -> TravelView {
    guard let ref = try tx.store.keyring.travelRef(of: customer) else { return TravelView(months: [], trips: []) }
    let counters = try CounterTable.read(ref, in: tx).sorted { $0.key > $1.key }
    let trips = try HeldTrips.read(ref, in: tx).trips.sorted {
      ($0.day.number, $0.checkIn ?? -1, $0.stored) > ($1.day.number, $1.checkIn ?? -1, $1.stored)
    }
    return TravelView(months: counters.map { CountedMonth(month: $0.key, counter: $0.value) }, trips: trips)
  }
}
