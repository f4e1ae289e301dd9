import ArgumentParser
import Bootstrap
import BusinessCards
import Delivery
import Domain
import Identity
import Storage
import Foundation
import Talk

/// What every command at the desk takes.
struct DeskOptions: ParsableArguments {
  @OptionGroup var house: HouseOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Voor NS Zakelijk, op de database: de organisatie met dit KvK-nummer.",
        "For NS Zakelijk, on the database: the organisation with this KvK number."), valueName: "number"))
  var kvk: String?

  @Flag(
    help: ArgumentHelp(
      say("Op de database van deze machine, als NS Zakelijk.", "On this machine's database, as NS Zakelijk.")))
  var here = false

  @Flag(name: .shortAndLong, help: ArgumentHelp(say("Zeg niets als het goed gaat.", "Say nothing when all goes well.")))
  var quiet = false

  /// Opens the way in for `work`, and closes it whatever happens: to the database where this is asked for or where the
  /// computer signed in there, over the network otherwise.
  func atDesk<T>(_ work: (WayIn) async throws -> T) async throws -> T {
    if here || kvk != nil {
      return try await house.withWorld { world in try await work(.database(world, desk(.colleague(for: kvk), world))) }
    }
    let (session, token) = try SessionFile().read()
    if let server = session.server {
      return try await work(try .server(server, token))
    }
    return try await house.withWorld { world in
      let keeper: Keeper
      do {
        keeper = try await Keeper.device(token, from: world.store)
      } catch let refusal as DeskRefusal {
        throw Refusal(refusal.wording[Tongue.current])
      }
      return try await work(.database(world, desk(keeper, world)))
    }
  }

  /// What `--dry-run` ends with.
  func tellNothingChanged() {
    tell(say("Er is niets gewijzigd (--dry-run).", "Nothing was changed (--dry-run)."))
  }

  func tell(_ text: String) {
    if !quiet { CommandLineTalk.say(text) }
  }

  private func desk(_ keeper: Keeper, _ world: World) -> Desk {
    Desk(keeper, publicURL: world.settings.publicURL, contact: world.settings.contact)
  }
}

/// What a command takes that changes something.
struct ChangeOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: ArgumentHelp(say("Vraag niets: doe het.", "Ask nothing: do it.")))
  var yes = false

  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp(say("Laat zien wat er zou gebeuren; wijzig niets.", "Show what would happen; change nothing.")))
  var dryRun = false

  func validate() throws {
    guard !yes || !dryRun else {
      throw ValidationError(say("Kies --yes of --dry-run, niet allebei.", "Choose --yes or --dry-run, not both."))
    }
  }

  /// Before what is asked first. Nobody to ask is no yes.
  func confirm(_ question: String) throws {
    guard !yes else { return }
    guard isatty(0) == 1 else {
      throw Refusal(
        say(
          "\(question) Er is niemand om het te vragen, dus er is niets gewijzigd. Voeg --yes toe als u het zeker weet.",
          "\(question) There is nobody to ask, so nothing was changed. Add --yes if you are sure."))
    }
    CommandLineTalk.say("\(question) [\(say("j", "y"))/N] ", end: "")
    let answer = readLine()?.lowercased() ?? ""
    guard ["j", "ja", "y", "yes"].contains(answer) else {
      throw Refusal(say("Er is niets gewijzigd.", "Nothing was changed."))
    }
  }
}
