import Domain

/// What makes a trip the same trip when it is delivered twice.
///
/// The lines below are input to a keyed digest and are not stored themselves. They hold what the row
/// says in itself: what its neighbours in one file add to it (the time of check-in) may be missing at the
/// edge of another export, and would make two trips of one.
package enum TripIdentity {
  /// The same for a Dutch and an English export of one transaction.
  static func content(
    kind: RowKind, day: Day, checkIn: Int?, checkOut: Int?, from: String, to: String, cents: Int
  ) -> String {
    [
      kind.rawValue, day.description, checkIn.map(String.init) ?? "", checkOut.map(String.init) ?? "",
      Words.joined(from), Words.joined(to), String(cents),
    ].joined(separator: "|")
  }

  /// One line per trip of the file, in the order of the rows that are trips.
  ///
  /// Rows that say exactly the same are told apart by an index within their file, so that a second
  /// delivery meets the same lines. `card` names the card of rows that carry none.
  package static func lines(_ rows: [TravelRow], card: String? = nil) -> [(line: String, trip: Trip)] {
    let found = rows.compactMap { row in
      row.trip.map { (base: "trip|\(row.cardNumber ?? card ?? "")|\(row.content)", trip: $0) }
    }
    // Among equals the best known comes first, wherever it stands in the file.
    let order = found.indices.sorted { a, b in
      if found[a].base != found[b].base { return found[a].base < found[b].base }
      return found[a].trip == found[b].trip ? a < b : found[a].trip.isBetterKnown(than: found[b].trip)
    }
    var occurrence = 0
    var lines = found.map { (line: $0.base, trip: $0.trip) }
    for (position, index) in order.enumerated() {
      let repeats = position > 0 && found[order[position - 1]].base == found[index].base
      occurrence = repeats ? occurrence + 1 : 0
      lines[index].line += "|\(occurrence)"
    }
    return lines
  }
}

extension Trip {
  /// Which of two deliveries of one trip to keep, whichever came first: the one with a time.
  package func isBetterKnown(than other: Trip) -> Bool {
    switch (checkIn, other.checkIn) {
    case (_?, nil): true
    case (nil, _?): false
    case (let a?, let b?): (day.number, a) < (other.day.number, b)
    case (nil, nil): day < other.day
    }
  }
}

/// Trips delivered so far, each once: the rule a table of trips follows, as a value.
package struct TripSet: Sendable {
  private var held: [String: Trip] = [:]

  package init() {}

  /// Returns how many trips are new.
  @discardableResult
  package mutating func deliver(_ rows: [TravelRow], card: String? = nil) -> Int {
    let before = held.count
    for (line, trip) in TripIdentity.lines(rows, card: card) {
      if let known = held[line], !trip.isBetterKnown(than: known) { continue }
      held[line] = trip
    }
    return held.count - before
  }

  package var count: Int { held.count }

  /// In no order that means anything.
  package var trips: [Trip] { Array(held.values) }
}
