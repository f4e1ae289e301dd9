import Domain
import Storage

/// The month counters of one travel_ref, eight columns for the statement's eight (S8, S9).
enum CounterTable {
  static func read(_ ref: Int64, in tx: Transaction) throws -> [Month: MonthCounter] {
    let query: Query = """
      SELECT month, travel_frequency, recency, peak_use, preferred_routes, preferred_stations, ov_fiets,
        bicycle_parking, travel_revenue
      FROM month_counter WHERE travel_ref = \(ref)
      """
    var counters: [Month: MonthCounter] = [:]
    for row in try tx.run(query) {
      guard let counter = try MonthCounter(row) else {
        throw StorageError.corrupt("a month counter does not read as one")
      }
      counters[try row.month("month")] = counter
    }
    return counters
  }

  /// Folds the trips still held into the counters and writes what changed, through the gate like
  /// everything. `emptied`: months whose last trip turned out to belong to another.
  static func renew(
    _ counters: [Month: MonthCounter], emptied: Set<Month>, by trips: [Trip], of customer: Int64, _ ref: Int64,
    in tx: Transaction
  ) throws -> (written: Int, refused: Int) {
    for month in emptied {
      try tx.run("DELETE FROM month_counter WHERE travel_ref = \(ref) AND month = \(month)")
    }
    let gate = try BulkWriting("month_counter", of: customer, in: tx)
    let kept = counters.filter { !emptied.contains($0.key) }
    var written = 0
    var refused = 0
    for (month, counter) in CounterFold.renewed(kept, by: trips, peak: peak).sorted(by: { $0.key < $1.key })
    where kept[month] != counter {
      if try gate.refusal(["month": month]) != nil {
        refused += 1
      } else {
        try put(counter, month, ref, through: gate)
        written += 1
      }
    }
    try gate.finish()
    return (written, refused)
  }

  /// The railway's peak, holidays and all (A13).
  static func peak(_ day: Day, _ checkIn: Int?) -> TravelPeak {
    switch Peak(checkIn: checkIn, on: day) {
    case .peak: .peak
    case .offPeak: .offPeak
    case .unknown: .unknown
    }
  }

  private static func put(
    _ counter: MonthCounter, _ month: Month, _ ref: Int64, through gate: BulkWriting
  ) throws {
    try gate.put(
      owner: ref,
      [
        "month": month, "travel_frequency": String(counter.travelFrequency),
        "recency": counter.recency.map(String.init) ?? "", "peak_use": counter.peak.text,
        "preferred_routes": counter.routesText, "preferred_stations": counter.stationsText,
        "ov_fiets": String(counter.ovFiets), "bicycle_parking": String(counter.bicycleParking),
        "travel_revenue": String(counter.travelRevenueCents),
      ])
  }
}

extension MonthCounter {
  /// Nil for a row that holds anything else than a counter.
  fileprivate init?(_ row: Storage.Record) throws {
    let line = try [
      "trips=" + row.text("travel_frequency"), "recency=" + row.text("recency"), "peak=" + row.text("peak_use"),
      "routes=" + row.text("preferred_routes"), "stations=" + row.text("preferred_stations"),
      "ovfiets=" + row.text("ov_fiets"), "parking=" + row.text("bicycle_parking"),
      "revenue=" + row.text("travel_revenue"),
    ]
    self.init(canonical: line.joined(separator: ";"))
  }
}

extension PeakSplit {
  var text: String { "\(peak)/\(offPeak)/\(unknown)" }
}
