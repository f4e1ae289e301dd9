import Domain
import Foundation
import Storage

/// The same data for a program (Art. 15(3), 20): unmodified values, keys that stay what they are, and
/// the meaning of every code that occurs.
enum ExportJSON {
  static func bytes(_ report: AccessReport) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(File(report))) + [UInt8(ascii: "\n")]
  }

  /// The published shape.
  private struct File: Encodable {
    let format = "rechtspoor-access/1"
    let made: String
    let language: String
    let statement: [String: String]
    let categories: [Category]
    let codes: [String: [String: String]]
    let columns: [String: String]

    init(_ report: AccessReport) {
      made = report.made.description
      language = report.language.rawValue
      statement = [
        "id": report.statement.id, "label": report.statement.label[report.language],
        "sha256": report.statementDigest,
      ]
      categories = report.sections.map(Category.init)
      let fields = report.sections.flatMap(\.rows).flatMap(\.fields)
      columns = fields.reduce(into: [:]) { $0[$1.code] = $1.label }
      codes = fields.reduce(into: [:]) { codes, field in
        // An entry of a log is no code: its parts are.
        guard !["detail", "body"].contains(field.code), case .text(let text) = field.value,
          let meaning = FieldNames.meaning(text, of: field.code, report.language)
        else { return }
        codes[field.code, default: [:]][text] = meaning
      }
    }
  }

  private struct Category: Encodable {
    let category: String
    let name: String
    let rows: [Row]
    let purposes: [PurposeEntry]
    let recipients: [String]
    /// Where the data came from, each way once.
    let provenance: [String]
    let logic: String?
    /// That nothing is held, or what else has to be said.
    let note: String?

    init(_ section: AccessSection) {
      category = section.category.rawValue
      name = section.name
      rows = section.rows.map(Row.init)
      purposes = section.purposes.map(PurposeEntry.init)
      recipients = section.recipients
      provenance = section.provenance
      logic = section.logic
      note = section.note
    }
  }

  private struct Row: Encodable {
    let table: String
    let provenance: String
    let until: String?
    let values: [String: Datum]

    init(_ row: AccessRow) {
      table = row.table
      provenance = row.provenance
      until = row.until?.description
      values = row.fields.reduce(into: [:]) { $0[$1.code] = Datum($1) }
    }
  }

  private struct PurposeEntry: Encodable {
    let purpose: String
    let name: String
    let basis: String?
    let ground: String
    let source: String
    let until: String?
    let untilWords: String

    init(_ purpose: AccessPurpose) {
      self.purpose = purpose.purpose.rawValue
      name = purpose.name
      basis = purpose.basis?.rawValue
      ground = purpose.ground
      source = purpose.source
      until = purpose.until?.description
      untilWords = purpose.untilWords
    }
  }

  /// Text and numbers as stored; days, months and moments in ISO 8601 instead of our own numbering.
  private enum Datum: Encodable {
    case text(String)
    case number(Int64)

    init(_ field: AccessField) {
      switch (field.value, field.form) {
      case (.integer(let number), .day?), (.integer(let number), .bookYear?):
        self = .text(Day(number: Int(number)).description)
      case (.integer(let number), .month?): self = .text(Month(number: Int(number)).description)
      case (.integer(let number), .instant?): self = .text(Instant(milliseconds: number).description)
      case (.integer(let number), nil): self = .number(number)
      case (.text(let text), _): self = .text(text)
      case (.bytes(let bytes), _): self = .text(bytes.hex)
      case (.null, _): self = .text("")
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      }
    }
  }
}
