/// One transaction export of OV-chipkaart or NS, read: what it holds and what could not be read in it.
///
/// Reading is pure: bytes in, rows and problems out. A bad row is a problem with its line and never
/// stops the others; only a file that is no such export at all is an error.
package struct TravelFile: Sendable {
  package let variant: ExportVariant
  package let encoding: TextEncoding
  package let separator: Character
  /// In the order of the file, which is newest first in most exports.
  package let rows: [TravelRow]
  /// In the order of their lines.
  package let problems: [RowProblem]
  /// Empty lines and a closing line of totals: left out without being a problem.
  package let skippedLines: Int
  /// NS names the file after the card: `reistransacties_<card>_….csv`.
  package let cardInName: String?
  /// How dates with slashes were understood, where the file has them.
  package let slashDates: SlashDates?

  /// Whether the caller must say whose card this is: some row carries no number.
  package var needsCard: Bool { cardInName == nil && rows.contains { $0.cardNumber == nil } }

  /// How many rows there are of each kind.
  package var counts: [RowKind: Int] { rows.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 } }

  /// What the keyed digest of a whole file is taken over: the bytes, whatever the file is called.
  package static func digestInput(_ bytes: [UInt8]) -> [UInt8] { Array("travel-file\n".utf8) + bytes }

  package static func read(
    _ bytes: [UInt8], name: String? = nil, stations: StationRegister = .embedded,
    limits: ReadingLimits = .standard
  ) throws(TravelFileError) -> TravelFile {
    let text = try DecodedText.decode(bytes, limits: limits)
    let (header, body) = try Header.find(in: text, limits: limits)
    let records = try body.records(separator: header.separator, limits: limits)

    let dates = try DateReading.decide(records: records, header: header)
    var reader = RowReader(header: header, stations: stations, dates: dates)
    for record in records { reader.read(record) }

    let rows = CheckInPairing.supply(reader.rows)
    return TravelFile(
      variant: header.variant, encoding: text.encoding, separator: header.separator, rows: rows,
      problems: reader.problems, skippedLines: reader.skipped, cardInName: name.flatMap(CardNumber.inFileName),
      slashDates: dates.slashes)
  }
}

/// What one import may ask of the machine.
package struct ReadingLimits: Sendable {
  package var bytes: Int
  package var lineBytes: Int
  package var rows: Int
  /// How many lines one quoted field may span before its quotation mark counts as never closed.
  package var linesInField: Int

  package static let standard = ReadingLimits(
    bytes: 16 * 1024 * 1024, lineBytes: 64 * 1024, rows: 200_000, linesInField: 10)

  package init(bytes: Int, lineBytes: Int, rows: Int, linesInField: Int) {
    self.bytes = bytes
    self.lineBytes = lineBytes
    self.rows = rows
    self.linesInField = linesInField
  }
}
