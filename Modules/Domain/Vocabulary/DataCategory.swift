/// What kind of data a row is: the rows of the statement's table (S2, S4, and what the law adds).
///
/// Closed: a category outside this list cannot be stored, and one that no purpose of the
/// statement holds stops every program at start.
package enum DataCategory: String, CaseIterable, Codable, Sendable {
  // What S2 and S4 name: the data the relationship is kept with.
  case contactDetails
  case transactions
  /// The eight month counters of S8 and S9, and nothing finer (S14).
  case travelBehaviour
  case contactHistory
  /// Inferred, such as the likelihood that a subscription will end.
  case customerProfile
  /// Opened and clicked: only under a live tracking permission.
  case engagement
  /// Only on the person's own statement.
  case derivedPreferences
  case businessContactDetails
  /// The NS Extra profile and its unredeemed benefits (S30–S32).
  case extraBenefits

  // What other purposes need.
  case rawTrip
  case product
  case financial
  case proof
  case account
  case caseFile
  case suppression
  case disclosure
  case export
  case delivery
  case deceased
  case staffView
  case audit
  case ledger
}
