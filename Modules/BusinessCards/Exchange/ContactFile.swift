/// An address-book file, looked at and found readable: CSV in any of the dialects of `ColumnNames`, or vCard.
///
/// Refused as a whole before the first row is given out, so that nothing is stored of a file that turns out too large or
/// broken halfway. The rows are read one at a time and hold no more memory than the file itself.
package struct ContactFile: Sendable {
  package enum Form: Hashable, Sendable {
    case csv(separator: Character)
    case vCard
  }

  package let form: Form
  /// The names of the columns; empty for vCard.
  package let header: [String]
  /// In UTF-8, whatever it came in.
  private let text: [UInt8]
  /// Where the rows begin.
  private let start: CSVRecords.Place

  /// More than this is no address book but a mistake; the file is split by whoever made it.
  package static let mostBytes = 64 * 1024 * 1024
  /// Of one row, with all lines it spans (T16).
  package static let mostBytesInRow = 1024 * 1024
  package static let mostColumns = 400

  package init(_ bytes: [UInt8]) throws(ContactFileRefusal) {
    text = try FileText.utf8(bytes)
    if VCardLines.begins(text) {
      (form, header, start) = (.vCard, [], CSVRecords.Place())
      try VCardLines(text).check()
    } else {
      let top = try CSVHeader.read(text)
      (form, header, start) = (.csv(separator: top.separator), top.names, top.end)
      try CSVRecords(text, from: start, separator: top.separator).check()
    }
  }

  /// What each column is taken for. A vCard names its properties itself and needs none.
  package func guessedMapping() throws(ContactFileRefusal) -> ColumnMapping? {
    switch form {
    case .csv: try ColumnMapping(guessedFrom: header)
    case .vCard: nil
    }
  }

  /// `mapping`: one that was saved or changed; nil for the guessed one.
  package func rows(_ mapping: ColumnMapping? = nil) throws(ContactFileRefusal) -> FileRows {
    switch form {
    case .vCard: return FileRows(source: .vCard(VCardRows(VCardLines(text))))
    case .csv(let separator):
      let records = CSVRecords(text, from: start, separator: separator)
      guard let mapping else { return FileRows(source: .csv(CSVRows(records, try ColumnMapping(guessedFrom: header)))) }
      guard mapping.fits(header) else { throw .otherColumns(header) }
      try mapping.check()
      return FileRows(source: .csv(CSVRows(records, mapping)))
    }
  }
}

/// The rows of a file, in order. Empty ones are passed over.
package struct FileRows: Sequence, IteratorProtocol, Sendable {
  enum Source: Sendable {
    case csv(CSVRows)
    case vCard(VCardRows)
  }

  private var source: Source

  init(source: Source) {
    self.source = source
  }

  /// How much of the file was read.
  var share: Double {
    switch source {
    case .csv(let rows): rows.share
    case .vCard(let cards): cards.share
    }
  }

  package mutating func next() -> FileRow? {
    switch source {
    case .csv(var rows):
      defer { source = .csv(rows) }
      return rows.next()
    case .vCard(var cards):
      defer { source = .vCard(cards) }
      return cards.next()
    }
  }
}
