import ArgumentParser
import Bootstrap
import Delivery
import Domain
import Foundation
import Retention
import Talk

extension Language: ExpressibleByArgument {}

struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Says what expires in which of the next 48 months, by kind of data.",
    discussion: """
      As if nothing happened but the passing of time: no contact, no objection, no other statement. What has no end that
      is known today is counted apart. Example:

        rechtspoor-scheduler forecast --svg forecast.svg
      """)

  @OptionGroup var house: HouseOptions
  @Flag(help: "Print lines of comma-separated values: month, category, rows.") var csv = false
  @Option(help: ArgumentHelp("Also draw a chart into this file.", valueName: "file")) var svg: String?
  @Option(help: "The language of the chart: nl or en.") var language: Language = .nl

  private struct Facts: Encodable {
    let asOf: String
    let due: [String: Int]
    let months: [Line]
    let beyond: [String: Int]

    struct Line: Encodable {
      let month: String
      let rows: [String: Int]
    }
  }

  func validate() throws {
    if csv && house.json { throw ValidationError("Give either --csv or --json.") }
  }

  func run() async throws {
    let forecast = try await house.withWorld { world in try Rounds(world).forecast(progress: { _ in }) }
    if let svg {
      do {
        try Data(ForecastChart(forecast, language).svg.utf8).write(to: URL(filePath: svg), options: .atomic)
      } catch {
        throw Refusal("Cannot write \(svg): check that the folder is there and that you may write to it.")
      }
      CommandLineTalk.say("chart: \(svg)")
    }
    let facts = facts(forecast)
    if house.json { return try CommandLineTalk.json(facts) }
    if csv { return tabulate(facts) }
    show("due by \(facts.asOf)", facts.due)
    for line in facts.months where !line.rows.isEmpty { show(line.month, line.rows) }
    show("later, or with no end known today", facts.beyond)
  }

  private func facts(_ forecast: Forecast) -> Facts {
    func named(_ rows: [DataCategory: Int]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: rows.map { ($0.key.rawValue, $0.value) })
    }
    return Facts(
      asOf: forecast.asOf.description, due: named(forecast.due),
      months: forecast.months.map { Facts.Line(month: $0.description, rows: named(forecast.rows[$0] ?? [:])) },
      beyond: named(forecast.beyond))
  }

  private func show(_ when: String, _ rows: [String: Int]) {
    print("\(when): \(rows.values.reduce(0, +)) rows")
    for (category, count) in rows.sorted(by: { $0.key < $1.key }) { print("  \(category): \(count)") }
  }

  private func tabulate(_ facts: Facts) {
    var table = CSVText()
    table.append(["month", "category", "rows"])
    let lines = [("due", facts.due)] + facts.months.map { ($0.month, $0.rows) } + [("beyond", facts.beyond)]
    for (month, rows) in lines {
      for (category, count) in rows.sorted(by: { $0.key < $1.key }) { table.append([month, category, String(count)]) }
    }
    CommandLineTalk.write(table.bytes(marked: false))
  }
}
