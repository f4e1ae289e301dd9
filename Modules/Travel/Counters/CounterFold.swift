package import Domain

/// On which side of the peak a check-in falls.
package enum TravelPeak: Sendable { case peak, offPeak, unknown }

/// Folds trips into month counters. Pure, and blind to the order of the trips.
package enum CounterFold {
  /// The day and the minute of check-in; without a minute the answer must be `unknown` (A13).
  package typealias PeakRule = (Day, Int?) -> TravelPeak

  /// How many routes and stations count as preferred.
  package static let preferences = 3

  /// One person's counters for every month with something to count.
  ///
  /// `previous` is the newest counter before these trips: raw trips go after their month (R5), so how long
  /// ago the last journey was comes from the counter that remains.
  package static func counters(
    _ trips: [Trip], after previous: (month: Month, counter: MonthCounter)? = nil, peak: PeakRule
  ) -> [Month: MonthCounter] {
    var tallies: [Month: MonthTally] = [:]
    var rest = trips.sorted { $0.day < $1.day }[...]
    while let first = rest.first {
      let month = first.day.month
      let last = month.last
      let end = rest.firstIndex { $0.day > last } ?? rest.endIndex
      var tally = MonthTally()
      for trip in rest[..<end] { tally.count(trip, peak: peak) }
      tallies[month] = tally
      rest = rest[end...]
    }
    var travelled = previous.flatMap { before in before.counter.recency.map { before.month.adding(-$0) } }
    var counters: [Month: MonthCounter] = [:]
    for (month, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      if tally.trips > 0 { travelled = month }
      counters[month] = tally.counter(recency: travelled.map { month.number - $0.number })
    }
    return counters
  }

  /// The same counters after trips of `month` or later came in or changed: earlier ones stand as they are.
  ///
  /// `trips` are all that are held of `month` and later. A month of which nothing is left loses its counter.
  package static func refold(
    _ counters: [Month: MonthCounter], from month: Month, trips: [Trip], peak: PeakRule
  ) -> [Month: MonthCounter] {
    var kept = counters.filter { $0.key < month }
    let previous = kept.max { $0.key < $1.key }.map { (month: $0.key, counter: $0.value) }
    let fresh = Self.counters(trips.filter { $0.day >= month.first }, after: previous, peak: peak)
    kept.merge(fresh) { _, new in new }
    return kept
  }
}

/// The sums of one month while they are made.
private struct MonthTally {
  private(set) var trips = 0
  private var split = PeakSplit()
  private var routes: [Route] = []
  private var stations: [StationCode] = []
  private var ovFiets = 0
  private var parking = 0
  private var cents = 0

  mutating func count(_ trip: Trip, peak: CounterFold.PeakRule) {
    cents += trip.fareCents
    switch trip.kind {
    case .ovFiets: ovFiets += 1
    case .bicycleParking: parking += 1
    case .supplement, .correction: break
    case .journey:
      trips += 1
      switch peak(trip.day, trip.checkIn) {
      case .peak: split.peak += 1
      case .offPeak: split.offPeak += 1
      case .unknown: split.unknown += 1
      }
      if let from = trip.from { stations.append(from) }
      if let to = trip.to { stations.append(to) }
      if let from = trip.from, let to = trip.to, from != to { routes.append(Route(from, to)) }
    }
  }

  func counter(recency: Int?) -> MonthCounter {
    MonthCounter(
      travelFrequency: trips, recency: recency, peak: split, preferredRoutes: Self.preferred(routes),
      preferredStations: Self.preferred(stations), ovFiets: ovFiets, bicycleParking: parking,
      travelRevenueCents: cents)
  }

  /// The most frequent, at most three; equals by their code, so that no order of arrival shows.
  private static func preferred<Item: Comparable>(_ items: [Item]) -> [Item] {
    var runs: [(item: Item, count: Int)] = []
    for item in items.sorted() {
      if runs.last?.item == item { runs[runs.count - 1].count += 1 } else { runs.append((item, 1)) }
    }
    runs.sort { $0.count != $1.count ? $0.count > $1.count : $0.item < $1.item }
    return runs.prefix(CounterFold.preferences).map(\.item)
  }
}
