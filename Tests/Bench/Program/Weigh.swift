import ArgumentParser
import Bootstrap
import Retention

/// What comes before and after a day's sweep, one after the other: nothing of it erases anything.
struct Weigh: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks again at whom another statement was for, weighs the day's sweep, foresees the next, forecasts.")

  struct Facts: Encodable {
    let reexamining: Double
    let weighing: Double
    /// People who would wait for a release.
    let waiting: Int
    let foreseeing: Double
    let forecasting: Double
  }

  func run() async throws {
    let facts = try await BenchProgram.withWorld { world in
      let bounds = world.settings.sweepBounds
      let sweep = Sweep(store: world.store, bounds: SweepBounds(share: bounds.share, floor: bounds.floor))
      let (_, reexamining) = try BenchProgram.timed { try sweep.reexamine() }
      let (assessment, weighing) = try BenchProgram.timed { try sweep.assess() }
      let (_, foreseeing) = try BenchProgram.timed { try sweep.foresee() }
      let (_, forecasting) = try BenchProgram.timed { try sweep.keepForecast() }
      return Facts(
        reexamining: reexamining, weighing: weighing,
        waiting: assessment?.waits.values.reduce(0) { $0 + $1.people } ?? 0, foreseeing: foreseeing,
        forecasting: forecasting)
    }
    try BenchProgram.print(facts)
  }
}
