/// Something in one row that could not be read: where it is, why, and what to do about it.
package struct RowProblem: Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable {
    case unknownKind, unknownStation, badDate, badTime, badAmount, badCard, badQuoting, fieldCount, noPlace
    // What reading cannot know: whose card it is.
    case noCard, nobodysCard, sharedCard
  }

  package let line: Int
  /// 1 for the first; nil when the row as a whole is meant.
  package let column: Int?
  /// The column's name as the file writes it.
  package let field: String
  package let reason: Reason
  /// What was found, made harmless for a terminal.
  package let found: String
  /// Whether the row was read nevertheless, without this detail.
  package let rowKept: Bool

  package init(line: Int, column: Int?, field: String, reason: Reason, found: String, rowKept: Bool) {
    self.line = line
    self.column = column
    self.field = field
    self.reason = reason
    self.found = Harmless.quoted(found)
    self.rowKept = rowKept
  }

  package var whatToDo: String {
    switch reason {
    case .unknownKind: "Report this kind to whoever maintains the program; the other rows are read."
    case .unknownStation: "Import a newer station list, or add the name to it as an alias."
    case .badDate: "Write the date as dd-mm-yyyy."
    case .badTime: "Write the time as hh:mm, or leave it empty."
    case .badAmount: "Write the amount as 1,76 or 1.76, with or without €."
    case .badCard: "Write the card number in digits, or name the card when importing."
    case .badQuoting: "Close the quotation mark, or double it inside the field."
    case .fieldCount: "Give the row as many fields as the header has; quote a field that holds the separator."
    case .noPlace: "Fill in where the journey began, or remove the row."
    case .noCard: "Name the card when importing, or fill in its number."
    case .nobodysCard: "Register the card to its holder first; anonymous and department cards stay out (CBP 2012)."
    case .sharedCard: "Correct the registration, so that the card has one holder; then import again."
    }
  }

  private var said: String {
    switch reason {
    case .unknownKind: "unknown kind of transaction \(found)"
    case .unknownStation: "unknown station \(found)"
    case .badDate: "\(found) is no date"
    case .badTime: "\(found) is no time"
    case .badAmount: "\(found) is no amount"
    case .badCard: "\(found) is no card number"
    case .badQuoting: "a quotation mark is left open or stands inside a field: \(found)"
    case .fieldCount: "the row does not have the header's number of fields: \(found)"
    case .noPlace: "a journey without a place of departure"
    case .noCard: "the row names no card"
    case .nobodysCard: "the card \(found) is in nobody's name here"
    case .sharedCard: "the card \(found) stands in the name of more than one person"
    }
  }
}

extension RowProblem: CustomStringConvertible {
  package var description: String {
    let place = column.map { "line \(line), column \($0) (\(field))" } ?? "line \(line)"
    return "\(place): \(said). \(rowKept ? "The row was read without it." : "The row was left out.") \(whatToDo)"
  }
}

/// Text out of a stranger's file, fit to be shown: one line, short, no control characters, so that
/// neither a terminal nor a log can be steered by it.
enum Harmless {
  static func quoted(_ text: String, limit: Int = 60) -> String {
    let clean = plain(text, limit: limit + 1)
    return clean.unicodeScalars.count > limit
      ? "'\(String(String.UnicodeScalarView(clean.unicodeScalars.prefix(limit))))…'" : "'\(clean)'"
  }

  static func plain(_ text: String, limit: Int) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: kept.append(" ")
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }
}
