package import Domain

/// One table of personal data, declared once. Access, erasure, retention, the record of processing
/// and the tests derive from it; a column nobody declared fails the build.
///
/// Every row refers to its table, and rows are handed on by the thousand: a class, so that each refers to the same one.
package final class PersonalTable: Sendable {
  package let name: String
  /// What kind of data a row is. nil: the spine of a person, which goes when nothing else is left.
  package let category: DataCategory?
  package let owner: Owner
  /// The columns that, after the owner's, make up the primary key.
  package let keys: [String]
  /// The drawer its sealed column lies in.
  package let compartment: Compartment?
  package let columns: [Column]
  /// Which of the person's ways to be reached a row serves.
  package let serves: Serves
  /// Where the data come from, for the record of processing and Art. 15(1)(g).
  package let provenance: Provenance

  init(
    _ name: String, _ category: DataCategory?, of owner: Owner, keys: [String], in compartment: Compartment? = nil,
    from provenance: Provenance, serves: Serves = .anything, _ columns: [Column]
  ) {
    self.name = name
    self.category = category
    self.owner = owner
    self.keys = keys
    self.compartment = compartment
    self.columns = columns
    self.serves = serves
    self.provenance = provenance
  }

  package var columnNames: [String] { columns.map(\.name) }
  package var anchors: [Column] { columns.filter { if case .anchor = $0.role { true } else { false } } }
  package var isSealed: Bool { columns.contains { $0.role == .sealed } }
}

/// Whose row it is: the column every primary key begins with.
package enum Owner: String, Hashable, Sendable {
  case customer = "customer_id"
  case travel = "travel_ref"
  case rightsCase = "case_id"
  case letter = "letter_id"
  /// A word to a recipient about people of no case.
  case notice = "notice_id"

  package var column: String { rawValue }
}

package enum Provenance: String, Sendable {
  /// Given by the person.
  case subject
  /// Seen while the person used the service.
  case observed
  /// Worked out by us.
  case inferred
  /// Told by the employer (Art. 14).
  case employer
  /// Made by us in answering or accounting.
  case ownRecord
  /// Recorded row by row, in the column `source`.
  case perRow
}

package struct Column: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    case owner
    case key
    /// Sealed under the owner's compartment key.
    case sealed
    /// A day (or month) from which a period of the statement runs.
    case anchor([Anchor], Form)
    /// Neither identifies nor dates: a kind, a flag, a count.
    case plain
  }

  /// How an anchor is stored.
  package enum Form: Hashable, Sendable {
    case day
    case month
    case instant
    /// A day, of which the end of the book year counts.
    case bookYear
  }

  package let name: String
  package let role: Role
  /// A contract or a role can begin next month; nothing else is recorded before its day.
  package var mayLieAhead = false

  static func owner(_ owner: Owner) -> Column { Column(name: owner.column, role: .owner) }
  static func key(_ name: String) -> Column { Column(name: name, role: .key) }
  static let sealed = Column(name: "sealed", role: .sealed)
  static func plain(_ name: String) -> Column { Column(name: name, role: .plain) }
  static func day(_ name: String, _ anchors: Anchor...) -> Column {
    Column(name: name, role: .anchor(anchors, .day))
  }
  static func dayAhead(_ name: String, _ anchors: Anchor...) -> Column {
    Column(name: name, role: .anchor(anchors, .day), mayLieAhead: true)
  }
  static func month(_ name: String, _ anchors: Anchor...) -> Column {
    Column(name: name, role: .anchor(anchors, .month))
  }
  static func bookYear(_ name: String, _ anchors: Anchor...) -> Column {
    Column(name: name, role: .anchor(anchors, .bookYear))
  }
}

/// Which channels and brands a row can serve; what serves e-mail alone lapses with e-mail (A3).
package enum Serves: Sendable {
  case anything
  /// By the value of the column `kind`: an address given for work, whatever it is used for.
  case byKind
  /// By the values of the columns `kind` and `brand`.
  case byKindAndBrand
  /// By the column `surface`: what was opened or clicked in e-mail serves e-mail.
  case bySurface
}
