/// The cards of a vCard file, each a row, one at a time.
struct VCardRows: IteratorProtocol, Sendable {
  private var lines: VCardLines
  /// A card that began where the one before it had not ended.
  private var begun: Int?

  init(_ lines: VCardLines) {
    self.lines = lines
  }

  var share: Double { lines.share }

  mutating func next() -> FileRow? {
    guard let first = begun ?? nextBegin() else { return nil }
    begun = nil
    var properties: [VCardProperty] = []
    var last = first
    while let line = lines.next() {
      if line.says("BEGIN:VCARD") {
        begun = line.number
        break
      }
      last = line.number
      if line.says("END:VCARD") { return row(properties, first...last, isClosed: true) }
      // One more than is read, so that it shows.
      if properties.count <= ContactFile.mostColumns, let property = VCardProperty(line.bytes) {
        properties.append(property)
      }
    }
    return row(properties, first...last, isClosed: false)
  }

  private mutating func nextBegin() -> Int? {
    while let line = lines.next() {
      if line.says("BEGIN:VCARD") { return line.number }
    }
    return nil
  }

  private func row(_ properties: [VCardProperty], _ lines: ClosedRange<Int>, isClosed: Bool) -> FileRow {
    if isClosed, let kind = Self.kindOfNoPerson(properties) {
      var row = FileRow(lines: lines)
      row.isNobody = true
      row.leftOut = [LeftOut(name: "KIND:\(CellText.shortened(kind))", reason: .noPerson)]
      return row
    }
    var card = VCardCells(properties)
    card.take()
    var reader = RowReader(card.taken, lines: lines)
    var row = reader.read()
    row.leftOut = card.leftOut
    if !isClosed { row.complain(.cardNotClosed) }
    if properties.count > ContactFile.mostColumns { row.complain(.cardTooLong) }
    return row
  }

  /// `group`, `org` or `location` (RFC 6350 §6.1.4), under its own name or that of Apple's address book.
  private static func kindOfNoPerson(_ properties: [VCardProperty]) -> String? {
    let kind = properties.first { ["KIND", "X-ADDRESSBOOKSERVER-KIND"].contains($0.name) }?.text.lowercased()
    return kind.flatMap { ["group", "org", "location", "application"].contains($0) ? $0 : nil }
  }
}
