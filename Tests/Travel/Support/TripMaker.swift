import Domain

@testable import Travel
import TestSupport

/// Histories drawn from a seed.
enum TripMaker {
  static let stations = ["UT", "ASD", "RTD", "GVC", "EHV", "ZL"].compactMap { StationCode($0) }

  static func history(_ count: Int, _ random: inout Dice) -> [Trip] {
    (0..<count).map { _ in trip(on: Day(number: 20_000 + random.below(400)), &random) }
  }

  static func trip(on day: Day, _ random: inout Dice) -> Trip {
    let kind = random.pick(
      [.journey, .journey, .journey, .ovFiets, .bicycleParking, .supplement, .correction] as [Trip.Kind])
    let stops = kind == .journey && random.below(5) > 0
    return Trip(
      kind: kind, day: day, checkIn: random.below(4) == 0 ? nil : random.below(1440),
      from: stops ? random.pick(stations) : nil, to: stops ? random.pick(stations) : nil,
      fareCents: random.below(3000) - 100)
  }

  /// The statement's own peak, without holidays: enough to fold with.
  static func peak(_ day: Day, _ minute: Int?) -> TravelPeak {
    guard let minute else { return .unknown }
    guard day.weekday.rawValue < 6 else { return .offPeak }
    return (390..<540).contains(minute) || (960..<1110).contains(minute) ? .peak : .offPeak
  }
}

extension [Month: MonthCounter] {
  /// All counters as one text: equal counters, equal bytes.
  var canonical: String { sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.canonical)\n" }.joined() }
}
