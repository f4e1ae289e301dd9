import Delivery
package import Domain
import Foundation
import Storage

/// The columns of a register of the deceased, as this house reads one. A date of birth may stand in it and is never
/// looked at: no birthday is in any of our categories (S2).
package enum DeathColumn: String, CaseIterable, Sendable {
  case surname, given, born, postcode, houseNumber, died, registered

  package var meaning: String {
    switch self {
    case .surname: "surname, with its prefix; required"
    case .given: "first name, or initials"
    case .born: "date of birth; not read"
    case .postcode: "postcode of the last address; required"
    case .houseNumber: "its house number; required"
    case .died: "day of death, YYYY-MM-DD; required"
    case .registered: "day on which the register was made up, YYYY-MM-DD; required, the same in every row"
    }
  }

  static let required: [DeathColumn] = [.surname, .postcode, .houseNumber, .died, .registered]
}

/// A register file, read. Pure: who is meant by a row is asked later.
package struct DeathRegister: Sendable {
  package struct Row: Hashable, Sendable {
    package let line: Int
    package let surname: String
    /// Empty where the register has none.
    package let given: String
    /// As `PostalAddress.house` writes it.
    package let house: String
    package let died: Day
  }

  package let rows: [Row]
  package let problems: [DeathFileProblem]

  /// A register that is older than its own makers take to renew it says nothing of those who died since, and may name
  /// people who were taken out of it (Code Postfilter).
  package static let mostDaysOld = Registers.mostDaysOld

  package static func read(_ bytes: [UInt8], today: Day) throws(DeathFileProblem) -> DeathRegister {
    guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
      throw DeathFileProblem(1, "the file is no text in UTF-8: save it as CSV in UTF-8")
    }
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { String(Substring($0)).trimmingCharacters(in: CharacterSet(charactersIn: "\r\u{FEFF}")) }
    let separator: Character = lines[0].contains(";") ? ";" : ","
    let columns = try header(CSVLine.fields(lines[0], separator: separator) ?? [])
    var (rows, problems) = ([Row](), [DeathFileProblem]())
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy({ $0.isWhitespace || $0 == separator }) {
      let reader = RowReader(columns, line: index + 1, CSVLine.fields(line, separator: separator) ?? [], today: today)
      // One row from an old register makes all of it an old one.
      if let age = reader.age, !(0...mostDaysOld).contains(age) {
        throw DeathFileProblem(
          index + 1,
          age < 0
            ? "the register is dated in the future: correct the column registered"
            : "the register is \(age) days old, and may be \(mostDaysOld): fetch the newest one")
      }
      do { rows.append(try reader.row()) } catch { problems.append(error) }
    }
    return DeathRegister(rows: rows, problems: problems)
  }

  private static func header(_ names: [String]) throws(DeathFileProblem) -> [DeathColumn] {
    var columns: [DeathColumn] = []
    for name in names.map({ $0.trimmingCharacters(in: .whitespaces).lowercased() }) {
      guard let column = DeathColumn.allCases.first(where: { $0.rawValue.lowercased() == name }) else {
        let known = DeathColumn.allCases.map(\.rawValue).joined(separator: ", ")
        throw DeathFileProblem(1, "a column has a name that is not among \(known): correct the first line")
      }
      guard !columns.contains(column) else {
        throw DeathFileProblem(1, "the column \(column.rawValue) is there twice: leave one of the two out")
      }
      columns.append(column)
    }
    if let missing = DeathColumn.required.first(where: { !columns.contains($0) }) {
      throw DeathFileProblem(1, "the column \(missing.rawValue) is missing: add it")
    }
    return columns
  }

  private struct RowReader {
    private let line: Int
    private let count: Int
    private let columns: [DeathColumn]
    private let fields: [DeathColumn: String]
    private let today: Day

    init(_ columns: [DeathColumn], line: Int, _ texts: [String], today: Day) {
      self.line = line
      self.columns = columns
      self.today = today
      count = texts.count
      fields = Dictionary(zip(columns, texts.map { $0.trimmingCharacters(in: .whitespaces) })) { first, _ in first }
    }

    /// How old the register is; nil where the row does not say.
    var age: Int? { count == columns.count ? day(.registered).map { today.number - $0.number } : nil }

    func row() throws(DeathFileProblem) -> Row {
      guard count == columns.count else {
        throw problem("the row has \(count) fields and the first line names \(columns.count): give it as many")
      }
      guard let surname = fields[.surname], !surname.isEmpty else { throw problem("no surname: fill it in") }
      guard
        let house = PostalAddress.house(
          postcode: fields[.postcode] ?? "", houseNumber: fields[.houseNumber] ?? "")
      else { throw problem("no postcode and house number in the Netherlands: correct them") }
      guard day(.registered) != nil else { throw problem("registered is no date: write it as YYYY-MM-DD") }
      guard let died = day(.died) else { throw problem("died is no date: write it as YYYY-MM-DD") }
      guard died <= today else { throw problem("died is a day that has not come: correct it") }
      return Row(line: line, surname: surname, given: fields[.given] ?? "", house: house, died: died)
    }

    private func day(_ column: DeathColumn) -> Day? { fields[column].flatMap { Day($0) } }

    private func problem(_ text: String) -> DeathFileProblem { DeathFileProblem(line, text) }
  }
}

/// Something in a register that cannot be read: where, and what to do. It never repeats what it found.
package struct DeathFileProblem: Error, Hashable, CustomStringConvertible {
  package let line: Int
  package let problem: String

  init(_ line: Int, _ problem: String) {
    self.line = line
    self.problem = problem
  }

  package var description: String { "line \(line): \(problem). Nothing of it was recorded." }
}
