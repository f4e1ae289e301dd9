import Domain
package import Storage

/// How many rows each rule will have let go by the next days: worked out each night, so that a day on which much more
/// goes than that is noticed.
enum SweepForesight {
  /// The clock may stand still for two days before a guard stops everything, and foresight lasts as long.
  static let days = 3

  static func rows(on day: Day, in tx: Transaction) throws -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: try tx.run("SELECT rule, rows FROM sweep_forecast WHERE day = \(day)").map {
        (try $0.text("rule"), try $0.int("rows"))
      })
  }

  static func keep(_ foreseen: [Day: [String: Int]], in tx: Transaction) throws {
    try tx.run("DELETE FROM sweep_forecast")
    let rows = foreseen.flatMap { day, rules in rules.map { [day.bound, $0.key.bound, $0.value.bound] } }
    try tx.insert(into: "sweep_forecast", ["day", "rule", "rows"], rows)
  }

  static func make(_ bounds: SweepBounds, lanes: Range<Int>, in tx: Transaction) throws -> [Day: [String: Int]] {
    let days = (1...days).map { tx.today.adding(days: $0) }
    guard let last = days.last else { return [:] }
    let people = try StandingTable.people(in: tx)
    let due = lanes.map { DuePeople(lane: $0, day: last, underStatementOf: tx.today) }
    if try DuePeople.areAtMost(bounds.bound(among: people), due, in: tx) { return [:] }
    var ending: [Day: [String: Int]] = [:]
    for lane in due {
      var place = DuePeople.Place.beginning
      while true {
        let page = try lane.next(Sweep.most, after: &place, in: tx)
        if page.isEmpty { break }
        for examination in try Examination.make(of: page.map(\.customer), on: tx.today, in: tx) {
          for finding in examination.findings {
            guard let (day, rule) = try end(of: finding, examination.standing, by: last, in: tx) else { continue }
            ending[day, default: [:]][rule, default: 0] += 1
          }
        }
      }
    }
    return cumulated(ending, days)
  }

  /// When a row goes by the passing of time, and under which rule; nil where that is not by `last`.
  private static func end(
    of finding: Examination.Finding, _ standing: Standing, by last: Day, in tx: Transaction
  ) throws -> (Day, String)? {
    switch finding.verdict {
    case .erase(_, let rule, _): return (tx.today, rule)
    case .keep(let until, _):
      guard let until, until <= last else { return nil }
      let then = verdict(try tx.statement(on: until), standing, finding.row.datum, until)
      guard case .erase(_, let rule, _) = then else { return nil }
      return (until, rule)
    }
  }

  /// A sweep takes all that is due by its day.
  private static func cumulated(_ ending: [Day: [String: Int]], _ days: [Day]) -> [Day: [String: Int]] {
    Dictionary(
      uniqueKeysWithValues: days.map { day in
        (day, ending.filter { $0.key <= day }.values.reduce(into: [:]) { $0.merge($1) { $0 + $1 } })
      })
  }
}

extension Sweep {
  /// Works out what the next days' sweeps will let go.
  package func foresee(guarding: (Transaction) throws -> Void = { _ in }) throws {
    guard let bounds else { return }
    let foreseen = try store.readNow { tx in try SweepForesight.make(bounds, lanes: lanes, in: tx) }
    try store.writeNow { tx in
      try guarding(tx)
      try SweepForesight.keep(foreseen, in: tx)
    }
  }
}
