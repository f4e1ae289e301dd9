import ArgumentParser
import Bootstrap
import Delivery
import Domain
import Foundation
import Retention
import Talk

extension Language: ExpressibleByArgument {}
extension ForecastChart.Part: ExpressibleByArgument {}

struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Says what expires in which of the next 48 months, by kind of data and by rule.",
    discussion: """
      As if nothing happened but the passing of time: no contact, no objection, no other statement. What has no end that
      is known today is counted apart. Which rule makes each expire stands beside it. Example:

        rechtspoor-scheduler forecast --svg forecast.svg
      """)

  @OptionGroup var house: HouseOptions
  @Flag(help: "Print lines of comma-separated values: month, category, rows, rule.") var csv = false
  @Option(help: ArgumentHelp("Also draw a chart into this file.", valueName: "file")) var svg: String?
  @Option(help: "What a band of the chart is: kind or rule.") var by: ForecastChart.Part = .kind
  @Option(help: "The language of the chart: nl or en.") var language: Language = .nl

  private struct Facts: Encodable {
    let asOf: String
    let due: [String: Int]
    /// By rule, and under it by kind; what has no end that is known today has no rule.
    let dueByRule: [String: [String: Int]]
    let months: [Line]
    let beyond: [String: Int]

    struct Line: Encodable {
      let month: String
      let rows: [String: Int]
      let byRule: [String: [String: Int]]
    }
  }

  func validate() throws {
    if csv && house.json { throw ValidationError("Give either --csv or --json.") }
  }

  func run() async throws {
    let forecast = try await house.withWorld { world in try Rounds(world).forecast(progress: { _ in }) }
    if let svg {
      do {
        try Data(ForecastChart(forecast, language, by: by).svg.utf8).write(to: URL(filePath: svg), options: .atomic)
      } catch {
        throw Refusal("Cannot write \(svg): check that the folder is there and that you may write to it.")
      }
      CommandLineTalk.say("chart: \(svg)")
    }
    let facts = facts(forecast)
    if house.json { return try CommandLineTalk.json(facts) }
    if csv { return try tabulate(facts) }
    show("due by \(facts.asOf)", facts.due, facts.dueByRule)
    for line in facts.months where !line.rows.isEmpty { show(line.month, line.rows, line.byRule) }
    show("later, or with no end known today", facts.beyond, [:])
  }

  private func facts(_ forecast: Forecast) -> Facts {
    func named(_ rows: [DataCategory: Int]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: rows.map { ($0.key.rawValue, $0.value) })
    }
    func ruled(_ counts: [RuledKind: Int]) -> [String: [String: Int]] {
      counts.reduce(into: [:]) { $0[$1.key.rule, default: [:]][$1.key.category.rawValue] = $1.value }
    }
    return Facts(
      asOf: forecast.asOf.description, due: named(forecast.due), dueByRule: ruled(forecast.ruled.due),
      months: forecast.months.map {
        Facts.Line(
          month: $0.description, rows: named(forecast.rows[$0] ?? [:]), byRule: ruled(forecast.ruled.months[$0] ?? [:]))
      },
      beyond: named(forecast.beyond))
  }

  private func show(_ when: String, _ rows: [String: Int], _ byRule: [String: [String: Int]]) {
    print("\(when): \(rows.values.reduce(0, +)) rows")
    for (category, count) in rows.sorted(by: { $0.key < $1.key }) {
      let rules = byRule.filter { $0.value[category] != nil }.keys.sorted { RuleOrder.key($0) < RuleOrder.key($1) }
      print("  \(category): \(count)\(rules.isEmpty ? "" : "  (\(rules.joined(separator: ", ")))")")
    }
  }

  private func tabulate(_ facts: Facts) throws {
    var table = CSVText()
    table.append(["month", "category", "rows", "rule"])
    let lines =
      [("due", facts.dueByRule)] + facts.months.map { ($0.month, $0.byRule) } + [("beyond", ["": facts.beyond])]
    for (month, byRule) in lines {
      for (rule, rows) in byRule.sorted(by: { RuleOrder.key($0.key) < RuleOrder.key($1.key) }) {
        for (category, count) in rows.sorted(by: { $0.key < $1.key }) {
          table.append([month, category, String(count), rule])
        }
      }
    }
    try CommandLineTalk.write(table.bytes(marked: false))
  }
}
