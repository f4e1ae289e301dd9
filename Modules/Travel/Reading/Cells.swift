/// The cells of one row by column.
struct Cells {
  private let fields: [String]
  private let header: Header
  /// How far the columns of holder and cards stand to the left of where the header says.
  private let shift: Int

  /// Refuses a row whose fields cannot be matched with the header.
  init?(fields: [String], header: Header) {
    let width = header.names.count
    let surplus = fields.dropFirst(width)
    guard fields.count <= header.width, surplus.allSatisfy({ $0.trimmed.isEmpty }) else { return nil }
    let missing = max(0, width - fields.count)
    switch header.variant {
    // NS Zakelijk writes one price under two price columns and so leaves its rows one field short:
    // from the card holder on they are counted from the right.
    case .nsBusiness: guard missing <= 1 else { return nil }
    // What comes after the needed columns may be missing altogether.
    default: guard fields.count > header.lastNeeded else { return nil }
    }
    shift = header.variant == .nsBusiness ? missing : 0
    self.fields = fields
    self.header = header
  }

  subscript(column: Column, occurrence: Int = 0) -> String {
    guard var index = header.index(column, occurrence: occurrence) else { return "" }
    if column == .card || column == .holder { index -= shift }
    return fields.indices.contains(index) ? fields[index].trimmed : ""
  }

  /// The columns that make up the amount, and whether they charge or give back.
  var amountColumns: [(Column, Int)] {
    switch header.variant {
    case .nsConsumer: [(.debit, 1), (.credit, -1)]
    // What the traveller pays includes tax; where only one price is given, it is that one.
    case .nsBusiness: [(self[.priceIncluding].isEmpty ? .priceExcluding : .priceIncluding, 1)]
    default: [(.amount, 1)]
    }
  }

  var kind: RowKind? {
    for column in [.product, .description] as [Column] {
      if let kind = KindWords.kind(self[column]), kind == .ovFiets || kind == .bicycleParking { return kind }
    }
    guard header.variant == .nsBusiness else { return KindWords.kind(self[.transaction]) }
    for column in [.description, .reference, .product] as [Column] {
      if let kind = KindWords.kind(self[column]) { return kind }
    }
    return self[.departure].isEmpty || self[.destination].isEmpty ? nil : .journey
  }

  var travelClass: Int? {
    switch self[.travelClass].first {
    case "1": 1
    case "2": 2
    default: nil
    }
  }

  /// English exports leave the class empty and name it in the product.
  var saysTrain: Bool {
    let words = Words.spaced(self[.product]).split(separator: " ")
    return words.contains("ns") || words.contains("klas") || words.contains("class")
  }

  var saysOther: Bool {
    let words = Words.spaced(self[.product] + " " + self[.description] + " " + self[.comments]).split(separator: " ")
    return words.contains { ["bus", "tram", "metro", "btm"].contains($0) }
  }

  /// A closing line of totals has no date.
  var isTotal: Bool {
    guard self[.date].isEmpty else { return false }
    return header.variant == .nsBusiness
      || fields.contains { Words.spaced($0).hasPrefix("totaal") || Words.spaced($0).hasPrefix("total") }
  }
}
