package import Domain

extension CounterFold {
  /// The counters after a change among the trips still held. Months whose trips are gone (R5) keep what
  /// was counted of them; only how long ago the last journey was can still change there.
  package static func renewed(
    _ counters: [Month: MonthCounter], by held: [Trip], peak: PeakRule
  ) -> [Month: MonthCounter] {
    let byMonth = Dictionary(grouping: held, by: \.day.month)
    guard let first = byMonth.keys.min() else { return counters }
    var renewed = counters.filter { $0.key < first }
    var previous = renewed.max { $0.key < $1.key }.map { (month: $0.key, counter: $0.value) }
    for month in Set(byMonth.keys).union(counters.keys.filter { $0 >= first }).sorted() {
      let folded = byMonth[month].flatMap { Self.counters($0, after: previous, peak: peak)[month] }
      guard let counter = folded ?? counters[month]?.following(previous, in: month) else { continue }
      renewed[month] = counter
      previous = (month, counter)
    }
    return renewed
  }
}

extension MonthCounter {
  fileprivate func following(_ previous: (month: Month, counter: MonthCounter)?, in month: Month) -> MonthCounter {
    guard travelFrequency == 0 else { return self }
    let travelled = previous.flatMap { before in before.counter.recency.map { before.month.adding(-$0) } }
    return MonthCounter(
      travelFrequency: travelFrequency, recency: travelled.map { month.number - $0.number }, peak: peak,
      preferredRoutes: preferredRoutes, preferredStations: preferredStations, ovFiets: ovFiets,
      bicycleParking: bicycleParking, travelRevenueCents: travelRevenueCents)
  }
}
