import BusinessCards
import Delivery
import Foundation
import Talk

/// A report of an import in which somebody has filled in the last column: `new`, `skip` or whose handle it is.
enum DecisionFile {
  static func read(_ path: String, all: ImportDecisions.Decision) throws -> ImportDecisions {
    let text = String(decoding: try LocalFile.read(path), as: UTF8.self).replacing("\u{FEFF}", with: "")
    var decisions = ImportDecisions(all: all)
    for (number, line) in text.split(whereSeparator: \.isNewline).enumerated() where number > 0 {
      let fields = [";", ","].lazy.compactMap { CSVLine.fields(String(line), separator: $0) }.first { $0.count == 9 }
      guard let fields, let of = Int(fields[0]) else {
        throw Refusal(
          say(
            "\(path), regel \(number + 1): dit is geen regel van een rapport. Maak het opnieuw met --report.",
            "\(path), line \(number + 1): this is no line of a report. Make it again with --report."))
      }
      let typed = fields[8].trimmingCharacters(in: .whitespaces)
      switch typed.lowercased() {
      case "": continue
      case "new", "nieuw": decisions.byLine[of] = .new
      case "skip", "overslaan": decisions.byLine[of] = .skip
      case let handle:
        guard ContactHandle.isOne(handle) else {
          throw Refusal(
            say(
              "\(path), regel \(number + 1): '\(Screen.plain(typed))' is geen keuze. Kies new, skip of een code.",
              "\(path), line \(number + 1): '\(Screen.plain(typed))' is no choice. Choose new, skip or a handle."))
        }
        decisions.byLine[of] = .update(handle: handle)
      }
      decisions.names[of] = CSVText.undefused(fields[2])
    }
    return decisions
  }
}
