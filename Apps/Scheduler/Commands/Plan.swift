import ArgumentParser
import Bootstrap
import Domain
import Retention

struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a sweep would erase, and changes nothing.",
    discussion: """
      The digest is of every single decision, in whatever order they are taken: 'once' on the same day prints the same
      one, if nothing was written in between.
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: ArgumentHelp("The day to plan for; today if left out.", valueName: "yyyy-mm-dd"))
  var asOf: DayArgument?

  func run() async throws {
    let world = try await house.open()
    let facts = SweepFacts(try Sweep(store: world.store).plan(on: asOf?.day ?? world.clock.now.day))
    try world.close()
    if house.json { try CommandLineTalk.json(facts) } else { facts.show("would erase") }
  }
}
