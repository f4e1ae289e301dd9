import ArgumentParser
import Bootstrap
import BusinessCards
import Delivery
import Domain
import Foundation
import Identity
import Storage
import Talk

struct Login: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Logt deze computer in, voor weken.", "Signs this computer in, for weeks."),
    discussion: say(
      """
      Het wachtwoord wordt gevraagd zonder het te tonen, of gelezen uit het bestand dat RECHTSPOOR_PASSWORD_FILE noemt
      (0600). De login blijft zes weken, of twee weken zonder gebruik, en staat in ~/.config/zakelijk/session.json, of in
      het bestand dat ZAKELIJK_SESSION noemt. Zonder --server: op de database van deze machine.
      """,
      """
      The password is asked for without being shown, or read from the file RECHTSPOOR_PASSWORD_FILE names (0600). The
      sign-in lasts six weeks, or two weeks without use, and is kept in ~/.config/zakelijk/session.json, or in the file
      ZAKELIJK_SESSION names. Without --server: on this machine's database.
      """))

  @OptionGroup var house: HouseOptions
  @Option(
    help: ArgumentHelp(say("Het adres van de website, https://…", "The website's address, https://…"), valueName: "url")
  ) var server: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Het e-mailadres van uw account; wordt anders gevraagd.",
        "The mail address of your account; asked for if left out."))) var login: String?
  @Option(
    help: ArgumentHelp(
      say("Hoe deze computer heet op de website.", "What this computer is called on the website."), valueName: "name"))
  var device: String?
  @Flag(help: ArgumentHelp(say("Deze computer mag alleen kijken.", "This computer may only look."))) var reading = false

  func run() async throws {
    let client = try server.map { try WayIn.client($0) }
    try SessionFile().prepare()
    let login = try login ?? Prompt.line(say("E-mailadres: ", "Mail address: "))
    let signIn = DeskSignIn(
      login: login, password: try Prompt.password(), device: device ?? ProcessInfo.processInfo.hostName,
      scope: reading ? .reading : .writing)
    let answer = try await enter(signIn, client)
    try SessionFile().keep(SessionFile.Session(server: client?.server, token: answer.token))
    CommandLineTalk.say(say("U bent ingelogd.", "You are signed in."))
  }

  private func enter(_ signIn: DeskSignIn, _ client: JSONClient?) async throws -> DeskSignIn.Answer {
    do {
      if let client { return try await WayIn.post(signIn, DeskSignIn.path, client, token: nil) }
      return try await house.withWorld { world in try await signIn.enter(world.store, world.hasher, from: nil) }
    } catch let error as StorageError where client == nil {
      throw Refusal(
        "\(error) "
          + say("Over het net: zakelijk login --server ADRES", "Over the network: zakelijk login --server ADDRESS"))
    } catch let refusal as DeskRefusal {
      throw Refusal(refusal.wording[Tongue.current])
    }
  }
}

struct Logout: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: say("Logt deze computer uit.", "Signs this computer out."))

  @OptionGroup var options: DeskOptions

  func run() async throws {
    do {
      _ = try await options.atDesk { desk in try await desk.ask(DeviceActs.Revoke(nil)) }
    } catch let refusal as Refusal where refusal.description == DeskRefusal.notSignedIn.wording[Tongue.current] {
      // Signed out already, from another computer or by time: what is left is the file.
    }
    try SessionFile().forget()
    options.tell(say("U bent uitgelogd.", "You are signed out."))
  }
}
