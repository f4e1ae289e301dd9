import ArgumentParser
import Bootstrap
import Domain
import Retention
import Rights

struct Once: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Does everything that is due now, once, and ends: silent cases, the sweep, letters, keys, a checkpoint.",
    discussion: "Asks nothing. Stopped half way it is safe to start again.")

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let world = try await house.open()
    let rounds = try Rounds(world)
    let day = rounds.sweepDay(world.clock.now)
    // The sweep before the silent cases: what it prints is what a plan just before it printed.
    let swept = try rounds.sweep(for: day, again: true)
    let silent = try await rounds.silentCases()
    let recipients = try await rounds.recipients()
    // A case carried out a moment ago may leave something that is due at once.
    let letters = try await rounds.letters()
    _ = try await rounds.tidy(for: day, again: true)
    let files = try await rounds.files()
    _ = try rounds.reaches()
    let keys = try rounds.keys()
    let signed = try rounds.checkpoint()
    try world.close()
    CommandLineTalk.say(
      "\(silent) silent cases, \(letters.sent) letters sent, \(letters.printed) printed, \(letters.failed) failed, "
        + "\(keys) keys destroyed, \(files) files removed\(signed ? ", checkpoint signed" : "")")
    if !recipients.isEmpty {
      CommandLineTalk.say(
        "recipients: \(recipients.sent) asked, \(recipients.reminded) reminded, \(recipients.confirmed) confirmed, "
          + "\(recipients.postponed) to be tried again")
    }
    if swept.elsewhere > 0 {
      CommandLineTalk.say(
        "another scheduler is at \(swept.elsewhere) parts of the sweep: what it erases is not counted here")
    }
    let facts = SweepFacts(swept.report)
    if house.json { try CommandLineTalk.json(facts) } else { facts.show("erased") }
  }
}
