package import Domain
package import Identity
package import Storage

/// Whether one person may be sent one message, and why: what a colleague with a case of theirs reads to them.
package enum SendingToPerson {
  /// Decided once that it is asked has been written down. `day` may be another than today: of the person as they are
  /// now, under the statement of that day.
  package static func why(
    _ customer: Int64, _ approach: Approach, on day: Day, by colleague: Account, for reference: CaseReference,
    in tx: Transaction
  ) throws -> SendDecision {
    try StaffViews.record(of: customer, by: colleague, for: reference, seeing: [.contactDetails, .proof], in: tx)
    guard let person = try ReachTable.people([customer], in: tx).first else { return .refused(.noAddress) }
    return decide(
      try tx.statement(on: day), try StandingTable.fold(customer, in: tx), person.details, approach, day,
      try screening(customer, approach.lane, in: tx))
  }

  /// As far as it is on file; how many messages came lately and what a service message is about, only a campaign knows.
  private static func screening(_ customer: Int64, _ lane: Lane, in tx: Transaction) throws -> Screening {
    var screening = Screening()
    screening.isReportedDeceased = try Deaths.isReported(customer, in: tx)
    let targets = try Reach.targets(of: customer, in: tx).filter { $0.channel == lane.channel }
    screening.isSuppressed =
      try !targets.isEmpty && targets.allSatisfy { try !SuppressionList.scopes($0, lane, in: tx).isEmpty }
    return screening
  }
}
