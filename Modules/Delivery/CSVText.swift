/// Comma-separated values (RFC 4180) for people, who open them in a spreadsheet: a cell that would be
/// taken for a formula gets an apostrophe before it (T7). The JSON beside it keeps the data unmarked.
package struct CSVText: Sendable {
  package enum Cells: Sendable {
    /// Formulas are defused.
    case forSpreadsheets
    /// As they are: for another program, such as a printer's.
    case exact
  }

  package private(set) var text = ""
  private let separator: Character
  private let cells: Cells

  package init(separator: Character = ",", cells: Cells = .forSpreadsheets) {
    self.separator = separator
    self.cells = cells
  }

  package mutating func append(_ row: [String]) {
    text += row.map(cell).joined(separator: String(separator)) + "\r\n"
  }

  /// With the mark by which spreadsheets recognise UTF-8.
  package func bytes(marked: Bool = true) -> [UInt8] {
    (marked ? [0xef, 0xbb, 0xbf] : []) + Array(text.utf8)
  }

  private func cell(_ value: String) -> String {
    let shown = cells == .forSpreadsheets && CSVText.looksLikeFormula(value) ? "'" + value : value
    // Also for the separators we do not use: a spreadsheet may guess another one than ours.
    let special = shown.unicodeScalars.contains {
      $0 == "\"" || $0 == "," || $0 == ";" || $0 == "\t" || $0 == "\r" || $0 == "\n"
        || String($0) == String(separator)
    }
    guard special || shown.first == " " || shown.last == " " else { return shown }
    var quoted = "\""
    // By scalar here too: a quote under a combining mark still ends the cell.
    for scalar in shown.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// What a cell held before its formula was defused: for a file of ours that comes back.
  package static func undefused(_ cell: String) -> String {
    let rest = String(cell.unicodeScalars.dropFirst())
    return cell.unicodeScalars.first == "'" && looksLikeFormula(rest) ? rest : cell
  }

  /// Behind apostrophes of its own too: one more is put before them, so that `undefused` gives back what was meant.
  private static func looksLikeFormula(_ value: String) -> Bool {
    // By scalar: "=" followed by a combining mark is another Character, but the same danger.
    let bare = value.unicodeScalars.drop { $0 == "'" }
    return switch bare.first {
    case "=", "+", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠": true
    case "-": value.unicodeScalars.first == "'" || !isNumber(bare.dropFirst())
    default: false
    }
  }

  /// `-4,50` and `-1.234,56` stay numbers. Not so what begins with a plus: a telephone number would
  /// lose it.
  private static func isNumber(_ digits: Substring.UnicodeScalarView) -> Bool {
    func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
    return isDigit(digits.first) && isDigit(digits.last)
      && digits.allSatisfy { isDigit($0) || $0 == "." || $0 == "," }
  }
}
