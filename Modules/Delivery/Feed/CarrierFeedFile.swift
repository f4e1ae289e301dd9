package import Domain
import Foundation

/// A file for one carrier: the people who said yes to its messages, as it may know them (S36). Readable by its owner alone.
///
/// Two forms of the same: CSV (UTF-8 without a mark, CRLF, separated by commas, a heading first) and JSON lines (UTF-8, one
/// object a line). The fields: `reference`, what the carrier calls the person, or what we called them when we first gave
/// them; `email`; `language`, `nl` or `en`. No name: a service message needs none.
///
/// It says who may be written to now. Whoever is not in it any more may not, and the carrier is told so apart (Art. 19).
package enum CarrierFeedFile {
  package struct Line: Hashable, Encodable, Sendable {
    package let reference: String
    package let email: String
    package let language: String

    package init(reference: String, email: String, language: String) {
      self.reference = reference
      self.email = email
      self.language = language
    }
  }

  package enum Form: String, CaseIterable, Sendable {
    case csv, jsonl
  }

  /// What a disclosure says was given.
  package static let fields = ["email", "language"]

  /// Writes the file and returns its name, in which the day stands: 30 days later it goes (R18). Asks for the clearance, so
  /// that there is none for somebody who was not cleared.
  package static func write(
    _ lines: [Line], for clearance: Clearance, as form: Form, at time: Instant, into folder: String
  ) throws -> String {
    let word = String(clearance.recipient.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    let name = "feed-\(time.day)-\(time.milliseconds)-\(word.prefix(40)).\(form.rawValue)"
    try PrivateFolder(folder).write(render(lines, as: form), named: name)
    return name
  }

  package static func render(_ lines: [Line], as form: Form) throws -> [UInt8] {
    switch form {
    case .csv:
      var table = CSVText(cells: .exact)
      table.append(["reference", "email", "language"])
      for line in lines { table.append([line.reference, line.email, line.language]) }
      return table.bytes(marked: false)
    case .jsonl:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try lines.flatMap { Array(try encoder.encode($0)) + [0x0a] }
    }
  }
}
