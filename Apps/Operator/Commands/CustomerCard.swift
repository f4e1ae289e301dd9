import ArgumentParser
import Bootstrap
import Domain
import Rights
import Storage
import Talk

/// What can become of a card.
private enum CardState: String, ExpressibleByArgument, CaseIterable {
  case blocked, unblocked, personal, anonymous, business, department

  var change: Cards.Change {
    switch self {
    case .blocked: .blocked
    case .unblocked: .unblocked
    case .personal: .becomes(.personal)
    case .anonymous: .becomes(.anonymous)
    case .business: .becomes(.business)
    case .department: .becomes(.department)
    }
  }
}

struct CustomerCard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card", abstract: "Records that a card was blocked, or whose it is now.",
    discussion: """
      Where no valid card of their own is left to somebody in NS Extra, it ends at once: what belonged to it is erased,
      and a letter says why. Example:

        rechtspoor customer card 3528000000000001 blocked
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The card's number.") var number: String
  @Argument(help: "What it is now.") private var state: CardState

  func run() async throws {
    let digits = number.filter { $0 != " " && $0 != "-" && $0 != "." }
    let change = state.change
    let ended = try await house.withWorld { world in
      try await EndExtra(world.desk).change(digits, change, by: .operator)
    }
    guard let ended else { throw Refusal("Nobody has a card by that number. Nothing was changed.") }
    if house.json { return try CommandLineTalk.json(["extraEnded": ended]) }
    CommandLineTalk.say(ended ? "Recorded. NS Extra ended by it, and a letter says so." : "Recorded.")
  }
}
