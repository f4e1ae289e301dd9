import Delivery
import Domain

/// What the tables beside it do not say: for every kind of data what for, on what basis, from whom, to
/// whom and until when (Art. 15(1)); also of what nothing is held.
enum ExportIndex {
  static func bytes(_ report: AccessReport) -> [UInt8] {
    let words = AccessWords(report.language)
    var text = CSVText()
    text.append([
      words.say("bestand", "file"), words.say("soort gegevens", "kind of data"), words.say("aantal", "rows"),
      words.say("waarvoor", "what for"), words.say("waarom dat mag", "why we may"),
      words.say("van wie", "from whom"), words.say("wie het zien", "who sees it"),
      words.say("tot wanneer", "until when"), words.say("opmerking", "note"),
    ])
    for section in report.sections {
      text.append([
        "csv/\(section.category.rawValue).csv", section.name, String(section.rows.count),
        listed(section.purposes.map(\.name)), listed(section.purposes.map(\.ground)),
        listed(section.provenance), listed(section.recipients),
        listed(section.purposes.map { "\($0.name): \($0.untilWords)" }), section.note ?? "",
      ])
    }
    return text.bytes()
  }

  private static func listed(_ items: [String]) -> String {
    var seen: Set<String> = []
    return items.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: "; ")
  }
}
