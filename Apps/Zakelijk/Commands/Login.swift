import ArgumentParser
import Bootstrap
import Domain
import Identity
import Talk

struct Login: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Signs you in; the session lasts as long as one on the website.",
    discussion: """
      The password is asked for without being shown, or read from the file RECHTSPOOR_PASSWORD_FILE names (mode 0600).
      The session is kept in ~/.config/zakelijk/session, or in the file ZAKELIJK_SESSION names.
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "The mail address of your account; asked for if left out.") var login: String?

  func run() async throws {
    let login = try login ?? Prompt.line("Mail address: ")
    let password = try Password(typed: Prompt.password())
    try await house.withWorld { world in
      let attempt = SignInAttempt(.booker, login: login, password: password, from: nil)
      switch try await SignIn(store: world.store, hasher: world.hasher).enter(attempt) {
      case .signedIn(let signedIn):
        try SessionFile().keep(signedIn.token)
      case .refused:
        throw Refusal("Mail address and password do not belong together, or the account is closed.")
      case .later(let at):
        throw Refusal("Too many tries. Try again after \(at).")
      case .busy:
        throw Refusal("Too many people are signing in at this moment. Try again in a minute.")
      }
    }
    CommandLineTalk.say("You are signed in.")
  }
}

struct Logout: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Signs you out, and forgets the session.")

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let token = try SessionFile().read()
    try await house.withWorld { world in try await Sessions.close(token, from: world.store) }
    try SessionFile().forget()
    CommandLineTalk.say("You are signed out.")
  }
}
