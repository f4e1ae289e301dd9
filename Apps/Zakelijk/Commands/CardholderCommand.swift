import ArgumentParser
import BusinessCards
import Domain
import Talk

struct CardholderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cardholder", abstract: say("Wie een kaart draagt.", "Who carries a card."),
    subcommands: [CardholderList.self, CardholderAdd.self, ImportCommand.self, CardholderDeactivate.self])
}

struct CardholderList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: say("Somt de kaarthouders op.", "Lists the cardholders."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @Option(help: ArgumentHelp(say("Alleen bij wie dit voorkomt.", "Only those in whose details this occurs.")))
  var search: String?

  func run() async throws {
    let contacts = try await options.atDesk { desk in
      try await desk.ask(ContactActs.List(search: search, role: .cardholder))
    }
    try ContactTable.show(contacts, options, showing)
  }
}

struct CardholderAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: say("Voegt een kaarthouder toe.", "Adds a cardholder."),
    discussion: say(
      "Een kaart komt er met: zakelijk card issue. Wie erbij komt, krijgt van ons een brief (artikel 14 AVG).",
      "A card comes with: zakelijk card issue. Whoever is added gets a letter from us (Art. 14 GDPR)."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @OptionGroup var details: DetailOptions

  func run() async throws {
    let contact = try await options.atDesk { desk in
      try await desk.ask(ContactActs.Add(try details.changed(ContactEntry()), as: .cardholder), dry: changing.dryRun)
    }
    let shown = ShownContact(contact, masked: showing.masks(options))
    if changing.dryRun {
      Difference.show([], shown.lines)
      return options.tellNothingChanged()
    }
    if !showing.isSilent(options, dry: changing.dryRun) { try shown.show(options, showing) }
  }
}

struct CardholderDeactivate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate",
    abstract: say(
      "Stopt een kaarthouder, en zegt of de kaart nog werkt.",
      "Stops a cardholder, and says whether the card still works."),
    discussion: say(
      "Uw organisatie ziet deze persoon daarna niet meer. Wat van die persoon zelf is, blijft zo.",
      "Your organisation sees this person no more after that. What is the person's own stays so."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var changing: ChangeOptions
  @Argument(help: ArgumentHelp(say("De code, uit de lijst.", "The handle, from the list."))) var handle: String

  func run() async throws {
    try await Ending(ContactActs.End(handle, role: .cardholder), options, changing).run()
  }
}
