import ArgumentParser
import Bootstrap
import Talk

/// Brings a house on a server to the schema of this program.
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings the databases of a house to the schema of this program.",
    discussion: """
      Asks nothing, and refuses while other programs have the house open. A house in files needs it not: there every
      program does it at its start. Run twice it does it once.
      """)

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let taken = try World.migrate(try await house.settings())
    if house.json { return try CommandLineTalk.json(["database": taken.main, "keyring": taken.keyring]) }
    for (name, steps) in [("database", taken.main), ("keyring", taken.keyring)] {
      CommandLineTalk.say("\(name): " + (steps.isEmpty ? "up to date" : "took step \(steps.joined(separator: ", "))"))
    }
  }
}
