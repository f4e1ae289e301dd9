import Domain
import Retention
import Rights
import Storage

/// How the house stands, as it is printed; the names are stable.
struct OversightFacts: Encodable {
  let workedAt: String?
  /// Why nothing is done; nil where the clock is believed.
  let clock: String?
  let alarms: [String]
  let waits: [Wait]
  let underAnotherStatement: Int
  let selfCheck: Check?
  let checks: [String: Look]
  let keyDestructionsOpen: Int
  let cases: Cases
  let recipients: [Recipient]
  let runningOut: [Ending]
  let extraLeft: Int
  let milliseconds: [String: Spread]

  struct Wait: Encodable {
    let rule: String
    let day: String
    let people: Int
    let bound: Int
    let since: String
    let escalated: String?
    /// Colleagues who have released it, and whether it may go.
    let releases: Int
    let released: Bool
  }

  struct Check: Encodable {
    let day: String
    let people: Int
    let differences: Int
  }

  struct Look: Encodable {
    let at: String
    let faults: Int
  }

  struct Cases: Encodable {
    let open: Int
    let unanswered: Int
    let late: Int
    let dueWithinAWeek: Int
  }

  struct Recipient: Encodable {
    let name: String
    let open: Int
    let late: Int
    let unanswered: Int
    let byHand: Int
    let firstDue: String
    /// Since when the longest of them waits; and of those to be told by hand.
    let since: String
    let byHandSince: String?
  }

  /// What a hand-over rests on, and when it ends.
  struct Ending: Encodable {
    let recipient: String
    let paper: String
    let last: String
    let daysLeft: Int
  }

  struct Spread: Encodable {
    let cases: Int
    let median: Int64
    let ninetyFifth: Int64
    let worst: Int64
  }

  init(_ oversight: Oversight) {
    workedAt = oversight.clock?.workedAt.description
    clock = oversight.clock?.stopped?.description
    alarms = oversight.alarms.map { $0.words(in: .en) }
    waits = oversight.waits.map {
      Wait(
        rule: $0.wait.rule, day: $0.wait.day.description, people: $0.wait.count.people, bound: $0.wait.bound,
        since: $0.wait.since.description, escalated: $0.wait.escalated?.description, releases: $0.given.count,
        released: $0.isReleased)
    }
    underAnotherStatement = oversight.underAnotherStatement
    selfCheck = oversight.selfCheck.map {
      Check(day: $0.day.description, people: $0.people, differences: $0.differences)
    }
    checks = Dictionary(
      uniqueKeysWithValues: oversight.checks.map {
        ($0.key.rawValue, Look(at: $0.value.at.description, faults: $0.value.faults))
      })
    keyDestructionsOpen = oversight.destructionsOpen
    cases = Cases(
      open: oversight.cases.open, unanswered: oversight.cases.unanswered, late: oversight.cases.late,
      dueWithinAWeek: oversight.cases.soon)
    recipients = oversight.recipients.map {
      Recipient(
        name: $0.recipient, open: $0.open, late: $0.late, unanswered: $0.unanswered, byHand: $0.byHand,
        firstDue: $0.firstDue.description, since: $0.since.description, byHandSince: $0.byHandSince?.description)
    }
    extraLeft = oversight.extraLeft
    runningOut = oversight.runningOut.map {
      Ending(recipient: $0.recipient, paper: $0.paper.rawValue, last: $0.last.description, daysLeft: $0.daysLeft)
    }
    milliseconds = Dictionary(
      uniqueKeysWithValues: oversight.latencies.map { effect, spread in
        (
          Self.name(effect),
          Spread(
            cases: spread.cases, median: spread.median, ninetyFifth: spread.ninetyFifth, worst: spread.worst)
        )
      })
  }

  private static func name(_ effect: CaseTiming.Effect) -> String {
    switch effect {
    case .stopped: "clickToStopped"
    case .unreadable: "proofToUnreadable"
    case .gone: "proofToNoByte"
    }
  }

  func show() {
    print("a scheduler worked last at \(workedAt ?? "no time yet")")
    print(clock ?? "the clock is believed")
    for alarm in alarms { print("ALARM: \(alarm)") }
    for wait in waits {
      print(
        "waits for a release: rule \(wait.rule), day \(wait.day), \(wait.people) people (\(wait.bound) may go without), "
          + "since \(wait.since)\(wait.escalated.map { ", the officer was told at \($0)" } ?? "")"
          + ", released by \(wait.releases)\(wait.released ? ": the next sweep takes it" : "")")
    }
    if waits.isEmpty { print("nothing waits for a release") }
    if underAnotherStatement > 0 { print("to be looked at under another statement: \(underAnotherStatement) people") }
    if let check = selfCheck {
      print("self-check of \(check.day): \(check.differences) differences in \(check.people) standings")
    }
    for (name, look) in checks.sorted(by: { $0.key < $1.key }) { print("\(name) at \(look.at): \(look.faults) faults") }
    print("cases: \(cases.open) open, \(cases.unanswered) to be answered, \(cases.late) late")
    for recipient in recipients {
      print(
        "waits for \(recipient.name): \(recipient.open) answers, \(recipient.late) late, "
          + "\(recipient.unanswered) after every reminder, "
          + "\(recipient.byHand) to be told by hand\(recipient.byHandSince.map { " since \($0)" } ?? "")")
    }
    for (name, spread) in milliseconds.sorted(by: { $0.key < $1.key }) {
      print(
        "\(name) of \(spread.cases) cases: half within \(spread.median) ms, 95 % within \(spread.ninetyFifth) ms, "
          + "the slowest \(spread.worst) ms")
    }
  }
}
