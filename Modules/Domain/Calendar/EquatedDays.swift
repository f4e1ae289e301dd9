import Foundation

/// Days a royal decree equates with a holiday (Algemene termijnenwet, art. 3(3)).
///
/// They cannot be computed, so they are a table; and they do not count for the GDPR's terms
/// unless the controller says so, because leaving them out can only make an answer earlier.
package struct EquatedDays: Hashable, Sendable {
  package let days: Set<Day>

  package init(days: Set<Day>) {
    self.days = days
  }

  /// Reads `date,source` lines under a header line.
  package init(csv text: String) throws(EquatedDaysFault) {
    var days: Set<Day> = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index == 0 {
        guard line == "date,source" else { throw .header(String(line)) }
        continue
      }
      if line.isEmpty { continue }
      let fields = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      guard let day = Day(String(fields[0])) else { throw .date(String(fields[0]), line: index + 1) }
      guard fields.count == 2, !fields[1].isEmpty else { throw .source(line: index + 1) }
      guard days.insert(day).inserted else { throw .twice(day, line: index + 1) }
    }
    self.init(days: days)
  }

  /// The decrees this program was built with.
  package static func decreed() throws(EquatedDaysFault) -> EquatedDays {
    try EquatedDays(csv: String(decoding: PackageResources.equated_days_csv, as: UTF8.self))
  }
}

package enum EquatedDaysFault: Error, Hashable, CustomStringConvertible {
  case header(String)
  case date(String, line: Int)
  case source(line: Int)
  case twice(Day, line: Int)

  package var description: String {
    switch self {
    case .header(let found): "equated days, line 1: write 'date,source', not '\(found)'"
    case .date(let found, let line): "equated days, line \(line), date: '\(found)' is no date; write YYYY-MM-DD"
    case .source(let line): "equated days, line \(line), source: name the decree after the comma"
    case .twice(let day, let line): "equated days, line \(line), date: \(day) is there already; keep one"
    }
  }
}
