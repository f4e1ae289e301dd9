import ArgumentParser
import Bootstrap
import Foundation
import Storage
import Talk

/// Makes a new house, asking nothing.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a new house: databases, keys, and the embedded statement in force.",
    discussion: "Asks nothing, and refuses where there is a house already.")

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let settings = try await house.settings()
    try World.make(settings)
    if house.json {
      try CommandLineTalk.json(["home": settings.home.home.path])
    } else {
      CommandLineTalk.say("A new house is ready at \(settings.home.home.path). Keep a copy of keys/ elsewhere, now.")
    }
  }
}
