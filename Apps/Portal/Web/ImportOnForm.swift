import BusinessCards
import Foundation

/// A file as the form of an import brings it: chosen just now, or carried along on the page since; with how its columns
/// are read, and who is who. The house keeps nothing of a file that is only looked at.
struct ImportOnForm: Sendable {
  /// A page that carries more than this is slow to send twice; a larger file is taken in by `zakelijk`.
  static let mostBytes = 4 * 1024 * 1024
  /// The same carried along as text, and the choices.
  static let mostBytesOfForm = mostBytes * 4 / 3 + 512 * 1024

  static let question = "file"

  let file: [UInt8]
  private(set) var mapping: ColumnMapping?
  private(set) var decisions = ImportDecisions()
  let skipsBad: Bool
  /// Of the page that was looked at.
  let plan: String?
  let takesIn: Bool

  /// Nil without a file. Throws what is wrong with the file as a whole.
  init?(_ form: Form) throws(ContactFileRefusal) {
    if let chosen = form.files[Self.question], !chosen.isEmpty {
      file = chosen
    } else if let kept = form["kept"].flatMap({ Data(base64Encoded: $0) }) {
      file = Array(kept)
    } else {
      return nil
    }
    guard file.count <= Self.mostBytes else { throw .tooLarge(bytes: file.count) }
    skipsBad = form["skipBad"] != nil
    plan = form["plan"]
    takesIn = form["act"] == "take"
    mapping = try Self.mapping(form, file)
    decisions = Self.decisions(form)
  }

  var kept: String { Data(file).base64EncodedString() }

  /// Nil where nothing was said yet: the organisation's own for these columns counts then.
  private static func mapping(_ form: Form, _ file: [UInt8]) throws(ContactFileRefusal) -> ColumnMapping? {
    guard form.names.contains("column-0") else { return nil }
    let read = try ContactFile(file)
    guard case .csv = read.form else { return nil }
    let guessed = ColumnMapping(read.header)
    return guessed.columns.indices.reduce(guessed) { mapping, index in
      if let field = form["column-\(index)"].flatMap(ContactField.init) {
        return mapping.setting(index, to: .field(field))
      }
      guard case .field = guessed.columns[index].use else { return mapping }
      return mapping.setting(index, to: .leftOut(.notNeeded))
    }
  }

  private static func decisions(_ form: Form) -> ImportDecisions {
    var decisions = ImportDecisions(all: decision(form["duplicates"]) ?? .skip)
    for name in form.names {
      guard name.hasPrefix("row-"), let line = Int(name.dropFirst("row-".count)) else { continue }
      decisions.byLine[line] = decision(form[name])
    }
    return decisions
  }

  /// `skip`, `new`, `update`, or the handle of who it is.
  private static func decision(_ typed: String?) -> ImportDecisions.Decision? {
    switch typed {
    case nil: nil
    case "skip": .skip
    case "new": .new
    case "update": .update(handle: nil)
    case .some(let handle): .update(handle: handle)
    }
  }
}
