/// Which address a letter about a business card goes to (S4, A11): the business one wherever there is
/// one, decided the same way every time and with its reason.
package enum AddressChoice: Hashable, Sendable {
  case business(Reason)
  case privateAddress(Reason)
  case none(Reason)

  package enum Reason: String, Hashable, Sendable {
    case holderOrBookerWithBusinessAddress
    case noBusinessAddress
    /// The role is over: a business address is unusable, and a private one was given for something else.
    case roleEnded
    case noAddress
  }

  package var reason: Reason {
    switch self {
    case .business(let reason), .privateAddress(let reason), .none(let reason): reason
    }
  }

  /// `isCustomer`: the person also has an agreement of their own with us. Without one a private
  /// address is never fallen back on in silence (A11).
  package static func choose(
    roleRuns: Bool, hasBusiness: Bool, hasPrivate: Bool, isCustomer: Bool
  ) -> AddressChoice {
    if roleRuns, hasBusiness { return .business(.holderOrBookerWithBusinessAddress) }
    if hasPrivate, isCustomer { return .privateAddress(roleRuns ? .noBusinessAddress : .roleEnded) }
    return .none(roleRuns ? .noAddress : .roleEnded)
  }
}
