import ArgumentParser
import BusinessCards
import Domain
import Talk

struct CardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card", abstract: say("De kaarten van uw organisatie.", "The cards of your organisation."),
    subcommands: [
      CardList.self, CardStatus.self, CardIssue.self, CardReplace.self, CardBlock.self, CardUnblock.self,
    ])
}

/// A card, as one reads it from the plastic.
struct CardArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say("Het kaartnummer, of de laatste vier cijfers.", "The number of the card, or its last four digits."),
      valueName: "card"))
  var number: String
}

struct CardList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: say("Somt ze op, met wie ze draagt.", "Lists them, with who carries them."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing

  func run() async throws {
    let cards = try await options.atDesk { desk in try await desk.ask(CardActs.List()) }
    try ShownCard.show(cards, options, showing)
  }
}

struct CardStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: say("Zegt of een kaart werkt.", "Says whether a card works."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var card: CardArgument

  func run() async throws {
    let cards = try await options.atDesk { desk in try await desk.ask(CardActs.List(number: card.number)) }
    try ShownCard.show(cards, options, showing)
  }
}

struct CardIssue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: say("Geeft een kaart uit.", "Issues a card."),
    discussion: say(
      "Op naam (--personal CODE), of voor een afdeling (--department NAAM). Een afdelingskaart is van niemand: er hoort "
        + "geen persoon bij, en van de reizen ermee wordt niets over iemand bijgehouden.",
      "In somebody's name (--personal HANDLE), or for a department (--department NAME). A department's card is nobody's: "
        + "no person belongs to it, and nothing is kept about anybody from the journeys made with it."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @Option(help: ArgumentHelp(say("Op naam van deze persoon.", "In this person's name."), valueName: "handle"))
  var personal: String?
  @Option(help: ArgumentHelp(say("Voor deze afdeling.", "For this department."), valueName: "name")) var department:
    String?
  @Option(help: ArgumentHelp(say("De kostenplaats.", "The cost centre."))) var costCentre = ""
  @Option(
    help: ArgumentHelp(say("Het nummer van een kaart die er al is.", "The number of a card that was made already.")))
  var number: String?

  func validate() throws {
    guard (personal == nil) != (department == nil) else {
      throw ValidationError(say("Kies --personal of --department.", "Choose --personal or --department."))
    }
  }

  func run() async throws {
    let act = CardActs.Issue(to: personal, department: department ?? "", costCentre: costCentre, number: number)
    let card = try await options.atDesk { desk in try await desk.ask(act, dry: changing.dryRun) }
    if !showing.isSilent(options, dry: changing.dryRun) { try ShownCard.show([card], options, showing) }
    if changing.dryRun { options.tellNothingChanged() }
  }
}

struct CardReplace: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract: say("Vervangt een kaart die kwijt of stuk is.", "Replaces a card that is lost or worn."),
    discussion: say(
      "De oude werkt meteen niet meer. Wat de houder over reclame koos, geldt ook met de nieuwe kaart.",
      "The old one stops working at once. What its holder chose about advertising holds with the new card as well."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @OptionGroup var card: CardArgument
  @Option(
    help: ArgumentHelp(
      say("Het nummer van de nieuwe kaart, als die er al is.", "The number of the new card, if it was made already.")))
  var by: String?

  func run() async throws {
    let act = CardActs.Replace(card.number, by: by)
    let new = try await options.atDesk { desk in
      if changing.dryRun { return try await desk.ask(act, dry: true) }
      try changing.confirm(
        say(
          "De kaart \(shownCard(card.number)) werkt dan niet meer. Vervangen?",
          "The card \(shownCard(card.number)) stops working. Replace it?"))
      return try await desk.ask(act)
    }
    if !showing.isSilent(options, dry: changing.dryRun) { try ShownCard.show([new], options, showing) }
    if changing.dryRun { options.tellNothingChanged() }
  }
}

struct CardBlock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "block",
    abstract: say("Blokkeert een kaart, tot u hem weer vrijgeeft.", "Blocks a card, until you free it again."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var card: CardArgument

  func run() async throws {
    let blocked = try await options.atDesk { desk in try await desk.ask(CardActs.Block(card.number)) }
    if !showing.isSilent(options) { try ShownCard.show([blocked], options, showing) }
  }
}

struct CardUnblock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unblock", abstract: say("Geeft een geblokkeerde kaart weer vrij.", "Frees a blocked card."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var card: CardArgument

  func run() async throws {
    let freed = try await options.atDesk { desk in try await desk.ask(CardActs.Block(card.number, blocks: false)) }
    if !showing.isSilent(options) { try ShownCard.show([freed], options, showing) }
  }
}
