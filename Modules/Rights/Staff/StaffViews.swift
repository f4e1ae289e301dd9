package import Domain
package import Identity
package import Storage

/// What colleagues looked at, of whom, and for which case (R19, T10). It is the person's own to read (Art. 15), without
/// the colleague's name.
package enum StaffViews {
  package struct View: Hashable, Sendable {
    package let at: Instant
    /// Of the colleague's account.
    package let handle: String
    /// The case it was for, or the ticket of the call, letter or visit.
    package let reference: String
    package let categories: [DataCategory]
  }

  /// Writes down that a colleague is about to be shown these kinds of data; called first, in the transaction that reads
  /// them. Without an open case of that very person nobody sees anything.
  package static func record(
    of customer: Int64, by colleague: Account, for reference: CaseReference, seeing categories: [DataCategory],
    in tx: Transaction
  ) throws {
    guard colleague.authority.may(.viewPerson) else { throw StaffViewRefused.mayNotView }
    let isTheirs = try CaseTable.cases(of: customer, in: tx).contains {
      $0.state.reference == reference && $0.state.isOpen
    }
    guard isTheirs else { throw StaffViewRefused.noOpenCase(reference) }
    try write(of: customer, by: colleague, reference.description, categories, in: tx)
    try AuditLog.append(
      AuditEntry(.dataViewed, by: colleague.actor, subject: customer, reference: reference.description), in: tx)
  }

  /// The same before there is a case: somebody called, wrote or came, and the house's own number of that is the reason.
  static func record(
    of customer: Int64, for taken: TakenDown, seeing categories: [DataCategory], in tx: Transaction
  ) throws {
    guard taken.by.authority.may(.viewPerson) else { throw StaffViewRefused.mayNotView }
    try write(of: customer, by: taken.by, taken.ticket.text, categories, in: tx)
    try AuditLog.append(
      AuditEntry(
        .dataViewed, by: taken.by.actor, subject: customer,
        detail: ["way": taken.way.rawValue, "ticket": taken.ticket.text]), in: tx)
  }

  private static func write(
    of customer: Int64, by colleague: Account, _ reference: String, _ categories: [DataCategory], in tx: Transaction
  ) throws {
    let kinds = Set(categories).map(\.rawValue).sorted().joined(separator: ",")
    try Rows.write(
      "staff_view", of: customer,
      [
        "handle": colleague.handle, "reference": reference, "categories": kinds, "at": tx.now,
        "happened_day": tx.today,
      ], in: tx)
  }

  /// Newest first.
  package static func all(of customer: Int64, in tx: Transaction) throws -> [View] {
    try tx.run(
      """
      SELECT at, handle, reference, categories FROM staff_view
      WHERE customer_id = \(customer) ORDER BY at DESC, view_id
      """
    ).map { row in
      View(
        at: try row.instant("at"), handle: try row.text("handle"),
        reference: try row.text("reference"),
        categories: try row.text("categories").split(separator: ",").compactMap { DataCategory(rawValue: String($0)) })
    }
  }
}

package enum StaffViewRefused: Error, Hashable, CustomStringConvertible {
  case mayNotView
  case noOpenCase(CaseReference)

  package var description: String {
    switch self {
    case .mayNotView: "This account may not look at a person's data. Nothing was shown."
    case .noOpenCase(let reference):
      "\(reference) is no open case of this person, and without one nobody looks at their data. Nothing was shown."
    }
  }
}
