import Delivery

/// Finds where each record of a CSV text begins and ends: inside quotation marks a line end is part of the cell. What
/// stands in the record is for `CSVLine` to say.
struct CSVRecords: Sequence, IteratorProtocol, Sendable {
  struct Place: Sendable {
    var byte = 0
    var line = 1
  }

  struct Record: Sendable {
    let bytes: Range<Int>
    let lines: ClosedRange<Int>
    let cells: Int
  }

  let separator: Character
  private let mark: UInt8
  private let text: [UInt8]
  private(set) var place: Place

  init(_ text: [UInt8], from place: Place = Place(), separator: Character) {
    self.text = text
    self.place = place
    self.separator = separator
    mark = separator.asciiValue ?? UInt8(ascii: ",")
  }

  /// Nil where the record cannot be divided: a quotation mark is left open or stands in the middle, or the two readers
  /// do not agree on the cells. A separator under a combining mark is one to the first and none to the second, and what
  /// follows would land in the wrong column.
  func fields(_ record: Record) -> [String]? {
    let line = String(decoding: text[record.bytes], as: UTF8.self)
    guard let fields = CSVLine.fields(line, separator: separator), fields.count == record.cells else { return nil }
    return fields
  }

  func check() throws(ContactFileRefusal) {
    var records = self
    while let record = records.next() {
      guard record.bytes.count <= ContactFile.mostBytesInRow else { throw .rowTooLong(line: record.lines.lowerBound) }
    }
  }

  var share: Double { Double(place.byte) / Double(Swift.max(text.count, 1)) }

  mutating func next() -> Record? {
    guard place.byte < text.count else { return nil }
    let start = place
    var state = State.beforeCell
    var cells = 1
    while place.byte < text.count {
      let byte = text[place.byte]
      if LineEnd.begins(with: byte) {
        let end = place.byte
        skipLineEnd()
        guard state == .quoted else {
          return Record(bytes: start.byte..<end, lines: start.line...(place.line - 1), cells: cells)
        }
        continue
      }
      place.byte += 1
      switch (state, byte) {
      case (.quoted, quotation): state = .afterQuotation
      case (.quoted, _): break
      case (_, mark):
        state = .beforeCell
        cells += 1
      case (.beforeCell, quotation), (.afterQuotation, quotation): state = .quoted
      case (.beforeCell, blank), (.beforeCell, tab): break
      default: state = .inCell
      }
    }
    // Left open, a quotation mark takes the line end that `CSVLine` adds for part of the cell.
    return Record(bytes: start.byte..<place.byte, lines: start.line...place.line, cells: state == .quoted ? 0 : cells)
  }

  private mutating func skipLineEnd() {
    place.byte += LineEnd.width(at: place.byte, in: text)
    place.line += 1
  }

  private enum State {
    case beforeCell, inCell, quoted, afterQuotation
  }
}

private let quotation = UInt8(ascii: "\"")
private let blank = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
