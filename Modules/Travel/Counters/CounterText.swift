/// The one way a counter is written down: equal counters have equal bytes.
extension MonthCounter {
  /// `trips=12;recency=0;peak=3/8/1;routes=ASD-UT,RTD-UT;stations=UT,ASD,RTD;ovfiets=1;parking=0;revenue=12345`
  package var canonical: String {
    [
      "trips=\(travelFrequency)", "recency=\(recency.map(String.init) ?? "")",
      "peak=\(peak.peak)/\(peak.offPeak)/\(peak.unknown)", "routes=\(routesText)", "stations=\(stationsText)",
      "ovfiets=\(ovFiets)", "parking=\(bicycleParking)", "revenue=\(travelRevenueCents)",
    ].joined(separator: ";")
  }

  /// The lists as a text column holds them.
  package var routesText: String { preferredRoutes.map(\.description).joined(separator: ",") }
  package var stationsText: String { preferredStations.map(\.description).joined(separator: ",") }

  /// Nil for a list of more than three, or with something in it that is none.
  package static func routes(_ text: String) -> [Route]? { list(text) { Route($0) } }
  package static func stations(_ text: String) -> [StationCode]? { list(text) { StationCode($0) } }

  /// Reads what `canonical` wrote and nothing else.
  package init?(canonical text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    let names = ["trips", "recency", "peak", "routes", "stations", "ovfiets", "parking", "revenue"]
    guard parts.count == names.count else { return nil }
    var values: [String] = []
    for (part, name) in zip(parts, names) {
      guard part.hasPrefix(name + "=") else { return nil }
      values.append(String(part.dropFirst(name.count + 1)))
    }
    let split = values[2].split(separator: "/").compactMap { Int($0) }
    guard let trips = Int(values[0]), split.count == 3, let routes = Self.routes(values[3]),
      let stations = Self.stations(values[4]), let ovFiets = Int(values[5]), let parking = Int(values[6]),
      let revenue = Int(values[7])
    else { return nil }
    self.init(
      travelFrequency: trips, recency: Int(values[1]),
      peak: PeakSplit(peak: split[0], offPeak: split[1], unknown: split[2]), preferredRoutes: routes,
      preferredStations: stations, ovFiets: ovFiets, bicycleParking: parking, travelRevenueCents: revenue)
    guard canonical == text else { return nil }
  }

  private static func list<Item>(_ text: String, _ read: (String) -> Item?) -> [Item]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let items = parts.compactMap { read(String($0)) }
    return items.count == parts.count && items.count <= CounterFold.preferences ? items : nil
  }
}
