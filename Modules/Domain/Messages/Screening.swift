/// What the tables know of a person beside standing and addresses; looked up when the message is about to go.
package struct Screening: Hashable, Sendable {
  /// Somebody told us that they died, and nobody has taken it back.
  package var isReportedDeceased = false
  package var isSuppressed = false
  package var isUnusable = false
  package var isInDeceasedRegister = false
  package var isInPostfilter = false
  package var hasHadEnough = false
  package var hasLiveProduct = true

  package init() {}
}

extension Screening {
  func refusal(_ standing: Standing, _ approach: Approach, _ day: Day) -> SendRefusal? {
    if isReportedDeceased { return .reportedDeceased }
    if isUnusable { return .addressUnusable }
    if case .service = approach.content { return hasLiveProduct ? nil : .noLiveProduct }
    if isSuppressed { return .suppressed }
    if approach.lane.channel == .post {
      if isInDeceasedRegister { return .inDeceasedRegister }
      if isInPostfilter, !standing.isCustomer(on: day) { return .inPostfilter }
    }
    return hasHadEnough ? .tooManyLately : nil
  }
}

extension Standing {
  /// An agreement of their own with us that runs, and not their employer's.
  package func isPrivateCustomer(on day: Day) -> Bool {
    [AgreementName.subscription, .nsExtra, .account].contains { agreements[$0]?.runs(on: day) ?? false }
  }

  /// A private address of somebody we know by their work alone, given for something else than our offers (A11).
  func isAside(_ datum: Datum, on day: Day) -> Bool {
    datum.category == .contactDetails && agreements[.businessCard] != nil && !isPrivateCustomer(on: day)
      && datum.origin?.isForOurOffers != true
  }

  /// In the sense of the Code Postfilter: something bought that runs. An account alone costs nothing and makes nobody
  /// a customer.
  package func isCustomer(on day: Day) -> Bool {
    [AgreementName.subscription, .nsExtra, .businessCard].contains { agreements[$0]?.runs(on: day) ?? false }
  }
}
