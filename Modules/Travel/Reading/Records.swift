import SwiftCSV

/// One row of the file with the line it begins on.
struct Record {
  let line: Int
  let fields: Result<[String], BadQuoting>

  struct BadQuoting: Error {
    let start: String
  }

  var isBlank: Bool {
    if case .success(let fields) = fields { fields.allSatisfy { $0.allSatisfy(\.isWhitespace) } } else { false }
  }
}

extension DecodedText {
  /// Splits the text into records and has SwiftCSV split each of them.
  ///
  /// SwiftCSV reports no line numbers and gives up a whole text for one stray quotation mark; handed
  /// one record at a time, it costs that record alone and the line is known.
  func records(separator: Character, limits: ReadingLimits) throws(TravelFileError) -> [Record] {
    var cursor = RecordCursor(bytes: bytes, line: firstLine, separator: separator.asciiValue ?? 0x3B)
    var records: [Record] = []
    while let piece = try cursor.next(limits: limits) {
      guard records.count < limits.rows else { throw .tooManyRows(limit: limits.rows) }
      let text = String(decoding: bytes[piece.range], as: UTF8.self)
      guard piece.isClosed, let fields = Self.split(text, separator: separator) else {
        // A stray quotation mark may have drawn in lines that are sound: they are read on their own.
        cursor.giveUp(piece)
        let start = String(decoding: bytes[piece.range.lowerBound..<piece.firstLine.end], as: UTF8.self)
        records.append(Record(line: piece.line, fields: .failure(.init(start: start))))
        continue
      }
      records.append(Record(line: piece.line, fields: .success(fields)))
    }
    return records
  }

  static func split(_ record: String, separator: Character) -> [String]? {
    // The line end matters: without it SwiftCSV drops an empty last field.
    do {
      return try CSV<FirstRowOnly>(string: record + "\n", delimiter: .init(unicodeScalarLiteral: separator)).header
    } catch {
      return nil
    }
  }
}

/// Asks SwiftCSV for nothing but the array of the first row: its own views parse the text a second
/// time, and the named one loses duplicate columns.
private struct FirstRowOnly: CSVView {
  var rows: [[String]] { [] }
  var columns: [[String]]? { nil }

  init(header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?) {}

  func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
}
