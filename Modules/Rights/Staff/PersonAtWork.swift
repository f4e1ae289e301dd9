package import Domain
package import Identity
package import Storage

/// A person as a colleague with a case of theirs sees them: who, how to be reached, what stops and what runs. No history,
/// no profile, no travel: those are for the person alone.
package struct PersonAtWork: Sendable {
  package let name: String?
  package let emails: [EmailAddress]
  package let phones: [PhoneNumber]
  package let address: PostalAddress?
  package let language: Language
  package let since: Day
  /// Agreements that run today.
  package let agreements: [AgreementName]
  /// What was stopped, proven or not.
  package let stops: [Scope]
  package let isHeld: Bool
  package let isRestricted: Bool
  package let cases: [CaseReference]

  /// Read once that it is read has been written down.
  package static func look(
    at customer: Int64, by colleague: Account, for reference: CaseReference, in tx: Transaction
  ) throws -> PersonAtWork {
    try StaffViews.record(
      of: customer, by: colleague, for: reference, seeing: [.contactDetails, .proof, .caseFile], in: tx)
    let reach = try ContactDetails.onFile(of: customer, in: tx)
    let standing = try StandingTable.fold(customer, in: tx)
    return PersonAtWork(
      name: reach.name, emails: reach.emails, phones: reach.phones, address: reach.address,
      language: try People.language(of: customer, in: tx), since: standing.firstRecorded,
      agreements: standing.agreements.filter { $0.value.runs(on: tx.today) }.keys.sorted { $0.rawValue < $1.rawValue },
      stops: Scope.allCases.filter { scope in standing.stops.contains { $0.scope == scope } },
      isHeld: standing.hold?.covers(tx.today) ?? false, isRestricted: standing.restriction?.covers(tx.today) ?? false,
      cases: try CaseTable.cases(of: customer, in: tx).filter(\.state.isOpen).map(\.state.reference))
  }
}
