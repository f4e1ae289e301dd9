import ArgumentParser
import Bootstrap
import Domain
import Storage
import Talk

struct RecipientMay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "may", abstract: "Says whether somebody may be handed data for a purpose, and if not, what to do.",
    discussion: """
      The question every hand-over asks before data leave: the role, the purposes, the agreement and the transfer. Whose
      data may go is asked of each person besides. Ends with 1 where nothing may be given. Example:

        rechtspoor recipient may Arriva --purpose carrierMessages --on 2027-01-01
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "Their name.") var name: String
  @Option(help: "For which purpose.") var purpose: Purpose
  @Option(help: ArgumentHelp("On which day; today if left out.", valueName: "yyyy-mm-dd")) var on: DayArgument?

  private struct Answer: Encodable {
    let recipient: String
    let role: String
    let purpose: String
    let day: String
  }

  func run() async throws {
    let (name, purpose, on) = (name, purpose, on)
    let clearance = try await house.withWorld { world in
      try await world.store.read { tx in try HandOver.require(name, for: purpose, on: on?.day ?? tx.today, in: tx) }
    }
    if house.json {
      return try CommandLineTalk.json(
        Answer(
          recipient: clearance.recipient, role: clearance.role.rawValue, purpose: clearance.purpose.rawValue,
          day: clearance.day.description))
    }
    print("\(clearance.recipient) may be given data for \(clearance.purpose.rawValue) on \(clearance.day).")
  }
}
