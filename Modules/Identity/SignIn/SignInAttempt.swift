package import Domain

/// One submission of the sign-in form.
package struct SignInAttempt: Sendable {
  /// As whom one may come in at this door. Never staff beside others: they have a door of their own.
  let kinds: [AccountKind]
  let login: TypedLogin
  let password: Password
  let code: String?
  let network: NetworkAddress?
  let replaced: Token<ForSession>?

  /// `network` is nil at a terminal on the machine itself. `replacing`: the session this browser
  /// had, which ends when the new one begins (ASVS V7.2.4).
  package init(
    _ kinds: AccountKind..., login: String, password: Password, code: String? = nil, from network: NetworkAddress?,
    replacing old: Token<ForSession>? = nil
  ) {
    self.kinds = kinds
    self.login = TypedLogin(login, as: kinds)
    self.password = password
    self.code = code
    self.network = network
    replaced = old
  }

  var needsSecondFactor: Bool { kinds.contains(where: \.needsSecondFactor) }

  /// What the log says somebody wanted to come in as.
  var wanted: String { kinds.map(\.rawValue).joined(separator: ",") }
}

package enum SignInAnswer: Sendable {
  case signedIn(SignedIn)
  /// One reason for all: no such account, wrong password, wrong code, role ended (T3).
  case refused
  /// Too many mistakes or too many tries, for this login or from this network; the same for a login
  /// nobody has.
  case later(at: Instant)
  /// Too many people at this moment. Nothing was counted against anybody.
  case busy
}

/// Who has come in, with the token for the cookie: shown once, kept nowhere.
package struct SignedIn: Sendable {
  package let token: Token<ForSession>
  package let account: Account
}
