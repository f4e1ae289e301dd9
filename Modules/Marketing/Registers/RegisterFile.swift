import Delivery
import Domain
import Foundation
package import Storage

/// A register file, read: surname, postcode and house number of each line. Other columns that such files have are
/// passed over; no birthday is in any of our categories (S2).
package struct RegisterFile: Sendable {
  package let entries: [Registers.Entry]

  package static let needed = ["surname", "postcode", "houseNumber"]
  package static let passedOver = ["given", "born", "died", "registered"]

  /// Whole or not at all: a line that cannot be read might be somebody who is then written to.
  package static func read(_ bytes: [UInt8]) throws(RegisterFileRefusal) -> RegisterFile {
    guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
      throw RegisterFileRefusal([RegisterFault(1, 1, "the file is no text in UTF-8: save it as CSV in UTF-8")])
    }
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { String(Substring($0)).trimmingCharacters(in: CharacterSet(charactersIn: "\r\u{FEFF}")) }
    let separator: Character = lines[0].contains(";") ? ";" : ","
    let places = try columns(CSVLine.fields(lines[0], separator: separator) ?? [])
    var (entries, faults) = ([Registers.Entry](), [RegisterFault]())
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy({ $0.isWhitespace || $0 == separator }) {
      let fields = CSVLine.fields(line, separator: separator) ?? []
      guard fields.count == places.count else {
        faults.append(
          RegisterFault(
            index + 1, 1, "the row has \(fields.count) fields and the first line names \(places.count): give it as many"
          ))
        continue
      }
      let row = Dictionary(uniqueKeysWithValues: zip(places, fields.map { $0.trimmingCharacters(in: .whitespaces) }))
      func column(_ name: String) -> Int { (places.firstIndex(of: name) ?? 0) + 1 }
      guard let surname = row["surname"], !Identifier.fold(surname).isEmpty else {
        faults.append(RegisterFault(index + 1, column("surname"), "no surname: fill it in"))
        continue
      }
      guard let house = PostalAddress.house(postcode: row["postcode"] ?? "", houseNumber: row["houseNumber"] ?? "")
      else {
        faults.append(
          RegisterFault(
            index + 1, column(Postcode(row["postcode"] ?? "") == nil ? "postcode" : "houseNumber"),
            "no postcode and house number in the Netherlands: correct them"))
        continue
      }
      entries.append(Registers.Entry(surname: surname, house: house))
    }
    guard faults.isEmpty else { throw RegisterFileRefusal(faults) }
    return RegisterFile(entries: entries)
  }

  private static func columns(_ names: [String]) throws(RegisterFileRefusal) -> [String] {
    var columns: [String] = []
    for (index, name) in names.enumerated() {
      let typed = name.trimmingCharacters(in: .whitespaces).lowercased()
      guard let column = (needed + passedOver).first(where: { $0.lowercased() == typed }) else {
        let known = (needed + passedOver).joined(separator: ", ")
        throw RegisterFileRefusal([
          RegisterFault(1, index + 1, "a column has a name that is not among \(known): correct the first line")
        ])
      }
      guard !columns.contains(column) else {
        throw RegisterFileRefusal([RegisterFault(1, index + 1, "the column \(column) is there twice: leave one out")])
      }
      columns.append(column)
    }
    if let missing = needed.first(where: { !columns.contains($0) }) {
      throw RegisterFileRefusal([RegisterFault(1, 1, "the column \(missing) is missing: add it")])
    }
    return columns
  }
}

/// Where a register file cannot be read, and what to do. It never repeats what it found.
package struct RegisterFault: Hashable, Sendable, CustomStringConvertible {
  package let line: Int
  package let column: Int
  package let problem: String

  init(_ line: Int, _ column: Int, _ problem: String) {
    self.line = line
    self.column = column
    self.problem = problem
  }

  package var description: String { "line \(line), column \(column): \(problem)." }
}

package struct RegisterFileRefusal: Error, Hashable, CustomStringConvertible {
  package let faults: [RegisterFault]

  init(_ faults: [RegisterFault]) {
    self.faults = faults
  }

  package var description: String {
    faults.prefix(20).map(\.description).joined(separator: "\n")
      + (faults.count > 20 ? "\nand \(faults.count - 20) more." : "") + "\nNothing was stored."
  }
}
