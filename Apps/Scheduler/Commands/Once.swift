import ArgumentParser
import Bootstrap
import Domain
import Marketing
import Retention
import Rights
import Talk

struct Once: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Does everything that is due now, once, and ends: silent cases, the sweep, letters, campaigns, keys.",
    discussion: """
      Asks nothing. Stopped half way it is safe to start again. By a clock that went back, or more than two days ahead
      since a scheduler last worked, nothing is done. A sweep that would end the relationship with very many people at
      once leaves those alone until two colleagues have released it. Example:

        rechtspoor-scheduler once --json
      """)

  @OptionGroup var house: HouseOptions
  @Flag(help: "The first sweep of a house taken over with much overdue: goes by releases given for it alone.")
  var firstRun = false

  func run() async throws { try await house.withWorld(carryOut) }

  private func carryOut(_ world: World) async throws {
    let rounds = try Rounds(world)
    if let (stopped, _) = try rounds.clockFault() { throw stopped }
    let day = rounds.sweepDay(world.clock.now)
    // The sweep before the silent cases: what it prints is what a plan just before it printed.
    let swept = try rounds.sweep(for: day, again: true, firstRun: firstRun)
    let silent = try await rounds.silentCases()
    _ = try rounds.escalate()
    let recipients = try await rounds.recipients()
    // A case carried out a moment ago may leave something that is due at once.
    let letters = try await rounds.letters()
    // Before anything more is sent to where it came back from.
    _ = try await rounds.returns()
    let campaigns = try await rounds.allCampaigns()
    _ = try await rounds.tidy(for: day, again: true)
    let files = try await rounds.files()
    let check = try rounds.selfCheck(for: day, again: true)
    _ = try rounds.reaches()
    let keys = try rounds.keys()
    _ = try rounds.countTimes()
    let signed = try rounds.checkpoint()
    CommandLineTalk.say(
      "\(silent) silent cases, \(letters.sent) letters sent, \(letters.printed) printed, \(letters.failed) failed, "
        + "\(keys) keys destroyed, \(files) files removed\(signed ? ", checkpoint signed" : "")")
    if campaigns.claimed > 0 {
      CommandLineTalk.say(
        "campaigns: \(campaigns.sent) messages sent, \(campaigns.refused) held back, \(campaigns.failed) failed, "
          + "\(campaigns.postponed) to be tried again")
    }
    if !recipients.isEmpty {
      CommandLineTalk.say(
        "recipients: \(recipients.sent) asked, \(recipients.reminded) reminded, \(recipients.confirmed) confirmed, "
          + "\(recipients.postponed) to be tried again")
    }
    if let check, !check.differences.isEmpty {
      CommandLineTalk.say(
        "ALARM: of \(check.people) standings folded from scratch \(check.differences.count) differ from what is kept")
    }
    for alarm in swept.report.alarms { CommandLineTalk.say("ALARM: \(alarm)") }
    if swept.elsewhere > 0 {
      CommandLineTalk.say(
        "another scheduler is at \(swept.elsewhere) parts of the sweep: what it erases is not counted here")
    }
    let facts = SweepFacts(swept.report)
    if house.json { try CommandLineTalk.json(facts) } else { facts.show("erased") }
  }
}
