import Domain
package import Identity
package import Storage

/// Signing a computer in at the desk: the password once, then a token of its own for weeks.
package struct DeskSignIn: Codable, Sendable {
  package static let path = "login"

  private let login: String
  private let password: String
  /// What its owner calls the computer.
  private let device: String
  private let scope: DeviceScope

  package init(login: String, password: String, device: String, scope: DeviceScope) {
    self.login = login
    self.password = password
    self.device = device
    self.scope = scope
  }

  package struct Answer: Codable, Sendable {
    package let token: String
    package let device: String
  }

  /// With every limit and every entry of the log that signing in at the website has.
  package func enter(_ store: Store, _ hasher: PasswordHasher, from network: NetworkAddress?) async throws -> Answer {
    let attempt = SignInAttempt(.booker, login: login, password: try Password(typed: password), from: network)
    switch try await SignIn(store: store, hasher: hasher).enter(attempt) {
    case .signedIn(let signedIn):
      let name = String(device.filter { !$0.isNewline }.prefix(Devices.longestName))
      return try await store.write { [scope] tx in
        // The session of a browser is none of a terminal's.
        try Sessions.close(signedIn.token, in: tx)
        let (token, device) = try Devices.admit(signedIn.account, name: name, scope: scope, in: tx)
        return Answer(token: token.text, device: device.handle)
      }
    case .refused: throw DeskRefusal.wrongPassword
    case .later(let at): throw DeskRefusal.tooManyTries(until: at.description)
    case .busy: throw DeskRefusal.busy
    }
  }
}
