/// Why a file as a whole cannot be read. Everything smaller is a `RowProblem`.
package enum TravelFileError: Error, Equatable, Sendable {
  case empty
  case tooLarge(bytes: Int, limit: Int)
  case lineTooLong(line: Int, limit: Int)
  case tooManyRows(limit: Int)
  /// A workbook, an archive, UTF-16 or other bytes that are no text with separators.
  case notText(found: String)
  case unknownHeader(line: Int, found: String)
  /// One date can only be day/month, another only month/day.
  case slashDatesContradict(dayFirstLine: Int, monthFirstLine: Int)
}

extension TravelFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty:
      "The file is empty. Export the transactions again and import that file."
    case .tooLarge(let bytes, let limit):
      "The file has \(bytes) bytes; at most \(limit) are read. Export a shorter period."
    case .lineTooLong(let line, let limit):
      "Line \(line) is longer than \(limit) bytes. This is no transaction export, or it is damaged."
    case .tooManyRows(let limit):
      "The file has more than \(limit) rows. Split it by period and import the parts."
    case .notText(let found):
      "This is no CSV file: found \(found). Save it as CSV (UTF-8) and import that file."
    case .unknownHeader(let line, let found):
      "Line \(line) is no header of a transaction export: found \(found). Understood are:\n"
        + ExportVariant.allCases.map { "  \($0.header)" }.joined(separator: "\n")
    case .slashDatesContradict(let dayFirst, let monthFirst):
      "The dates contradict each other: line \(dayFirst) can only be day/month, line \(monthFirst) only month/day. "
        + "Export the file again without opening it in a spreadsheet."
    }
  }
}
