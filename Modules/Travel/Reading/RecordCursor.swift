/// Walks over the bytes record by record, quoted line ends included, by the same rules on quotation
/// marks as the parser that gets the records.
struct RecordCursor {
  struct Piece {
    let range: Range<Int>
    let line: Int
    /// False when a quotation mark is never closed: then the piece is the one line it began on.
    let isClosed: Bool
    /// Where the line it began on ends, and the next begins.
    let firstLine: (end: Int, next: Int)
  }

  private enum State { case fieldStart, plain, quoted, afterQuote }

  private let bytes: [UInt8]
  private var separator: UInt8
  private(set) var position = 0
  private(set) var line: Int

  init(bytes: [UInt8], line: Int, separator: UInt8) {
    self.bytes = bytes
    self.line = line
    self.separator = separator
  }

  mutating func separator(_ character: Character) {
    separator = character.asciiValue ?? separator
  }

  mutating func next(limits: ReadingLimits) throws(TravelFileError) -> Piece? {
    guard position < bytes.count else { return nil }
    let start = position
    let first = try lineEnd(from: start, line: line, limits: limits)
    var state = State.fieldStart
    var end = first
    var from = start
    for lines in 1...max(1, limits.linesInField) {
      state = scan(from..<end.end, after: state)
      guard state == .quoted else {
        let piece = Piece(range: start..<end.end, line: line, isClosed: true, firstLine: first)
        position = end.next
        line += lines
        return piece
      }
      guard end.next < bytes.count else { break }
      from = end.next
      end = try lineEnd(from: from, line: line + lines, limits: limits)
    }
    let piece = Piece(range: start..<first.end, line: line, isClosed: false, firstLine: first)
    giveUp(piece)
    return piece
  }

  /// Goes on with the line after the one that `piece` began on.
  mutating func giveUp(_ piece: Piece) {
    position = piece.firstLine.next
    line = piece.line + 1
  }

  private func scan(_ range: Range<Int>, after start: State) -> State {
    var state = start
    for byte in bytes[range] {
      switch (state, byte) {
      case (.fieldStart, 0x22), (.afterQuote, 0x22): state = .quoted
      case (.quoted, 0x22): state = .afterQuote
      case (.quoted, _), (.plain, 0x22): break
      case (_, separator): state = .fieldStart
      case (.fieldStart, 0x20), (.fieldStart, 0x09), (.afterQuote, 0x20), (.afterQuote, 0x09): break
      default: state = .plain
      }
    }
    return state
  }

  private func lineEnd(
    from start: Int, line: Int, limits: ReadingLimits
  ) throws(TravelFileError) -> (end: Int, next: Int) {
    var i = start
    while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D {
      guard i - start < limits.lineBytes else { throw .lineTooLong(line: line, limit: limits.lineBytes) }
      i += 1
    }
    let pair = i + 1 < bytes.count && bytes[i] == 0x0D && bytes[i + 1] == 0x0A
    return (i, min(bytes.count, i + (pair ? 2 : 1)))
  }
}
