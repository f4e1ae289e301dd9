package import Domain
import Storage

/// What goes in which month, by kind of data, if nothing happens but the passing of time.
///
/// A row's end is the one the statement gives today. What would make it later (a new contact) or sooner (an objection)
/// is not foreseen, nor is a statement that is not in force yet.
package struct Forecast: Sendable {
  package let asOf: Day
  /// This one and those that follow: what a contact of today keeps alive goes in the last.
  package let months: [Month]
  /// Due by now: what the next sweep takes, or what waits.
  package private(set) var due: [DataCategory: Int] = [:]
  package private(set) var rows: [Month: [DataCategory: Int]] = [:]
  /// With no end that is known today, or one after the last month.
  package private(set) var beyond: [DataCategory: Int] = [:]

  init(asOf: Day, months: Int) {
    self.asOf = asOf
    self.months = (0...months).map { asOf.month.adding($0) }
  }

  package var categories: [DataCategory] {
    let held = Set(due.keys).union(beyond.keys).union(rows.values.flatMap(\.keys))
    return DataCategory.allCases.filter(held.contains)
  }

  mutating func count(_ category: DataCategory, ending end: Day?, _ number: Int = 1) {
    guard let end, let last = months.last, end.month <= last else { return beyond[category, default: 0] += number }
    if end <= asOf { return due[category, default: 0] += number }
    rows[end.month, default: [:]][category, default: 0] += number
  }
}

extension Sweep {
  /// Counts everything there is, some thousand people at a time: what is held in memory does not grow with the house,
  /// and each page is a read of its own, so that no old version of a row is kept for it. `progress` is told how many
  /// people were counted.
  package func forecast(months: Int = 48, progress: (Int) -> Void = { _ in }) throws -> Forecast {
    let day = store.clock.now.day
    var forecast = Forecast(asOf: day, months: months)
    var (last, people) = (Int64(0), 0)
    while true {
      let page = try store.readNow { tx -> (last: Int64, of: Int, examined: [Examination])? in
        let customers = try tx.run(
          """
          SELECT customer_id FROM standing WHERE customer_id > \(last) ORDER BY customer_id LIMIT \(Self.forecastPage)
          """
        ).map { try $0.integer("customer_id") }
        guard let end = customers.last else { return nil }
        return (end, customers.count, try Examination.make(of: customers, on: day, in: tx))
      }
      guard let page else { break }
      for finding in page.examined.flatMap(\.findings) {
        switch finding.verdict {
        case .erase: forecast.count(finding.row.datum.category, ending: day)
        case .keep(let until, _): forecast.count(finding.row.datum.category, ending: until)
        }
      }
      last = page.last
      people += page.of
      progress(people)
    }
    try store.readNow { tx in
      for kind in CaseAgeing.kinds {
        for (end, rows) in try CaseAgeing.ends(kind, on: day, in: tx) {
          forecast.count(kind.table.category ?? .caseFile, ending: end, rows)
        }
      }
      for kept in try RecordAgeing(backups: backups).ends(on: day, in: tx) {
        forecast.count(kept.category, ending: kept.end, kept.rows)
      }
    }
    return forecast
  }

  private static let forecastPage = 2048
}
