import Domain

/// What somebody typed as their login: counted in one form, account or not.
struct TypedLogin: Sendable {
  let address: EmailAddress?
  /// What limits and mistakes are counted under.
  let subject: String

  init(_ typed: String, as kind: AccountKind) {
    address = EmailAddress(typed)
    subject = "\(kind.rawValue) \(address?.text ?? String(typed.prefix(254)))"
  }
}
