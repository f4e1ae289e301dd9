import ArgumentParser
import BusinessCards
import Domain
import Talk

struct OrganisationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "org", abstract: say("Uw organisatie.", "Your organisation."),
    subcommands: [OrganisationShow.self, OrganisationList.self, OrganisationAdd.self, OrganisationClose.self])

  static func show(
    _ organisations: [OrganisationActs.Shown], _ options: DeskOptions, _ showing: Showing
  ) throws {
    let shown = organisations.map(ShownOrganisation.init)
    var table = TableText(
      say("KVK", "KVK"), say("NAAM", "NAME"), say("MENSEN", "PEOPLE"), say("KAARTEN", "CARDS"), say("SINDS", "SINCE"),
      say("TOT", "UNTIL"))
    for one in shown {
      table.append(
        .init(one.kvk), .init(one.name), .init(String(one.people)), .init(String(one.cards)), .init(one.since),
        .init(one.ended ?? ""))
    }
    let rows = shown.map { [$0.kvk, $0.name, String($0.people), String($0.cards), $0.since, $0.ended ?? ""] }
    try showing.print(
      table, csv: [["kvk", "name", "people", "cards", "since", "ended"]] + rows, json: ["organisations": shown], options
    )
  }
}

/// The names in JSON are stable.
struct ShownOrganisation: Encodable {
  let name: String
  let kvk: String
  let since: String
  let ended: String?
  let people: Int
  /// Those that are not over.
  let cards: Int

  init(_ shown: OrganisationActs.Shown) {
    (name, kvk, people, cards) = (shown.name, shown.kvkNumber, shown.people, shown.cards)
    (since, ended) = (shown.since.description, shown.ended?.description)
  }
}

struct OrganisationShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: say("Toont uw organisatie.", "Shows your organisation."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing

  func run() async throws {
    let one = try await options.atDesk { desk in try await desk.ask(OrganisationActs.Show()) }
    try OrganisationCommand.show([one], options, showing)
  }
}

struct OrganisationList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(
      "Somt op wat u ziet: de uwe; NS Zakelijk ziet alle.", "Lists what you see: yours; NS Zakelijk sees all."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing

  func run() async throws {
    let all = try await options.atDesk { desk in try await desk.ask(OrganisationActs.List()) }
    try OrganisationCommand.show(all, options, showing)
  }
}

struct OrganisationAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: say("Voor NS Zakelijk: een nieuwe organisatie.", "For NS Zakelijk: a new organisation."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @Option(help: ArgumentHelp(say("Hoe zij heet.", "What it is called."))) var name: String
  @Argument(help: ArgumentHelp(say("Het KvK-nummer.", "The KvK number."))) var number: String

  func run() async throws {
    let act = OrganisationActs.Add(name: name, kvkNumber: number)
    let one = try await options.atDesk { desk in try await desk.ask(act, dry: changing.dryRun) }
    if !showing.isSilent(options, dry: changing.dryRun) { try OrganisationCommand.show([one], options, showing) }
  }
}

struct OrganisationClose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: say(
      "Voor NS Zakelijk: de organisatie is geen klant meer.", "For NS Zakelijk: the organisation is no client any more."
    ),
    discussion: say(
      "Op die dag stoppen accounts en kaarten, en worden zakelijke gegevens gewist. Elke kaarthouder krijgt nu een brief.",
      "On that day accounts and cards end, and business details are erased. Every cardholder gets a letter now."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @Option(
    help: ArgumentHelp(
      say("De eerste dag waarop zij geen klant meer is.", "The first day on which it is no client."),
      valueName: "yyyy-mm-dd"))
  var on: DayArgument

  func run() async throws {
    let act = OrganisationActs.Close(on: on.day)
    let answer = try await options.atDesk { desk in
      let would = try await desk.ask(act, dry: true)
      if changing.dryRun { return would }
      try changing.confirm(
        say(
          "\(would.organisation.name), brieven aan kaarthouders: \(would.told). Sluiten op \(on.day)?",
          "\(would.organisation.name), letters to cardholders: \(would.told). Close it on \(on.day)?"))
      return try await desk.ask(act)
    }
    if !showing.isSilent(options, dry: changing.dryRun) {
      try OrganisationCommand.show([answer.organisation], options, showing)
    }
    if changing.dryRun { return options.tellNothingChanged() }
    options.tell(say("Brieven aan kaarthouders: \(answer.told).", "Letters to cardholders: \(answer.told)."))
  }
}
