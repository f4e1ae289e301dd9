/// What is known of somebody's travelling in one month: the statement's eight counters and no ninth (S8, S9).
///
/// No day, no time, no single trip and no order of trips can be read from it (S14).
package struct MonthCounter: Hashable, Sendable {
  /// Reisfrequentie: journeys; each leg of a transfer is one.
  package let travelFrequency: Int
  /// Tijdsduur na de laatste reis, in whole months: 0 when there was a journey in this month, 2 when the
  /// last one was two months before. Counted in days it would tell the date of a trip, which S14 rules out.
  /// Nil while no journey is known.
  package let recency: Int?
  /// Binnen en buiten spits.
  package let peak: PeakSplit
  /// Voorkeurstrajecten: at most three, most travelled first; there and back is one.
  package let preferredRoutes: [Route]
  /// Voorkeursstations: at most three, most used first, as a beginning or an end.
  package let preferredStations: [StationCode]
  /// OV-fiets: rentals.
  package let ovFiets: Int
  /// Stallen op rekening: times.
  package let bicycleParking: Int
  /// Reisopbrengst in cents: journeys, supplements, corrections, OV-fiets and parking; no balance, no products.
  package let travelRevenueCents: Int

  package init(
    travelFrequency: Int, recency: Int?, peak: PeakSplit, preferredRoutes: [Route],
    preferredStations: [StationCode], ovFiets: Int, bicycleParking: Int, travelRevenueCents: Int
  ) {
    self.travelFrequency = travelFrequency
    self.recency = recency
    self.peak = peak
    self.preferredRoutes = preferredRoutes
    self.preferredStations = preferredStations
    self.ovFiets = ovFiets
    self.bicycleParking = bicycleParking
    self.travelRevenueCents = travelRevenueCents
  }
}

/// Journeys by the time of check-in. What is not known is counted as such (A13).
package struct PeakSplit: Hashable, Sendable {
  package var peak: Int
  package var offPeak: Int
  package var unknown: Int

  package init(peak: Int = 0, offPeak: Int = 0, unknown: Int = 0) {
    self.peak = peak
    self.offPeak = offPeak
    self.unknown = unknown
  }
}

/// Two stations, the same there and back.
package struct Route: Hashable, Comparable, Sendable {
  package let a: StationCode
  package let b: StationCode

  package init(_ one: StationCode, _ other: StationCode) {
    a = min(one, other)
    b = max(one, other)
  }

  package static func < (x: Route, y: Route) -> Bool { (x.a, x.b) < (y.a, y.b) }
}

/// `ASD-UT`.
extension Route: CustomStringConvertible {
  package var description: String { "\(a)-\(b)" }

  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let a = StationCode(String(parts[0])), let b = StationCode(String(parts[1])) else {
      return nil
    }
    self.init(a, b)
  }
}
