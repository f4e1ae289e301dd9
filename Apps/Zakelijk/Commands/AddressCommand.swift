import ArgumentParser
import BusinessCards
import Domain
import Talk

struct AddressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "address", abstract: say("Adressen voor het werk.", "Addresses for work."),
    subcommands: [AddressSet.self])
}

struct AddressSet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: say(
      "Zet iemands zakelijke adres, en zegt waar post heen gaat.",
      "Sets somebody's business address, and says where post goes."),
    discussion: say(
      "Waar een zakelijk adres is, gaat post over de kaart daarheen (S4). Een privéadres wijzigt alleen die persoon zelf, op "
        + "de website of bij klantenservice.",
      "Where there is a business address, post about the card goes there (S4). A private address is changed by the person "
        + "alone, on the website or through customer service."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @Argument(help: ArgumentHelp(say("De code, uit de lijst.", "The handle, from the list."))) var handle: String
  @Option(
    help: ArgumentHelp(
      say(
        "'straat;nummer;postcode;plaats'; leeg: er is er geen meer.",
        "'street;number;postcode;place'; empty: there is none any more."),
      valueName: "address"))
  var business: String?
  @Option(
    help: ArgumentHelp(
      say("Wordt geweigerd: dat is van de persoon zelf.", "Is refused: that is the person's own."), valueName: "address"
    ))
  var `private`: String?

  func validate() throws {
    guard (business == nil) != (`private` == nil) else {
      throw ValidationError(say("Geef --business met een adres.", "Give --business with an address."))
    }
    _ = try details()
  }

  func run() async throws {
    guard let details = try details() else { throw Refusal(DeskRefusal.notYourOwn.wording[Tongue.current]) }
    let answer = try await options.atDesk { desk in
      let seen = try await desk.ask(ContactActs.Show(handle))
      return try await desk.ask(
        ContactActs.Edit(handle, to: try details.changed(seen.entry), seen: seen.version), dry: changing.dryRun)
    }
    let masks = showing.masks(options)
    if !options.quiet {
      Difference.show(ShownContact(answer.before, masked: masks).lines, ShownContact(answer.after, masked: masks).lines)
    }
    if changing.dryRun {
      return options.tellNothingChanged()
    }
    try ShownContact(answer.after, masked: masks).show(options, showing)
  }

  private func details() throws -> DetailOptions? {
    guard let business else { return nil }
    return try DetailOptions.parse(["--address", business])
  }
}
