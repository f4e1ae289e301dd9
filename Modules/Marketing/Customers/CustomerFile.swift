import Delivery
package import Domain
import Foundation

/// A customer file, read: rows that can be taken in, and what is wrong with the others. Pure.
///
/// One customer a line, the first line names the columns in any order, `;` or `,` between them.
package struct CustomerFile: Sendable {
  package let rows: [CustomerRow]
  package let problems: [CustomerProblem]

  /// More than this is no file of customers but a mistake; the file is split by whoever made it.
  package static let mostBytes = 64 * 1024 * 1024

  package static func read(_ bytes: [UInt8], today: Day) throws(CustomerFileRefusal) -> CustomerFile {
    guard bytes.count <= mostBytes else {
      throw refusal(1, "the file has \(bytes.count) bytes", "Split it into files of at most \(mostBytes) bytes.")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
      throw refusal(1, "the file is no text in UTF-8", "Save it as CSV in UTF-8.")
    }
    // Line ends as bytes: a grapheme of CR and LF would be one character.
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { String(Substring($0)).trimmingCharacters(in: CharacterSet(charactersIn: "\r\u{FEFF}")) }
    guard let first = lines.first, !first.isEmpty else {
      throw refusal(1, "the file is empty", "Name the columns in its first line, surname among them.")
    }
    let separator: Character = first.contains(";") ? ";" : ","
    let columns = try header(split(first, separator) ?? [])
    var rows: [CustomerRow] = []
    var problems: [CustomerProblem] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy({ $0.isWhitespace || $0 == separator }) {
      var reader = CustomerReader(columns: columns, line: index + 1, today: today)
      if let row = reader.row(split(line, separator)) { rows.append(row) }
      problems += reader.problems
    }
    return CustomerFile(rows: rows, problems: problems)
  }

  private static func header(_ names: [String]) throws(CustomerFileRefusal) -> [CustomerColumn] {
    var columns: [CustomerColumn] = []
    for (index, name) in names.enumerated() {
      let name = name.trimmingCharacters(in: .whitespaces)
      guard let column = CustomerColumn.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
        throw refusal(
          1, column: index + 1, "no column is called that",
          "Use: \(CustomerColumn.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      guard !columns.contains(column) else {
        throw refusal(1, column: index + 1, "the column \(column.rawValue) is there twice", "Leave one of the two out.")
      }
      columns.append(column)
    }
    guard columns.contains(.surname) else {
      throw refusal(1, "the column surname is missing", "Add it: a customer without a name cannot be written to.")
    }
    return columns
  }

  /// SwiftCSV takes the line end for the end of an open quotation.
  private static func split(_ line: String, _ separator: Character) -> [String]? {
    guard line.utf8.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) else { return nil }
    return CSVLine.fields(line, separator: separator)
  }

  private static func refusal(
    _ line: Int, column: Int? = nil, _ problem: String, _ remedy: String
  ) -> CustomerFileRefusal {
    CustomerFileRefusal(
      problem: CustomerProblem(line: line, column: column, field: "the names of the columns", problem, remedy))
  }
}
