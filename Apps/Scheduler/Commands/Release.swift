import ArgumentParser
import Bootstrap
import Domain
import Identity
import Retention
import Storage
import Talk

struct Release: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lets go what a sweep holds back, released by two colleagues for one rule, one day and so many people.",
    discussion: """
      'status' says what waits. Two colleagues who may (dpo, operator) each give the same rule, day and ceiling; both
      sign in here: password and code are asked for at the terminal, or read as two lines from standard input. Another
      day, another rule or more people than the ceiling take another release. Example:

        rechtspoor-scheduler release --rule R1 --day 2026-11-26 --ceiling 900 --as dpo@example.nl
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "The rule under which it waits, such as R1.") var rule: String
  @Option(help: ArgumentHelp("The day of the sweep that waits.", valueName: "yyyy-mm-dd")) var day: DayArgument
  @Option(help: "So many people may go, and no more.") var ceiling: Int
  @Flag(help: "For 'once --first-run' alone, in a house taken over with much overdue.") var firstRun = false
  @Option(name: .customLong("as"), help: ArgumentHelp("Who releases it: login or handle.", valueName: "name"))
  var staff: String

  func validate() throws {
    guard ceiling > 0 else { throw ValidationError("--ceiling is a number of people: write 1 or more.") }
  }

  func run() async throws {
    let secrets = try Colleague.Secrets.ask()
    let release = SweepRelease(rule: rule, day: day.day, ceiling: ceiling, firstRun: firstRun)
    let state = try await house.withWorld { world in
      let account = try await Colleague.signIn(staff, secrets, world)
      guard account.authority.may(.releaseSweep) else {
        throw Refusal("\(staff) may not release a sweep; a dpo or an operator may. Nothing was recorded.")
      }
      return try world.store.writeNow { tx in
        try ClockGuard.require(in: tx)
        return try release.record(by: account.handle, as: account.actor, in: tx)
      }
    }
    if state == .alreadyReleased {
      throw Refusal("You have released this already. It takes another colleague; nothing was recorded.")
    }
    if house.json { return try CommandLineTalk.json(["state": state.rawValue]) }
    CommandLineTalk.say(
      state == .released
        ? "Released. The next sweep carries it out\(firstRun ? ": rechtspoor-scheduler once --first-run" : "")."
        : "The first release is recorded. Another colleague releases the same rule, day and ceiling.")
  }
}
