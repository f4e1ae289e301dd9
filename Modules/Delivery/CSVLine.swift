import SwiftCSV

/// One line of a CSV file, split into its fields. Whoever reads a file hands its lines over one by one: SwiftCSV
/// reports no line numbers and gives up a whole text for one stray quotation mark.
package enum CSVLine {
  /// Nil where a quotation mark is left open or stands inside a field.
  package static func fields(_ line: String, separator: Character) -> [String]? {
    // The line end matters: without it SwiftCSV drops an empty last field.
    do {
      return try CSV<HeaderOnly>(string: line + "\n", delimiter: .init(unicodeScalarLiteral: separator)).header
    } catch {
      return nil
    }
  }
}

/// Asks SwiftCSV for nothing but the array of the first row: its own views parse the text a second time, and the
/// named one loses duplicate columns.
private struct HeaderOnly: CSVView {
  var rows: [[String]] { [] }
  var columns: [[String]]? { nil }

  init(header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?) {}

  func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
}
