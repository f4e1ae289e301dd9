import Domain
import Foundation

/// Reads the fields of one line, and says of each that cannot be read where it is and what to write.
struct CustomerReader {
  let columns: [CustomerColumn]
  let line: Int
  let today: Day
  private(set) var problems: [CustomerProblem] = []
  private var fields: [CustomerColumn: String] = [:]

  init(columns: [CustomerColumn], line: Int, today: Day) {
    self.columns = columns
    self.line = line
    self.today = today
  }

  /// Nil where anything is wrong: a row is taken in whole or not at all.
  mutating func row(_ texts: [String]?) -> CustomerRow? {
    guard let texts else {
      problems.append(
        CustomerProblem(
          line: line, "a quotation mark is left open or stands inside a field",
          "Close it, or double it inside the field; a field stays on one line."))
      return nil
    }
    guard texts.count == columns.count else {
      problems.append(
        CustomerProblem(
          line: line, "the row has \(texts.count) fields and the first line names \(columns.count)",
          "Give each row as many fields; quote a field that holds the separator."))
      return nil
    }
    for (column, text) in zip(columns, texts) {
      let text = text.trimmingCharacters(in: .whitespaces)
      if !text.isEmpty { fields[column] = text }
    }
    return read()
  }

  private mutating func read() -> CustomerRow? {
    var row = CustomerRow(given: line(.given) ?? "", surname: line(.surname) ?? "")
    row.line = line
    if fields[.surname] == nil { complain(.surname, "no surname", "Fill in the surname.") }
    row.customerNumber = digits(.customerNumber, 1...19)
    row.email = value(.email, "no mail address", "Write one address, such as name@example.nl.") { EmailAddress($0) }
    row.emailGiven = value(.emailGiven, "no occasion that counts", "Write sale or account, or leave it empty.") {
      ["sale", "account"].contains($0) ? Occasion(rawValue: $0) : nil
    }
    row.phone = value(.phone, "no telephone number", "Write it as 06 12345678 or +31612345678.") { PhoneNumber($0) }
    row.address = address()
    row.language = value(.language, "no language we write in", "Write nl or en.") { Language(rawValue: $0) } ?? .nl
    row.under16Until = day(.under16Until, mayCome: true)
    row.subscription = line(.subscription)
    row.card = digits(.card, 8...19)
    row.replacesCard = digits(.replacesCard, 8...19)
    if row.replacesCard != nil, fields[.card] == nil || fields[.customerNumber] == nil {
      complain(.replacesCard, "a replacement without customer number or card", "Fill in customerNumber and card.")
    }
    row.since = day(.since, mayCome: false)
    row.ended = day(.ended, mayCome: true)
    row.lastContact = day(.lastContact, mayCome: false)
    let kinds = ContactEvent.allCases.map(\.rawValue).joined(separator: ", ")
    row.contactKind =
      value(.contactKind, "no kind of contact", "Write one of: \(kinds).") { ContactEvent(rawValue: $0) } ?? .purchase
    row.confirmed = day(.confirmed, mayCome: false)
    if row.hasContract, fields[.since] == nil {
      complain(.since, "a subscription or card without its first day", "Fill in since as YYYY-MM-DD.")
    }
    if let since = row.since, let ended = row.ended, ended < since {
      complain(.ended, "it ended before it began", "Correct since or ended.")
    }
    return problems.isEmpty ? row : nil
  }

  private mutating func address() -> PostalAddress? {
    let parts: [CustomerColumn] = [.street, .houseNumber, .postcode, .place]
    guard parts.contains(where: { fields[$0] != nil }) else { return nil }
    do {
      return try PostalAddress(
        street: fields[.street] ?? "", houseNumber: fields[.houseNumber] ?? "", postcode: fields[.postcode] ?? "",
        place: fields[.place] ?? "")
    } catch {
      let column = CustomerColumn(rawValue: error.rawValue) ?? .street
      complain(column, "no address in the Netherlands", "Of the \(error); or leave all four columns empty.")
      return nil
    }
  }

  private mutating func day(_ column: CustomerColumn, mayCome: Bool) -> Day? {
    let day = value(column, "no date", "Write it as YYYY-MM-DD.") { Day($0) }
    if let day, !mayCome, day > today {
      complain(column, "a day that has not come", "Write the day on which it happened.")
    }
    return day
  }

  private mutating func digits(_ column: CustomerColumn, _ lengths: ClosedRange<Int>) -> String? {
    value(column, "no number", "Write \(lengths.lowerBound) to \(lengths.upperBound) digits.") { text in
      let digits = text.filter { $0 != " " && $0 != "-" && $0 != "." }
      return lengths.contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber } ? digits : nil
    }
  }

  /// Text for a letter: one line, nothing invisible that could steer a terminal or a header.
  private mutating func line(_ column: CustomerColumn) -> String? {
    value(column, "no plain text of at most 120 characters", "Shorten it, and leave out control characters.") { text in
      let text = text.precomposedStringWithCanonicalMapping
      let isPlain = !text.unicodeScalars.contains { CharacterSet.controlCharacters.contains($0) }
      return isPlain && text.count <= 120 ? text : nil
    }
  }

  private mutating func value<T>(
    _ column: CustomerColumn, _ problem: String, _ remedy: String, _ read: (String) -> T?
  ) -> T? {
    guard let text = fields[column] else { return nil }
    if let value = read(text) { return value }
    complain(column, problem, remedy)
    return nil
  }

  /// Never repeats what was found: the list of problems may be mailed about.
  private mutating func complain(_ column: CustomerColumn, _ problem: String, _ remedy: String) {
    problems.append(
      CustomerProblem(
        line: line, column: columns.firstIndex(of: column).map { $0 + 1 }, field: column.rawValue, problem, remedy))
  }
}
