import Domain

/// What somebody typed as their login: counted in one form, account or not.
struct TypedLogin: Sendable {
  let address: EmailAddress?
  /// What limits and mistakes are counted under. Customers and bookers come in by one door, which
  /// asks neither which of the two they are: one mistake there is one, and not one for each.
  let subject: String

  init(_ typed: String, as kinds: [AccountKind]) {
    address = EmailAddress(typed)
    let door = kinds.contains(where: \.needsSecondFactor) ? "staff" : "portal"
    subject = "\(door) \(address?.text ?? String(typed.prefix(254)))"
  }
}
