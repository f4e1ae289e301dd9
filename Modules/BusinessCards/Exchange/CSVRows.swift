import Delivery

/// The rows of a CSV file, one at a time.
struct CSVRows: IteratorProtocol, Sendable {
  private var records: CSVRecords
  private let columns: [(place: Int, name: String, field: ContactField)]
  private let width: Int

  init(_ records: CSVRecords, _ mapping: ColumnMapping) {
    self.records = records
    width = mapping.columns.count
    columns = mapping.columns.enumerated().compactMap { place, column in
      if case .field(let field) = column.use { (place, column.name, field) } else { nil }
    }
  }

  var share: Double { records.share }

  mutating func next() -> FileRow? {
    while let record = records.next() {
      // So many cells are no row, and dividing them costs.
      guard record.cells <= ContactFile.mostColumns else { return broken(record, .tooManyCells) }
      guard let fields = records.fields(record) else { return broken(record, .quotation) }
      guard !fields.allSatisfy(CellText.isBlank) else { continue }
      guard fields.dropFirst(width).allSatisfy(CellText.isBlank) else { return broken(record, .tooManyCells) }
      // Fewer is a row too: spreadsheets leave the empty cells at its end out.
      var cells = LabelledCells()
      for column in columns where column.place < fields.count {
        cells.take(column.field, column.name, CSVText.undefused(fields[column.place]))
      }
      var reader = RowReader(cells.taken, lines: record.lines)
      var row = reader.read()
      row.leftOut = cells.leftOut
      return row
    }
    return nil
  }

  private func broken(_ record: CSVRecords.Record, _ problem: RowProblem) -> FileRow {
    var row = FileRow(lines: record.lines)
    row.complain(problem)
    return row
  }
}

/// Cells in their order, each under the label before it: what Google labels `Home` is left out, what it marks with an
/// asterisk comes first, and of several addresses the first one of work is taken.
struct LabelledCells {
  private(set) var taken: [Cell] = []
  private(set) var leftOut: [LeftOut] = []
  private var labels: [ContactField: String] = [:]
  private var addressLabels = 0
  private var addressTaken: Int?

  mutating func take(_ field: ContactField, _ column: String, _ text: String) {
    switch field {
    case .emailLabel, .phoneLabel: labels[field] = text
    case .addressLabel:
      labels[field] = text
      addressLabels += 1
    default:
      guard !CellText.isBlank(text) else { return }
      let label = field.label.flatMap { labels[$0] } ?? ""
      if ColumnNames.isPrivate(label) {
        leftOut.append(LeftOut(name: column, reason: .noPurpose))
      } else if field.isOfAddress, (addressTaken ?? addressLabels) != addressLabels {
        leftOut.append(LeftOut(name: column, reason: .notNeeded))
      } else {
        if field.isOfAddress { addressTaken = addressLabels }
        taken.append(Cell(field: field, column: column, text: text, isFirst: label.hasPrefix("* ")))
      }
    }
  }
}
