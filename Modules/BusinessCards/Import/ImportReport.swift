/// What a file would do, or has done, row by row. It never tells anything of anybody that the organisation did not tell
/// itself: for somebody who stopped advertising or was erased it reads as for anybody else, to the byte (T12).
package struct ImportReport: Codable, Sendable {
  /// What becomes of one row.
  package enum Outcome: String, CaseIterable, Codable, Sendable {
    /// Somebody new.
    case added
    case changed
    /// There is nothing to do.
    case same
    /// Perhaps somebody who is there: left out until somebody decides.
    case perhaps
    /// With a fault in it: never taken in.
    case bad
    /// Left out by decision, or because an earlier row of the file is the same person.
    case skipped
  }

  package struct Row: Codable, Sendable {
    package let line: Int
    package let outcome: Outcome
    package let name: String
    /// Of whom it is or may be; for who is added, once they are.
    package let people: [Candidate]
    /// What a change changes.
    package let fields: [ContactDetailKind]
    package let before: ContactEntry?
    package let after: ContactEntry?
    package let faults: [Fault]
  }

  package struct Candidate: Codable, Hashable, Sendable {
    package let handle: String
    package let name: String
    /// What tells two of one name apart: a mail address, or else a telephone number or the department.
    package var mark = ""

    /// `Kees Kaart (kees@x.example)`.
    package var told: String { mark.isEmpty ? name : "\(name) (\(mark))" }
  }

  package struct Fault: Codable, Hashable, Sendable {
    package let line: Int
    /// As the file names it; empty where the row as a whole is meant.
    package let column: String
    package let typed: String
    package let problem: RowProblem
  }

  package struct Column: Codable, Hashable, Sendable {
    package let name: String
    package let use: ColumnMapping.Use
  }

  package var columns: [Column] = []
  /// What single cells or cards leave out, each kind once: a number labelled `Home`, a birthday of a vCard.
  package var cellsLeftOut: [Column] = []
  /// How many rows came to each outcome.
  package var counts: [String: Int] = [:]
  /// The rows there is something to say of; those that are added or the same only while they are few.
  package var rows: [Row] = []
  /// Whether more rows had something to say than are told.
  package var isCutShort = false
  package var cardsIssued = 0
  /// Letters of Art. 14 that are on their way.
  package var letters = 0
  /// Of all that was decided: an import that was looked at is done as it was seen, or not at all.
  package var plan = ""

  package func count(_ outcome: Outcome) -> Int { counts[outcome.rawValue] ?? 0 }

  static let mostKindsLeftOut = 40
  static let mostRows = 1000
  /// Of those of which there is little to say: what has to be decided must not drown in them.
  static let mostPlainRows = 200
}

/// What to do with rows that are perhaps somebody who is there. Decided for all of them at once, or by line.
package struct ImportDecisions: Codable, Hashable, Sendable {
  package enum Decision: Codable, Hashable, Sendable {
    /// Leave it out.
    case skip
    /// Another person.
    case new
    /// This person; for all at once: the one of whom the name agrees and one thing beside it, where that is one alone.
    case update(handle: String?)
  }

  package var all: Decision
  package var byLine: [Int: Decision]
  /// Whom the report named on a line, where it was a report: a choice for somebody is no choice for another.
  package var names: [Int: String]

  package init(all: Decision = .skip, byLine: [Int: Decision] = [:], names: [Int: String] = [:]) {
    self.all = all
    self.byLine = byLine
    self.names = names
  }

  func decision(_ line: Int) -> Decision { byLine[line] ?? all }
}
