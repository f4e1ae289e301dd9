import ArgumentParser
import Bootstrap
import Domain
import Identity
import Retention
import Storage
import Talk

struct AcceptClock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says that the clock is right as it is now, after a guard stopped the work.",
    discussion: """
      Look at the clock of every machine first: what is due is decided by it. The colleague (dpo, operator) signs in
      here: password and code are asked for at the terminal, or read as two lines from standard input. Example:

        rechtspoor-scheduler accept-clock --as operator@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Option(name: .customLong("as"), help: ArgumentHelp("Who accepts it: login or handle.", valueName: "name"))
  var staff: String

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let accepted = try await house.withWorld { world in
      let account = try await Colleague.signIn(staff, secrets, world)
      guard account.authority.may(.acceptClock) else {
        throw Refusal("\(staff) may not accept the clock; a dpo or an operator may. Nothing was recorded.")
      }
      return try world.store.writeNow { tx -> Instant? in
        try ClockGuard.accept(by: account.actor, in: tx).map { _ in tx.now }
      }
    }
    guard let accepted else { throw Refusal("The clock is believed: there is nothing to accept. Nothing was changed.") }
    if house.json { return try CommandLineTalk.json(["accepted": accepted.description]) }
    CommandLineTalk.say("Accepted at \(accepted). The work goes on from here.")
  }
}
