import ArgumentParser
import Bootstrap
import Domain
import Retention
import Storage

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says whether the guards let the work go on: the clock, what waits for a release, the self-check.",
    discussion: "Changes nothing. Example: rechtspoor-scheduler status --json")

  @OptionGroup var house: HouseOptions

  private struct Facts: Encodable {
    let workedAt: String?
    /// Why nothing is done; nil where the clock is believed.
    let clock: String?
    let waits: [Wait]
    let selfCheck: Check?

    struct Wait: Encodable {
      let rule: String
      let day: String
      let people: Int
      let bound: Int
      let since: String
      let escalated: String?
    }

    struct Check: Encodable {
      let day: String
      let people: Int
      let differences: Int
    }
  }

  func run() async throws {
    let world = try await house.open()
    let facts = try world.store.readNow { tx in
      let clock = try ClockGuard.state(in: tx)
      return Facts(
        workedAt: clock?.workedAt.description, clock: clock?.stopped?.description,
        waits: try SweepWaits.all(in: tx).map {
          Facts.Wait(
            rule: $0.rule, day: $0.day.description, people: $0.count.people, bound: $0.bound,
            since: $0.since.description, escalated: $0.escalated?.description)
        },
        selfCheck: try SelfCheck.last(in: tx).map {
          Facts.Check(day: $0.day.description, people: $0.people, differences: $0.differences)
        })
    }
    try world.close()
    if house.json { return try CommandLineTalk.json(facts) }
    print("a scheduler worked last at \(facts.workedAt ?? "no time yet")")
    print(facts.clock ?? "the clock is believed")
    for wait in facts.waits {
      print(
        "waits for a release: rule \(wait.rule), day \(wait.day), \(wait.people) people (\(wait.bound) may go without), "
          + "since \(wait.since)\(wait.escalated.map { ", the officer was told at \($0)" } ?? "")")
    }
    if facts.waits.isEmpty { print("nothing waits for a release") }
    if let check = facts.selfCheck {
      print("self-check of \(check.day): \(check.differences) differences in \(check.people) standings")
    }
  }
}
