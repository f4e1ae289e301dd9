import Delivery
import Foundation

/// The record of processing as files: one for people, one for a spreadsheet, one for programs. The same data in each.
extension RecordOfProcessing {
  package func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0a]
  }

  /// A line for each kind of data of each purpose.
  package func csv() -> [UInt8] {
    var table = CSVText(separator: ";")
    table.append([
      "purpose", "name", "purposeDPV", "basis", "article", "assessment", "people", "category", "data", "dataDPV",
      "source", "period", "rule", "recipients", "parties",
    ])
    func joined(_ parts: [String]) -> String { parts.joined(separator: " | ") }
    for activity in activities {
      for data in activity.data {
        table.append([
          activity.purpose, activity.name, joined(activity.dpv), joined(activity.bases.map(\.words)),
          joined(activity.bases.map(\.article).unique), activity.assessment ?? "", joined(activity.people),
          data.category, data.name, joined(data.dpv), joined(data.sources),
          joined(data.periods.map { "\($0.words) [\($0.source)]" }), joined(data.periods.map(\.rule).unique),
          joined(activity.recipients.map(\.name)), joined(activity.recipients.flatMap(\.parties)),
        ])
      }
    }
    return table.bytes()
  }
}

extension [String] {
  fileprivate var unique: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
