import ArgumentParser
import Bootstrap
import Domain
import Foundation

/// What every command on a house takes.
struct HouseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of databases, keys and checkpoints.", valueName: "dir"))
  var home: String?

  @Flag(help: "Print one JSON object instead of words.")
  var json = false

  func settings() async throws -> Settings { try await Settings.load(home: home) }

  /// Opens the house for `work`, and closes it whatever happens.
  func withWorld<T>(_ work: (World) async throws -> T) async throws -> T {
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
struct DayArgument: ExpressibleByArgument {
  let day: Day

  init?(argument: String) {
    guard let day = Day(argument) else { return nil }
    self.day = day
  }
}

enum Files {
  static func bytes(_ path: String) throws -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Refusal("Cannot read \(path): check that the file is there and that you may read it.")
    }
  }

  static func text(_ path: String) throws -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw Refusal("\(path) is no text in UTF-8.")
    }
    return text
  }
}
