import ArgumentParser
import Bootstrap
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Storage
import UnixSignals

/// `rechtspoor-portal`: what customers and bookers see.
@main
struct PortalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rechtspoor-portal",
    abstract: "The pages on which customers object, ask and choose.",
    discussion: "Settings come from rechtspoor.yaml and the environment (RECHTSPOOR_HOME, RECHTSPOOR_LISTEN, …).")

  @Option(help: "The folder of the house (RECHTSPOOR_HOME).")
  var home: String?

  @Option(help: "The port to answer on (RECHTSPOOR_LISTEN).")
  var port: Int?

  func run() async throws {
    do {
      let settings = try await Settings.load(home: home, port: port)
      let world = try World.open(settings)
      try refuseOpenDemonstration(world)
      var logger = Logger(label: "portal")
      logger.logLevel = .notice
      if world.reapplied > 0 {
        logger.notice("a copy was put back: \(world.reapplied) acts were re-applied from the ledger")
      }
      let portal = try Portal(world: world)
      let application = Application(
        router: portal.router(),
        configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
        onServerRunning: { channel in
          let port = channel.localAddress?.port ?? settings.port
          FileHandle.standardError.write(Data("The portal answers on http://\(settings.host):\(port)\n".utf8))
        },
        logger: logger)
      let group = ServiceGroup(
        configuration: .init(
          services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
      try await listening(at: "\(settings.host):\(settings.port)") { try await group.run() }
      try world.close()
    } catch {
      try refuse(error)
    }
  }

  /// A demonstration's people are made up, and its logins lie in a file: it is for this machine alone.
  private func refuseOpenDemonstration(_ world: World) throws {
    let isDemo = try world.store.readNow { tx in try Storage.House.isDemonstration(in: tx) }
    guard !isDemo || ["127.0.0.1", "::1", "localhost"].contains(world.settings.host) else {
      throw ValidationFault(
        "This is a demonstration house: it listens on loopback only. Set RECHTSPOOR_LISTEN to 127.0.0.1:PORT.")
    }
  }

  /// Says which address is taken, where that is why it cannot begin.
  private func listening(at address: String, _ serve: () async throws -> Void) async throws {
    do {
      try await serve()
    } catch {
      let text = "\(error)"
      guard text.contains("Address already in use") || text.contains("errno: 98") else { throw error }
      throw ValidationFault(
        "\(address) is in use by another program. Choose another port: RECHTSPOOR_LISTEN=127.0.0.1:PORT, or --port.")
    }
  }

  private func refuse(_ error: any Error) throws {
    FileHandle.standardError.write(Data("rechtspoor-portal: \(error)\n".utf8))
    throw ExitCode(1)
  }
}

struct ValidationFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
