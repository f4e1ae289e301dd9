/// Why an account cannot be made or changed as asked. Nothing was stored.
package enum AccountRefused: Error, Hashable, Sendable {
  case loginTaken
  /// The person has an open account of this kind.
  case alreadyThere
  case rolesAreForStaff
  case staffNeedRole
  case staffNeedTwoFactors
  /// No such account, or the key to what it has sealed is gone.
  case notThere
}

extension AccountRefused: CustomStringConvertible {
  package var description: String {
    switch self {
    case .loginTaken: "login: another account has this address; use another one. Nothing was stored."
    case .alreadyThere: "account: this person has one of this kind; end its role first. Nothing was stored."
    case .rolesAreForStaff: "roles: only staff have them; leave them out. Nothing was stored."
    case .staffNeedRole:
      "roles: staff need at least one of \(StaffRole.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "Nothing was stored."
    case .staffNeedTwoFactors: "account: staff need a password and an authenticator secret. Nothing was stored."
    case .notThere: "account: there is none of this kind for this person any more. Nothing was stored."
    }
  }
}
