import Delivery

/// A column, whatever the export calls it.
enum Column: Hashable {
  case date, checkIn, departure, checkOut, destination
  case amount, debit, credit, priceExcluding, priceIncluding
  case transaction, travelClass, product, comments, description, reference
  case holder, card

  /// Names in Dutch and English; NS cuts the two prices short in some files.
  static func named(_ name: String) -> Column? {
    let key = Words.joined(name)
    if key.hasPrefix("prijsexcl") { return .priceExcluding }
    if key.hasPrefix("prijsincl") { return .priceIncluding }
    return names[key]
  }

  private static let names: [String: Column] = [
    "datum": .date, "date": .date, "checkin": .checkIn, "vertrek": .departure, "departure": .departure,
    "checkuit": .checkOut, "checkout": .checkOut, "bestemming": .destination, "destination": .destination,
    "bedrag": .amount, "amount": .amount, "af": .debit, "bij": .credit, "transactie": .transaction,
    "transaction": .transaction, "klasse": .travelClass, "kl": .travelClass, "class": .travelClass,
    "product": .product, "opmerkingen": .comments, "opmerking": .comments, "comments": .comments,
    "omschrijving": .description, "kenmerk": .reference, "kaarthouder": .holder, "kaartnummer": .card,
    "cardnumber": .card,
  ]
}

/// The first row: which export this is, and where each column stands.
struct Header {
  let variant: ExportVariant
  let separator: Character
  let names: [String]
  /// How many fields the header row has, empty ones at its end included.
  let width: Int
  /// Positions of each column, several where a name comes twice.
  private let positions: [Column: [Int]]

  init?(fields: [String], separator: Character) {
    var positions: [Column: [Int]] = [:]
    for (index, name) in fields.enumerated() {
      if let column = Column.named(name) { positions[column, default: []].append(index) }
    }
    guard let variant = Self.variant(Set(positions.keys), isDutch: fields.contains { Words.joined($0) == "datum" })
    else { return nil }
    self.variant = variant
    self.separator = separator
    self.positions = positions
    width = fields.count
    // A stray empty name at the end, left by a spreadsheet, is no column.
    names = Array(fields.reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed())
  }

  func index(_ column: Column, occurrence: Int = 0) -> Int? {
    guard let found = positions[column], occurrence < found.count else { return nil }
    return found[occurrence]
  }

  /// The rightmost column a row cannot do without.
  var lastNeeded: Int {
    ([.date, .checkIn, .departure, .checkOut, .destination, .amount, .debit, .credit, .transaction] as [Column])
      .compactMap { index($0) }.max() ?? 0
  }

  private static func variant(_ columns: Set<Column>, isDutch: Bool) -> ExportVariant? {
    guard columns.isSuperset(of: [.date, .checkIn, .departure, .checkOut, .destination]) else { return nil }
    if columns.isSuperset(of: [.amount, .transaction]) {
      return switch (isDutch, columns.contains(.card)) {
      case (true, false): .ovChipDutch
      case (false, false): .ovChipEnglish
      case (true, true): .ovChipDutchWithCard
      case (false, true): .ovChipEnglishWithCard
      }
    }
    if columns.isSuperset(of: [.debit, .credit, .transaction]) { return .nsConsumer }
    let priced = columns.contains(.priceExcluding) || columns.contains(.priceIncluding)
    return priced && columns.contains(.description) ? .nsBusiness : nil
  }
}

extension Header {
  /// Finds the header in the first line that is not empty, by trying each separator; returns the text after it.
  static func find(
    in text: DecodedText, limits: ReadingLimits
  ) throws(TravelFileError) -> (Header, DecodedText) {
    var cursor = RecordCursor(bytes: text.bytes, line: text.firstLine, separator: 0x3B)
    while true {
      let before = cursor
      guard let piece = try cursor.next(limits: limits) else { throw .empty }
      let line = String(decoding: text.bytes[piece.range], as: UTF8.self)
      // `sep=;` is a note some spreadsheets leave for themselves.
      if line.allSatisfy({ $0.isWhitespace || $0 == ";" || $0 == "," }) || line.hasPrefix("sep=") { continue }
      for separator in [";", ",", "\t"] as [Character] {
        var attempt = before
        attempt.separator(separator)
        guard let piece = try attempt.next(limits: limits),
          let fields = CSVLine.fields(
            String(decoding: text.bytes[piece.range], as: UTF8.self), separator: separator),
          let header = Header(fields: fields, separator: separator)
        else { continue }
        var body = text
        body.bytes = Array(text.bytes[attempt.position...])
        body.firstLine = attempt.line
        return (header, body)
      }
      throw .unknownHeader(line: piece.line, found: Harmless.quoted(line, limit: 160))
    }
  }
}
