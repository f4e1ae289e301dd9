import ArgumentParser
import Bootstrap
import Delivery
import Domain
import Foundation
import Rights
import Talk

struct CarrierCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carrier", abstract: "Gives other carriers the people who said yes to their messages.",
    subcommands: [CarrierFeedCommand.self])
}

extension CarrierFeedFile.Form: ExpressibleByArgument {}

struct CarrierFeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Writes a file for one carrier, and records what it was given about whom.",
    discussion: """
      With the people whose consent lives at this moment, and nobody else: reference (what the carrier calls them, or what
      we called them the first time), email and language. The carrier is in the register with --role carriers, and with
      an agreement that holds today. Somebody who said no since is not in the next file, and the carrier is told apart.
      The file lies beside the home, in HOME-feeds, readable by its owner alone, and goes after thirty days. Example:

        rechtspoor carrier feed Arriva --format jsonl
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The carrier's name in the register.") var name: String
  @Option(help: "The form: csv or jsonl.") var format = CarrierFeedFile.Form.csv

  private struct Facts: Encodable {
    let recipient: String
    let people: Int
    let leftOut: Int
    let file: String
  }

  func run() async throws {
    let (name, format) = (name, format)
    let facts = try await house.withWorld { world in
      let folder = world.settings.feedFolder.path
      let report = try await CarrierFeed(store: world.store, folder: folder).write(to: name, as: format, by: .operator)
      return Facts(
        recipient: report.recipient, people: report.people, leftOut: report.leftOut, file: "\(folder)/\(report.file)")
    }
    if house.json { return try CommandLineTalk.json(facts) }
    print(facts.file)
    CommandLineTalk.say("\(facts.people) people for \(facts.recipient); \(facts.leftOut) who said yes were left out.")
  }
}
