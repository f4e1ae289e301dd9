import Domain
import Foundation
package import Identity
import Storage

/// A colleague at this terminal, for an act that asks who does it: password and code, as at any door,
/// with the same wait after mistakes.
package enum Colleague {
  /// Signs in, and out again: the terminal keeps no session. Either ends in the audit log.
  package static func signIn(_ name: String, _ secrets: Secrets, _ world: World) async throws -> Account {
    let login = try await login(name, world.store)
    let attempt = SignInAttempt(
      .staff, login: login, password: try Password(typed: secrets.password), code: secrets.code, from: nil)
    switch try await SignIn(store: world.store, hasher: world.hasher).enter(attempt) {
    case .signedIn(let signedIn):
      try await Sessions.close(signedIn.token, from: world.store)
      return signedIn.account
    case .refused:
      throw ColleagueRefused(
        "Name, password and code do not belong together, or the code was used already: wait for the next one. "
          + "Nothing was recorded.")
    case .later(let at): throw ColleagueRefused("Too many tries. Try again after \(at). Nothing was recorded.")
    case .busy: throw ColleagueRefused("The machine is busy. Try again in a minute; nothing was recorded.")
    }
  }

  /// A handle stands for its account's mail address; whatever leads to nobody is asked about all the same.
  private static func login(_ name: String, _ store: Store) async throws -> String {
    guard EmailAddress(name) == nil else { return name }
    return try await store.read { tx in
      guard let row = try tx.first("SELECT customer_id FROM account WHERE handle = \(name) AND kind = 'staff'"),
        let account = try Accounts.find(of: try row.integer("customer_id"), as: .staff, in: tx)
      else { return name }
      return try Accounts.login(of: account, in: tx)?.text ?? name
    }
  }

  /// What a colleague knows and what their authenticator shows; never on a command line, where every
  /// process of the machine could read it.
  package struct Secrets: Sendable {
    fileprivate let password: String
    fileprivate let code: String

    /// Typed at the terminal, the password unseen; or two lines on standard input.
    package static func ask() throws -> Secrets {
      let isTerminal = isatty(0) == 1
      let password = isTerminal ? unseen("Password: ") : readLine()
      if isTerminal { say("Code from your authenticator:") }
      guard let password, !password.isEmpty, let code = readLine(), !code.isEmpty else {
        throw ColleagueRefused(
          "This needs your password and the code of your authenticator: type them at a terminal, or give them "
            + "as two lines on standard input. Nothing was recorded.")
      }
      return Secrets(password: password, code: code)
    }

    private static func unseen(_ question: String) -> String? {
      say(question)
      var before = termios()
      tcgetattr(0, &before)
      var silent = before
      silent.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(0, TCSAFLUSH, &silent)
      defer { tcsetattr(0, TCSAFLUSH, &before) }
      return readLine()
    }

    private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
  }
}

/// Somebody who could not be let act as a colleague, in one sentence.
package struct ColleagueRefused: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}
