package import Domain
import Storage

/// What goes in which month, by kind of data, if nothing happens but the passing of time.
///
/// A row's end is the one the statement gives today. What would make it later (a new contact) or sooner (an objection)
/// is not foreseen, nor is a statement that is not in force yet.
package struct Forecast: Hashable, Sendable {
  package let asOf: Day
  /// This one and those that follow: what a contact of today keeps alive goes in the last.
  package let months: [Month]
  /// Due by now: what the next sweep takes, or what waits.
  package private(set) var due: [DataCategory: Int] = [:]
  package private(set) var rows: [Month: [DataCategory: Int]] = [:]
  /// With no end that is known today, or one after the last month.
  package private(set) var beyond: [DataCategory: Int] = [:]
  /// The same, by the rule that makes each expire.
  package internal(set) var ruled = RuledCounts()
  /// Of how many people it speaks, and how many of them were looked at: chance chose those, and counts are raised.
  package internal(set) var people = 0
  package internal(set) var examined = 0

  package var isEstimate: Bool { examined < people }

  init(asOf: Day, months: Int) {
    self.asOf = asOf
    self.months = (0...months).map { asOf.month.adding($0) }
  }

  package var categories: [DataCategory] {
    let held = Set(due.keys).union(beyond.keys).union(rows.values.flatMap(\.keys))
    return DataCategory.allCases.filter(held.contains)
  }

  /// `rule` is asked only of what ends within these months.
  mutating func count(
    _ category: DataCategory, ending end: Day?, under rule: @autoclosure () -> String?, _ number: Int = 1
  ) {
    guard let end, let last = months.last, end.month <= last else { return beyond[category, default: 0] += number }
    let kind = rule().map { RuledKind(rule: $0, category: category) }
    if end <= asOf {
      due[category, default: 0] += number
      if let kind { ruled.due[kind, default: 0] += number }
    } else {
      rows[end.month, default: [:]][category, default: 0] += number
      if let kind { ruled.months[end.month, default: [:]][kind, default: 0] += number }
    }
  }

  /// As if everybody had been looked at.
  mutating func raise() {
    guard isEstimate, examined > 0 else { return }
    func raised<Kind>(_ counts: [Kind: Int]) -> [Kind: Int] {
      counts.mapValues { ($0 * people + examined / 2) / examined }
    }
    (due, beyond, rows) = (raised(due), raised(beyond), rows.mapValues { raised($0) })
    (ruled.due, ruled.months) = (raised(ruled.due), ruled.months.mapValues { raised($0) })
  }

  /// Where a count stands.
  enum Span: String {
    case due, month, beyond
  }

  var lines: [(span: Span, month: Month, category: DataCategory, rows: Int)] {
    due.map { (.due, asOf.month, $0.key, $0.value) } + beyond.map { (.beyond, asOf.month, $0.key, $0.value) }
      + rows.flatMap { month, counts in counts.map { (.month, month, $0.key, $0.value) } }
  }

  mutating func put(_ number: Int, of category: DataCategory, in span: Span, _ month: Month) {
    switch span {
    case .due: due[category] = number
    case .beyond: beyond[category] = number
    case .month: rows[month, default: [:]][category] = number
    }
  }
}

extension Forecast {
  fileprivate mutating func count(_ examination: Examination, under statement: Statement) {
    // Rows of one day lie together, and what ends one ends the next.
    var before: (datum: Datum, rule: String?)?
    for finding in examination.findings {
      let datum = finding.row.datum
      switch finding.verdict {
      case .erase(_, let rule, _): count(datum.category, ending: asOf, under: rule)
      case .keep(let until, _):
        func rule() -> String? {
          if let before, before.datum == datum { return before.rule }
          let rule = until.flatMap { verdict(statement, examination.standing, datum, $0).rule }
          before = (datum, rule)
          return rule
        }
        count(datum.category, ending: until, under: rule())
      }
    }
  }
}

extension Sweep {
  /// Counts everything there is, some thousand people at a time: what is held in memory does not grow with the house,
  /// and each page is a read of its own, so that no old version of a row is kept for it. Of a house with more people
  /// than `most`, so many are looked at. `progress` is told how many were.
  package func forecast(
    months: Int = 48, lookingAt most: Int = .max, progress: (Int) throws -> Void = { _ in }
  ) throws -> Forecast {
    let day = store.clock.now.day
    var forecast = Forecast(asOf: day, months: months)
    forecast.people = try store.readNow { try StandingTable.people(in: $0) }
    // Numbers of people are random: those that follow a random one are a random sample.
    var last = forecast.people > most ? StandingTable.start(of: "forecast", on: day) : 0
    var rest = min(most, forecast.people)
    while rest > 0 {
      let (customers, examined, statement) = try store.readNow { tx in
        let customers = try StandingTable.following(last, limit: min(Self.forecastPage, rest), in: tx)
        return (customers, try Examination.make(of: customers, on: day, in: tx), try tx.statement(on: day))
      }
      guard let end = customers.last else { break }
      for examination in examined { forecast.count(examination, under: statement) }
      last = end
      rest -= customers.count
      forecast.examined += customers.count
      try progress(forecast.examined)
    }
    // Who came or went meanwhile does not make an estimate of it.
    if forecast.people <= most { forecast.people = forecast.examined }
    forecast.raise()
    try store.readNow { tx in
      for kind in CaseAgeing.kinds {
        for (end, rule, rows) in try CaseAgeing.ends(kind, on: day, in: tx) {
          forecast.count(kind.table.category ?? .caseFile, ending: end, under: rule, rows)
        }
      }
      for kept in try RecordAgeing(backups: backups).ends(on: day, in: tx) {
        forecast.count(kept.category, ending: kept.end, under: kept.rule, kept.rows)
      }
    }
    return forecast
  }

  private static let forecastPage = 2048
}
