import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Storage
import Talk

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fills a home with people who do not exist, to look around in.",
    discussion: """
      Makes the home if there is none, and marks it as a demonstration: its portal then listens to this machine only.
      On one day it always shows the same people. Passwords are random, and in HOME/demo-logins.txt (mode 0600), with
      one link from the foot of a newsletter. Asks nothing. A home that is a demonstration already is left as it is,
      and one that was never finished is made anew; one with customers of its own is refused.
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "How many people.") var people = 1000
  @Flag(help: "Only make anew what was interrupted; leave any other home as it is.") var ifUnfinished = false

  func validate() throws {
    guard (100...100_000).contains(people) else { throw ValidationError("--people is a number from 100 to 100000.") }
  }

  func run() async throws {
    let settings = try await house.settings()
    let isCleared = try await clearUnfinished(settings)
    if ifUnfinished, !isCleared { return }
    if !FileManager.default.fileExists(atPath: settings.home.keys.path) { try World.make(settings) }
    let made = try await house.withWorld { world in
      guard try claim(world) else { return false }
      try await DemoHouse(world, people: people).fill()
      try world.store.writeNow { tx in try House.set("demoFinished", "yes", in: tx) }
      return true
    }
    let logins = settings.home.logins.path
    if house.json { return try CommandLineTalk.json(["home": settings.home.home.path, "logins": logins]) }
    CommandLineTalk.say(
      made
        ? "The demonstration is ready. Logins: \(logins)" : "There already is a demonstration here. Logins: \(logins)")
  }

  /// A demonstration that was interrupted has people without logins: it is nobody's, so it is made anew. The logins
  /// are written last but for the mark, and a home that has them is one somebody uses. Databases on a server are
  /// its operator's to drop.
  private func clearUnfinished(_ settings: Settings) async throws -> Bool {
    let files = FileManager.default
    guard let database = settings.database.file, let keyring = settings.keyring.file,
      files.fileExists(atPath: database.path), !files.fileExists(atPath: settings.home.logins.path)
    else { return false }
    let isUnfinished = try await house.withWorld { world in
      try world.store.readNow { tx in
        let isDemo = try House.value("demo", in: tx) == "yes"
        return try isDemo && House.value("demoFinished", in: tx) != "yes"
      }
    }
    guard isUnfinished else { return false }
    CommandLineTalk.say("The demonstration here was never finished; it is made anew.")
    for path in DemoRemains.paths(settings.home, database.path, keyring.path)
    where files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
    return true
  }

  /// Marks the home before anybody is in it, so that a half-made demonstration is known for one.
  private func claim(_ world: World) throws -> Bool {
    try world.store.writeNow { tx in
      if try House.value("demo", in: tx) == "yes" { return false }
      guard try !tx.exists("SELECT 1 AS one FROM customer LIMIT 1") else {
        throw Refusal(
          "The home \(world.settings.home.home.path) has customers of its own: name another with --home. "
            + "Nothing was changed.")
      }
      try House.set("demo", "yes", in: tx)
      return true
    }
  }
}
