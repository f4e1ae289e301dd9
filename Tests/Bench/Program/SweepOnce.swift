import ArgumentParser
import Bootstrap
import Retention

struct SweepOnce: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sweep", abstract: "Sweeps what is due today.")

  struct Facts: Encodable {
    let people: Int
    let rows: Int
    let seconds: Double
  }

  func run() async throws {
    let facts = try await BenchProgram.withWorld { world in
      let (report, seconds) = try BenchProgram.timed { try Sweep(store: world.store).once() }
      return Facts(people: report.customers, rows: report.rows.values.reduce(0, +), seconds: seconds)
    }
    try BenchProgram.print(facts)
  }
}
