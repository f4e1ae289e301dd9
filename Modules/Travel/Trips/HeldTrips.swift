package import Domain
import Storage

/// The raw trips held of one travel_ref: read whole, since they live only until their month is closed.
struct HeldTrips {
  enum Delivery { case new, better, known }

  private let ref: Int64
  private var byKey: [[UInt8]: Trip] = [:]

  var trips: [Trip] { Array(byKey.values) }
  var months: Set<Month> { Set(byKey.values.map(\.day.month)) }

  static func read(_ ref: Int64, in tx: Transaction) throws -> HeldTrips {
    var held = HeldTrips(ref: ref)
    try tx.each("SELECT trip_key, trip, happened_day FROM raw_trip WHERE travel_ref = \(ref)") { row in
      let text = try row.text("trip")
      guard let trip = Trip(stored: text, day: try row.day("happened_day")) else {
        throw StorageError.corrupt("a raw trip does not read as one")
      }
      held.byKey[try row.bytes("trip_key")] = trip
    }
    return held
  }

  private init(ref: Int64) {
    self.ref = ref
  }

  /// Stores a trip that is new, or better known than before. `keys`: its digest under the key in use,
  /// then under retired ones.
  mutating func deliver(_ trip: Trip, _ keys: [[UInt8]], through gate: BulkWriting) throws -> Delivery {
    guard let key = keys.first(where: { byKey[$0] != nil }), let known = byKey[key] else {
      try put(trip, keys[0], through: gate)
      return .new
    }
    guard trip.isBetterKnown(than: known) else { return .known }
    // A trip that turns out to have begun the evening before may change its month.
    if known.day.month != trip.day.month {
      try gate.remove(owner: ref, ["month": known.day.month, "trip_key": key])
    }
    try put(trip, key, through: gate)
    return .better
  }

  private mutating func put(_ trip: Trip, _ key: [UInt8], through gate: BulkWriting) throws {
    try gate.put(
      owner: ref,
      ["month": trip.day.month, "trip_key": key, "trip": trip.stored, "happened_day": trip.day])
    byKey[key] = trip
  }
}

/// How a trip lies in its row: `0|478|AMR|ASD|1020`. The day has a column of its own; the card, the
/// product and the file have none.
extension Trip {
  package var stored: String {
    [
      String(kind.rawValue), checkIn.map(String.init) ?? "", from?.description ?? "", to?.description ?? "",
      String(fareCents),
    ].joined(separator: "|")
  }

  /// Reads what `stored` wrote and nothing else.
  package init?(stored text: String, day: Day) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let kind = Int(parts[0]).flatMap(Kind.init), let cents = Int(parts[4]) else { return nil }
    self.init(
      kind: kind, day: day, checkIn: Int(parts[1]), from: StationCode(parts[2]), to: StationCode(parts[3]),
      fareCents: cents)
    guard stored == text else { return nil }
  }
}
