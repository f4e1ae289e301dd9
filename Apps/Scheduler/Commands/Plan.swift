import ArgumentParser
import Bootstrap
import Domain
import Retention
import Talk

struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a sweep would erase, by rule, kind of data and month, and changes nothing.",
    discussion: """
      The digest is of every single decision, in whatever order they are taken: 'once' on the same day prints the same
      one, if nothing was written in between. People who would wait for a release are not in it, and counted apart.
      The month is the one in which the last purpose lapsed. Example:

        rechtspoor-scheduler plan --as-of 2027-01-01 --csv
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: ArgumentHelp("The day to plan for; today if left out.", valueName: "yyyy-mm-dd"))
  var asOf: DayArgument?
  @Flag(help: "Print lines of comma-separated values: rule, category, month, rows.") var csv = false
  @Flag(help: "As 'once --first-run' would do it.") var firstRun = false

  func validate() throws {
    if csv && house.json { throw ValidationError("Give either --csv or --json.") }
  }

  func run() async throws {
    let report = try await house.withWorld { world in
      try Rounds(world).plan(on: asOf?.day ?? world.clock.now.day, firstRun: firstRun)
    }
    let facts = SweepFacts(report)
    if csv { return try facts.printCSV() }
    if house.json { return try CommandLineTalk.json(PlanFacts(facts, report)) }
    facts.show("would erase")
    for line in facts.lines { print("  \(line.month)  \(line.rule)  \(line.category): \(line.rows)") }
    for (rule, count) in report.waits.sorted(by: { $0.key < $1.key }) {
      print("waits for a release under rule \(rule): \(count.people) people")
    }
    if report.underAnotherStatement > 0 {
      print("to be looked at under another statement: \(report.underAnotherStatement) people")
    }
  }
}
