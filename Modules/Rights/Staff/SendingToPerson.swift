package import Domain
package import Identity
package import Marketing
package import Storage

/// Whether one person may be sent one message, and why: what a colleague with a case of theirs reads to them.
package enum SendingToPerson {
  /// By the very gate that a message goes through, once that it is asked has been written down. `day` may be another than
  /// today: of the person as they are now, under the statement of that day.
  package static func why(
    _ customer: Int64, _ approach: Approach, on day: Day, by colleague: Account, for reference: CaseReference,
    through gate: SendGate, in tx: Transaction
  ) throws -> SendDecision {
    try StaffViews.record(of: customer, by: colleague, for: reference, seeing: [.contactDetails, .proof], in: tx)
    return try gate.decide(customer, approach, on: day, in: tx)
  }
}
