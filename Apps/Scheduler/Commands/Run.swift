import ArgumentParser
import Bootstrap
import Logging
import ServiceLifecycle
import UnixSignals
import Talk

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs until told to stop, doing each thing when its time has come.",
    discussion: """
      Letters and silent cases every few seconds, keys and a checkpoint each minute, the sweep at the start and daily
      after three in the morning. On SIGTERM or SIGINT it finishes the chunk it is in and ends with 0. It logs one line
      for each thing it did, and no personal data.
      """)

  @OptionGroup var house: HouseOptions

  func run() async throws {
    try await house.withWorld { world in
      var logger = Logger(label: "rechtspoor-scheduler", factory: { StreamLogHandler.standardError(label: $0) })
      logger.logLevel = .info
      let group = ServiceGroup(
        services: [Daemon(rounds: try Rounds(world), clock: world.clock, logger: logger)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
      try await group.run()
    }
  }
}
