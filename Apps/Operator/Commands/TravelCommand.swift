import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Travel
import Talk

struct TravelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "travel", abstract: "Takes travel in.", subcommands: [TravelImport.self])
}

struct TravelImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes travel in from an export of OV-chipkaart or NS.",
    discussion: """
      Each row goes to the holder of the card it names; --card says whose the rows are that name none. Trips a purpose
      may hold become counters by the month; the others are refused and counted.
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The export.") var file: String
  @Option(help: "The number of the card whose travel this is.") var card: String?

  func run() async throws {
    let bytes = try Files.bytes(file)
    let name = URL(filePath: file).lastPathComponent
    let report = try await house.withWorld { world in
      try TravelIntake(world.store).importFile(bytes, name: name, card: card, by: .operator)
    }
    for problem in report.problems { CommandLineTalk.say("\(name): \(problem.message)") }
    if house.json { return try CommandLineTalk.json(report) }
    if report.isDuplicate { return CommandLineTalk.say("This very file was taken in before; nothing was changed.") }
    print("holders            \(report.holders)")
    print("trips stored       \(report.stored)")
    print("trips held before  \(report.alreadyHeld)")
    print("trips refused      \(report.refusedInAll)")
    for (reason, count) in report.refused.sorted(by: { $0.key < $1.key }) { print("  \(reason): \(count)") }
    print("counters written   \(report.countersWritten)")
  }
}
