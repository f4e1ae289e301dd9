import ArgumentParser
import Bootstrap
import Domain

/// What every command on a house takes.
struct HouseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of databases, keys and checkpoints.", valueName: "dir"))
  var home: String?

  @Flag(help: "Print one JSON object instead of words.")
  var json = false

  func open() async throws -> World { try World.open(try await Settings.load(home: home)) }
}

struct DayArgument: ExpressibleByArgument {
  let day: Day

  init?(argument: String) {
    guard let day = Day(argument) else { return nil }
    self.day = day
  }
}
