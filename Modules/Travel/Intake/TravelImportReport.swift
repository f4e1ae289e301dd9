/// What became of a file. It names nobody: neither the people nor their cards nor the file.
///
/// The names of its fields and of the keys in it are what `--json` prints, and stay.
package struct TravelImportReport: Codable, Hashable, Sendable {
  /// The layout, as `ExportVariant` numbers them.
  package let variant: Int
  /// How dates with slashes were read, where the file has them.
  package let slashDates: String?
  /// Rows read, by kind.
  package let rows: [String: Int]
  package let skippedLines: Int
  /// In the order of their lines.
  package let problems: [Problem]

  /// Whose travel was in it.
  package private(set) var holders = 0
  /// For how many of them the same file had been taken in before: nothing was changed for those.
  package private(set) var duplicates = 0
  package private(set) var stored = 0
  /// Trips held already, of which this file knew more.
  package private(set) var replaced = 0
  package private(set) var alreadyHeld = 0
  /// Trips not stored, by reason.
  package private(set) var refused: [String: Int] = [:]
  package private(set) var countersWritten = 0
  package private(set) var countersRefused = 0

  package struct Problem: Codable, Hashable, Sendable {
    package let line: Int
    package let column: Int?
    package let field: String
    package let reason: String
    package let found: String
    package let rowKept: Bool
    package let whatToDo: String
    /// All of it in one sentence.
    package let message: String

    init(_ problem: RowProblem) {
      line = problem.line
      column = problem.column
      field = problem.field
      reason = problem.reason.rawValue
      found = problem.found
      rowKept = problem.rowKept
      whatToDo = problem.whatToDo
      message = problem.description
    }
  }

  init(of file: TravelFile, problems: [RowProblem]) {
    variant = file.variant.rawValue
    slashDates = file.slashDates?.rawValue
    rows = Dictionary(uniqueKeysWithValues: file.counts.map { ($0.key.rawValue, $0.value) })
    skippedLines = file.skippedLines
    self.problems = (file.problems + problems).sorted { $0.line < $1.line }.map(Problem.init)
  }

  /// Every holder already had this very file: nothing changed.
  package var isDuplicate: Bool { holders > 0 && duplicates == holders }
  package var refusedInAll: Int { refused.values.reduce(0, +) }

  mutating func add(_ taken: PersonIntake.Taken) {
    holders += 1
    if taken.isDuplicate { duplicates += 1 }
    stored += taken.stored
    replaced += taken.replaced
    alreadyHeld += taken.alreadyHeld
    for (reason, count) in taken.refused { refused[reason.rawValue, default: 0] += count }
    countersWritten += taken.countersWritten
    countersRefused += taken.countersRefused
  }
}
