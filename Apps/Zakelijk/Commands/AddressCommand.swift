import ArgumentParser
import BusinessCards
import Domain
import Rights
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
      "Waar een zakelijk adres is, gaat post over de kaart daarheen (S4). Een privéadres verbetert alleen die persoon "
        + "zelf: uw eigen met --private, dat van een ander niet.",
      "Where there is a business address, post about the card goes there (S4). A private address is corrected by the person "
        + "alone: your own with --private, another's not."))

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
      say("Uw eigen privéadres, als wij er een hebben.", "Your own private address, where we have one."),
      valueName: "address"))
  var `private`: String?

  func validate() throws {
    guard (business == nil) != (`private` == nil) else {
      throw ValidationError(
        say("Geef --business of --private met een adres.", "Give --business or --private with an address."))
    }
    _ = try details()
  }

  func run() async throws {
    let details = try details()
    if `private` != nil { return try await correctOwn(details) }
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
    if !showing.isSilent(options, dry: changing.dryRun) {
      try ShownContact(answer.after, masked: masks).show(options, showing)
    }
  }

  private func correctOwn(_ details: DetailOptions) async throws {
    guard let address = try details.changed(ContactEntry()).address else {
      throw Refusal(say("Geef het hele adres; er is niets gewijzigd.", "Give the whole address; nothing was changed."))
    }
    guard address.postal != nil else {
      throw Refusal(
        say(
          "Een privéadres in het buitenland bewaren wij niet: bel ons. Er is niets gewijzigd.",
          "A private address abroad is not kept here: call us. Nothing was changed."))
    }
    let act = PrivateAddressAct(of: handle, to: address, language: Tongue.current)
    let answer = try await options.atDesk { desk in try await desk.ask(act, dry: changing.dryRun) }
    if options.house.json { try CommandLineTalk.json(["address": answer.lines]) }
    if !options.quiet { Difference.show([], [answer.lines.joined(separator: ", ")]) }
    if changing.dryRun { return options.tellNothingChanged() }
    options.tell(
      say("Gewijzigd. U krijgt er bericht van.", "Changed. You get a message about it."))
  }

  private func details() throws -> DetailOptions {
    try DetailOptions.parse(["--address", business ?? `private` ?? ""])
  }
}
