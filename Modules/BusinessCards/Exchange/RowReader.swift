import Domain

/// A value of a file that is somebody's, wherever it stood: a cell of a table, or a property of a card.
struct Cell {
  let field: ContactField
  /// Its name in the file.
  let column: String
  let text: String
  /// Marked as the one to use first.
  var isFirst = false
}

/// Makes a row of its cells, and says of each that cannot be read what is wrong with it. Pure.
struct RowReader {
  private(set) var row: FileRow
  private let cells: [Cell]
  private var texts: [ContactField: String] = [:]

  init(_ cells: [Cell], lines: ClosedRange<Int>) {
    row = FileRow(lines: lines)
    // Marked ones first; otherwise as they stand.
    self.cells = cells.contains { $0.isFirst } ? cells.filter(\.isFirst) + cells.filter { !$0.isFirst } : cells
  }

  mutating func read() -> FileRow {
    for cell in cells where !CellText.isBlank(cell.text) { read(cell) }
    name()
    let entry = row.record.entry
    if entry.name.isEmpty, entry.emails.isEmpty, row.record.handle.isEmpty, row.faults.isEmpty {
      row.complain(.nobody)
    }
    row.record.entry.function = texts[.function] ?? ""
    row.record.entry.department = texts[.department] ?? ""
    row.record.entry.personnelNumber = texts[.personnelNumber] ?? ""
    row.record.costCentre = texts[.costCentre] ?? ""
    address()
    return row
  }

  private mutating func read(_ cell: Cell) {
    switch cell.field {
    case .email:
      for email in values(cell, .email, EmailAddress.init) where !row.record.entry.emails.contains(email) {
        row.record.entry.emails.append(email)
      }
    case .phone:
      for phone in values(cell, .phone, TypedPhone.number) where !row.record.entry.phones.contains(phone) {
        row.record.entry.phones.append(phone)
      }
    case .role:
      for role in values(cell, .role, RoleNames.role) where !row.record.roles.contains(role) {
        row.record.roles.append(role)
      }
    case .cardNumber:
      guard let typed = line(cell) else { return }
      let digits = typed.filter { $0 != " " && $0 != "-" && $0 != "." }
      if digits.count == 16, digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
        row.record.cardNumber = digits
      } else {
        row.complain(.cardNumber, of: cell)
      }
    case .handle:
      row.record.handle = line(cell) ?? ""
    default:
      // A house number and its addition often have a column each.
      guard let text = line(cell) else { return }
      let whole = texts[cell.field].map { "\($0) \(text)" } ?? text
      guard whole.count <= mostCharacters else { return row.complain(.tooLong, of: cell) }
      texts[cell.field] = whole
    }
  }

  /// Which is the whole name where its parts are not given.
  private mutating func name() {
    let parts = [ContactField.given, .middle, .surname].map { texts[$0] ?? "" }
    if parts.allSatisfy(\.isEmpty), let whole = texts[.fullName] {
      let name = FullName(whole)
      row.record.entry = named(name.given, name.middle, name.surname)
    } else {
      row.record.entry = named(parts[0], parts[1], parts[2])
    }
  }

  private func named(_ given: String, _ middle: String, _ surname: String) -> ContactEntry {
    var entry = row.record.entry
    (entry.given, entry.middle, entry.surname) = (given, middle, surname)
    return entry
  }

  private mutating func address() {
    do {
      row.record.entry.address = try AddressReading(texts: texts).address()
    } catch {
      // Where the cell is missing, the whole address is meant.
      let cell =
        cells.first { $0.field == error.field } ?? cells.first { $0.field == .streetAndNumber }
        ?? cells.first { $0.field.isOfAddress }
      if let cell { row.complain(error.problem, of: cell) }
    }
  }

  private mutating func values<Value>(_ cell: Cell, _ problem: RowProblem, _ read: (String) -> Value?) -> [Value] {
    // Before it is divided: the comma of `3,16123E+10` parts no values.
    if CellText.isScientific(CellText.line(cell.text) ?? "") {
      row.complain(.scientific, of: cell)
      return []
    }
    let several = CellText.several(cell.text)
    guard several.count <= mostValues else {
      row.complain(.tooManyValues, of: cell)
      return []
    }
    return several.compactMap { typed in
      guard let text = line(Cell(field: cell.field, column: cell.column, text: typed)) else { return nil }
      if let value = read(text) { return value }
      row.complain(problem, of: cell)
      return nil
    }
  }

  private mutating func line(_ cell: Cell) -> String? {
    guard let text = CellText.line(cell.text) else {
      row.complain(.controlCharacter, of: cell)
      return nil
    }
    if text.utf8.count > mostCharacters, text.count > mostCharacters {
      row.complain(.tooLong, of: cell)
      return nil
    }
    if cell.field.isNumber, CellText.isScientific(text) {
      row.complain(.scientific, of: cell)
      return nil
    }
    return text
  }
}

private let mostCharacters = ContactEntry.longestDetail
private let mostValues = 20

/// A telephone number as people and spreadsheets write it.
enum TypedPhone {
  /// A spreadsheet takes the zero or the plus away: `612345678` and `31612345678`.
  static func number(_ typed: String) -> PhoneNumber? {
    if let number = PhoneNumber(typed) { return number }
    let digits = typed.filter { !" -./()".contains($0) }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), !digits.hasPrefix("0") else { return nil }
    switch digits.count {
    case 9: return PhoneNumber("0" + digits)
    case 11 where digits.hasPrefix("31"): return PhoneNumber("+" + digits)
    default: return nil
    }
  }
}
