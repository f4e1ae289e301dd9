import Domain
import Retention
import Rights
import Storage

/// What stands on the page of those who watch the house, for whoever is to be woken by it.
enum OversightMetrics {
  static func text(_ oversight: Oversight) -> String {
    let clock = oversight.clock
    let lines: [[String]] = [
      gauge(
        "clock_stopped", "1 while no scheduler believes the clock: nothing is erased or sent.",
        clock?.stopped == nil ? 0 : 1),
      gauge(
        "scheduler_idle_seconds", "Since a scheduler last worked.",
        clock.map { oversight.seconds(since: $0.workedAt) } ?? 0),
      gauge(
        "sweep_waiting_people", "People whom a sweep leaves alone until two colleagues release it.",
        Int64(oversight.peopleWaiting)),
      gauge("sweep_waiting_seconds", "How long the oldest of them has waited.", oversight.waitingSeconds),
      gauge(
        "self_check_differences", "Standings of the newest nightly sample that differ from their evidence.",
        Int64(oversight.selfCheck?.differences ?? 0)),
      gauge("alarms", "Things somebody has to do something about today.", Int64(oversight.alarms.count)),
      gauge(
        "people_under_another_statement",
        "People still to be looked at under the statement of today; counted to \(Oversight.mostCounted).",
        Int64(oversight.underAnotherStatement)),
      family(
        "check_faults", "What the newest look at the house itself found.", "gauge",
        oversight.checks.map { ("check=\"\($0.key.rawValue)\"", "\($0.value.faults)") }),
      family(
        "check_age_seconds", "Since the house itself was last looked at, or a backup made.", "gauge",
        oversight.checks.map { ("check=\"\($0.key.rawValue)\"", "\(oversight.seconds(since: $0.value.at))") }),
      gauge("key_destructions_open", "Keys ordered destroyed and still there.", Int64(oversight.destructionsOpen)),
      gauge(
        "assessments_overdue", "Purposes on a legitimate interest whose weighing is due for review.",
        Int64(oversight.assessmentsDue.count)),
      gauge("cases_open", "Rights cases not yet closed.", Int64(oversight.cases.open)),
      gauge("cases_unanswered", "Of these, those that still owe their answer.", Int64(oversight.cases.unanswered)),
      gauge("cases_late", "Of these, those whose last day has passed.", Int64(oversight.cases.late)),
      family(
        "recipients_waiting", "Answers that recipients owe.", "gauge",
        oversight.recipients.map { ("recipient=\"\(escaped($0.recipient))\"", "\($0.open)") }),
      gauge(
        "recipients_to_tell_by_hand", "Of these, those that somebody of ours has to tell.", Int64(oversight.toldByHand)),
      gauge("recipients_by_hand_waiting_seconds", "How long the oldest of them has waited.", oversight.byHandSeconds),
      gauge(
        "extra_left_people", "People whose NS Extra ended five days ago and of whom something of it is still here.",
        Int64(oversight.extraLeft)),
      family(
        "hand_over_days_left",
        "Until an agreement or a transfer that ends within \(RunningOut.firstWarning) days; below 0 it has ended.",
        "gauge",
        oversight.runningOut.map {
          ("recipient=\"\(escaped($0.recipient))\",paper=\"\($0.paper.rawValue)\"", "\($0.daysLeft)")
        }),
      family(
        "case_recent_seconds",
        "Of cases of the last \(Oversight.latencyDays) days: half, 95 of 100 and all took so long at most.", "gauge",
        oversight.latencies.flatMap { effect, spread in
          [("0.5", spread.median), ("0.95", spread.ninetyFifth), ("1", spread.worst)].map { quantile, took in
            ("effect=\"\(effect.rawValue)\",quantile=\"\(quantile)\"", "\(Double(took) / 1000)")
          }
        }),
    ]
    return lines.flatMap(\.self).joined(separator: "\n") + "\n"
  }

  private static func gauge(_ name: String, _ help: String, _ value: Int64) -> [String] {
    family(name, help, "gauge", [("", "\(value)")])
  }

  private static func family(
    _ name: String, _ help: String, _ type: String, _ values: [(labels: String, value: String)]
  ) -> [String] {
    ["# HELP rechtspoor_\(name) \(help)", "# TYPE rechtspoor_\(name) \(type)"]
      + values.map { "rechtspoor_\(name)\($0.labels.isEmpty ? "" : "{\($0.labels)}") \($0.value)" }.sorted()
  }

  /// As the exposition format writes a label.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
