import BusinessCards
import Delivery
import Foundation
import Talk

/// A report of an import in which somebody has filled in the last column: `new`, `skip` or whose handle it is.
enum DecisionFile {
  static func read(_ path: String) throws -> [Int: ImportDecisions.Decision] {
    let text = String(decoding: try LocalFile.read(path), as: UTF8.self).replacing("\u{FEFF}", with: "")
    var decisions: [Int: ImportDecisions.Decision] = [:]
    for (number, line) in text.split(whereSeparator: \.isNewline).enumerated() where number > 0 {
      let fields = [";", ","].lazy.compactMap { CSVLine.fields(String(line), separator: $0) }.first { $0.count == 9 }
      guard let fields, let of = Int(fields[0]) else {
        throw Refusal(
          say(
            "\(path), regel \(number + 1): dit is geen regel van een rapport. Maak het opnieuw met --report.",
            "\(path), line \(number + 1): this is no line of a report. Make it again with --report."))
      }
      switch fields[8].trimmingCharacters(in: .whitespaces).lowercased() {
      case "": continue
      case "new", "nieuw": decisions[of] = .new
      case "skip", "overslaan": decisions[of] = .skip
      case let handle: decisions[of] = .update(handle: handle)
      }
    }
    return decisions
  }
}
