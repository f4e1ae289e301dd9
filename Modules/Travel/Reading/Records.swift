import Delivery

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
  /// Splits the text into records, and each of them into fields: a stray quotation mark costs its own record
  /// alone, and the line is known.
  func records(separator: Character, limits: ReadingLimits) throws(TravelFileError) -> [Record] {
    var cursor = RecordCursor(bytes: bytes, line: firstLine, separator: separator.asciiValue ?? 0x3B)
    var records: [Record] = []
    while let piece = try cursor.next(limits: limits) {
      guard records.count < limits.rows else { throw .tooManyRows(limit: limits.rows) }
      let text = String(decoding: bytes[piece.range], as: UTF8.self)
      guard piece.isClosed, let fields = CSVLine.fields(text, separator: separator) else {
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
}
