package import ArgumentParser
package import Bootstrap
package import Domain

/// What every command on a house takes.
package struct HouseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of databases, keys and checkpoints.", valueName: "dir"))
  package var home: String?

  @Flag(help: "Print one JSON object instead of words.")
  package var json = false

  package init() {}

  package func settings() async throws -> Settings { try await Settings.load(home: home) }

  /// Opens the house for `work`, and closes it whatever happens.
  package func withWorld<T>(_ work: (World) async throws -> T) async throws -> T {
    let world = try World.open(try await settings())
    if world.reapplied > 0 {
      CommandLineTalk.say("A restored copy: \(world.reapplied) refusals it had forgotten are in force again.")
    }
    let result: T
    do {
      result = try await work(world)
    } catch {
      try world.close()
      throw error
    }
    try world.close()
    return result
  }
}

/// A day as an argument.
package struct DayArgument: ExpressibleByArgument {
  package let day: Day

  package init?(argument: String) {
    guard let day = Day(argument) else { return nil }
    self.day = day
  }
}
