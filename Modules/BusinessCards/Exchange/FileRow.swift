/// Somebody as a file names them, or as one is written: what an organisation tells, and what it calls them by.
package struct ContactRecord: Hashable, Sendable {
  /// What we call the person towards this organisation; empty for somebody new.
  package var handle = ""
  package var entry: ContactEntry
  package var roles: [Organisations.Role] = []
  package var cardNumber = ""
  package var costCentre = ""

  package init(_ entry: ContactEntry) {
    self.entry = entry
  }
}

/// One row of a file, read. With a fault in it nothing of the row may be taken in.
package struct FileRow: Hashable, Sendable {
  /// Of the file, as an editor counts them; more than one where a cell or a card spans them.
  package let lines: ClosedRange<Int>
  package internal(set) var record = ContactRecord(ContactEntry())
  package internal(set) var faults: [RowFault] = []
  /// What this row alone leaves out, such as a number labelled `Home`; whole columns stand in the mapping.
  package internal(set) var leftOut: [LeftOut] = []

  /// Whether it is of no person at all: it is passed over and counted, and nothing else of it is read.
  package internal(set) var isNobody = false

  init(lines: ClosedRange<Int>) {
    self.lines = lines
  }

  /// About the row as a whole, or a cell of it.
  mutating func complain(_ problem: RowProblem, of cell: Cell? = nil) {
    faults.append(
      RowFault(
        line: lines.lowerBound, column: cell?.column ?? "", typed: CellText.shortened(cell?.text ?? ""),
        problem: problem))
  }
}

/// What is wrong with a row, where, and what to do.
package struct RowFault: Hashable, Sendable {
  package let line: Int
  /// The name that the file gives it; empty where the row as a whole is meant.
  package let column: String
  /// Shortened, for whoever mends the file: personal data, and for no log.
  package let typed: String
  package let problem: RowProblem
}
