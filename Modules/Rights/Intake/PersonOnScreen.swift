package import Domain
import Identity
import Storage

/// A person as a colleague on the telephone sees them for half a minute: as little as tells people apart, what they get
/// now, and what runs. No travel, no history, no profile, no whole address (T10).
package struct PersonOnScreen: Sendable {
  package let name: String?
  package let place: String?
  /// Masked.
  package let emails: [String]
  package let phones: [String]
  /// The last four digits of cards that still work.
  package let cards: [String]
  package let receives: [Preferences.Choice]
  package let runs: [AgreementName]
  package let openCases: [Open]
  package let language: Language
  package let isChild: Bool
  package let isReportedDead: Bool
  /// Other people have one of these addresses or numbers: what stops there stops for them too.
  package let shares: Bool

  package struct Open: Sendable {
    package let reference: CaseReference
    package let kind: CaseKind
    package let due: Day
  }

  /// Read once that it is read has been written down, for the person to read (R19).
  static func look(at person: Int64, for taken: TakenDown, in tx: Transaction) throws -> PersonOnScreen {
    try StaffViews.record(of: person, for: taken, seeing: [.contactDetails, .product, .proof, .caseFile], in: tx)
    let rows = try ContactDetails.rows(of: person, in: tx)
    let onFile = try ContactDetails.onFile(in: rows)
    let standing = try StandingTable.fold(person, in: tx)
    return PersonOnScreen(
      name: onFile.name, place: onFile.address?.place, emails: onFile.emails.map(\.masked),
      phones: onFile.phones.map(\.masked), cards: try CardsSeen.lastDigits(of: person, in: tx),
      receives: try Preferences.current(of: person, addresses: rows, in: tx),
      runs: standing.agreements.filter { $0.value.runs(on: tx.today) }.keys.sorted { $0.rawValue < $1.rawValue },
      openCases: try CaseTable.cases(of: person, in: tx).filter(\.state.isOpen).map {
        Open(reference: $0.state.reference, kind: $0.state.kind, due: $0.due)
      },
      language: try People.language(of: person, in: tx),
      isChild: standing.under16Until.map { tx.today < $0 } ?? false,
      isReportedDead: try Deaths.isReported(person, in: tx),
      shares: try onFile.targets.contains { try ReportDeath.isShared($0, by: person, in: tx) })
  }
}
