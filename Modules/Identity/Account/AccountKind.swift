/// Who can sign in. An account is of one kind for ever: nobody grows into staff.
package enum AccountKind: String, CaseIterable, Codable, Sendable {
  case customer
  /// A booker or contact person of a client company.
  case booker
  case staff

  /// Staff see many people, so a password alone is not enough (ASVS V6.3.3, V8.4.2).
  package var needsSecondFactor: Bool { self == .staff }

  /// The least a signed-in account of this kind may do; staff get theirs by role alone.
  var permissions: Set<Permission> {
    switch self {
    case .customer: [.useOwnData]
    case .booker: [.keepBusinessContacts]
    case .staff: []
    }
  }
}
