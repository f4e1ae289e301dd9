import ArgumentParser
import Bootstrap
import Domain
import Rights
import Storage
import Talk

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says how the house keeps its promises: the guards, what waits for a release, alarms, cases, recipients.",
    discussion: """
      Changes nothing. The same numbers stand on the page /staff of the portal and in its /metrics. The times are those
      of cases of the last \(Oversight.latencyDays) days. Example:

        rechtspoor-scheduler status --json
      """)

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let oversight = try await house.withWorld { world in try world.store.readNow(Oversight.read) }
    if house.json { return try CommandLineTalk.json(OversightFacts(oversight)) }
    OversightFacts(oversight).show()
  }
}
