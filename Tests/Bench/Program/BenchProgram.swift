import ArgumentParser
import Bootstrap
import Foundation

/// Times the house's own verbs in process, on a house that `tools/bench` has made: for figures, never for use.
/// Prints one JSON object.
@main
struct BenchProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rechtspoor-bench", abstract: "Times the verbs of a house made by tools/bench.",
    subcommands: [
      Erase.self, SweepOnce.self, Weigh.self, FindAudience.self, CheckFolds.self, MakeSessions.self, MakeLinks.self,
    ])

  /// Opens the house of the environment's settings, as any program does.
  static func withWorld<T>(_ work: (World) async throws -> T) async throws -> T {
    let world = try World.open(try await Settings.load())
    let result = try await work(world)
    try world.close()
    return result
  }

  static func print(_ facts: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    Swift.print(String(decoding: try encoder.encode(facts), as: UTF8.self))
  }

  /// How long `work` took, in seconds.
  static func timed<T>(_ work: () throws -> T) rethrows -> (result: T, seconds: Double) {
    var result: T?
    let duration = try ContinuousClock().measure { result = try work() }
    guard let result else { preconditionFailure("work ended without a result") }
    return (result, Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
  }
}
