import BusinessCards
import Talk

/// Ends somebody's roles: says what will happen, asks, does it, and says what happened and whether the card still works.
struct Ending {
  private let act: ContactActs.End
  private let options: DeskOptions
  private let changing: ChangeOptions

  init(_ act: ContactActs.End, _ options: DeskOptions, _ changing: ChangeOptions) {
    self.act = act
    self.options = options
    self.changing = changing
  }

  func run() async throws {
    let answer = try await options.atDesk { desk in
      if !changing.yes {
        let would = try await desk.ask(act, dry: true)
        Difference.show(lines(would), [])
        if changing.dryRun { return would }
        try changing.confirm(say("\(would.name) hieruit halen?", "Take \(would.name) out of this?"))
      }
      return try await desk.ask(act)
    }
    if changing.dryRun {
      return options.tellNothingChanged()
    }
    if options.house.json { return try CommandLineTalk.json(Facts(answer)) }
    for line in told(answer) { options.tell(line) }
  }

  private func lines(_ answer: ContactActs.End.Answer) -> [String] {
    answer.roles.map { "\(answer.name): \($0.word)" }
      + answer.cards.map { "\(ContactDetailKind.card.word) \(shownCard($0.number))" }
  }

  private func told(_ answer: ContactActs.End.Answer) -> [String] {
    let roles = answer.roles.map(\.word).joined(separator: ", ")
    var told = [say("\(answer.name) is er niet meer als: \(roles).", "\(answer.name) is there no more as: \(roles).")]
    if answer.roles.contains(.cardholder) {
      told += answer.cards.map {
        say(
          "De kaart \(shownCard($0.number)) werkt vanaf nu niet meer.",
          "The card \(shownCard($0.number)) works no more from now on.")
      }
      if answer.cards.isEmpty {
        told.append(say("Er was geen kaart die nog werkte.", "There was no card that still worked."))
      }
    }
    if answer.endedAccount {
      told.append(
        say(
          "Het account is gesloten; wie ingelogd was, is eruit.",
          "The account is closed, and whoever was signed in is out."))
    }
    if let successor = answer.successor {
      told.append(say("\(successor) neemt het over.", "\(successor) takes over."))
    }
    return told
  }

  /// The names are stable.
  private struct Facts: Encodable {
    let name: String
    let roles: [String]
    let cards: [String]
    let accountEnded: Bool
    let successor: String?

    init(_ answer: ContactActs.End.Answer) {
      name = answer.name
      roles = answer.roles.map(\.rawValue)
      cards = answer.cards.map(\.number)
      accountEnded = answer.endedAccount
      successor = answer.successor
    }
  }
}
