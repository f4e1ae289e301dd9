import ArgumentParser
import BusinessCards
import Domain
import Talk

struct ContactCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: say("De mensen van uw organisatie.", "The people of your organisation."),
    subcommands: [
      ContactList.self, ContactShow.self, ContactAdd.self, ContactEdit.self, ContactRemove.self, ContactOffboard.self,
    ],
    aliases: ["contacts"])
}

extension Organisations.Role: ExpressibleByArgument {}

struct ContactList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(
      "Somt ze op, met een code die alleen in uw organisatie van hen is.",
      "Lists them, by a handle that is theirs in your organisation alone."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @Option(help: ArgumentHelp(say("Alleen bij wie dit voorkomt.", "Only those in whose details this occurs.")))
  var search: String?
  @Option(help: ArgumentHelp(say("Alleen met deze rol.", "Only with this role."))) var role: Organisations.Role?

  func run() async throws {
    let contacts = try await options.atDesk { desk in try await desk.ask(ContactActs.List(search: search, role: role)) }
    try ContactTable.show(contacts, options, showing)
  }
}

enum ContactTable {
  static func show(_ contacts: [BusinessContact], _ options: DeskOptions, _ showing: Showing) throws {
    let shown = contacts.map { ShownContact($0, masked: showing.masks(options)) }
    var table = TableText(
      say("CODE", "HANDLE"), say("NAAM", "NAME"), say("ROL", "ROLE"), say("E-MAIL", "E-MAIL"),
      say("TELEFOON", "TELEPHONE"), say("KAART", "CARD"))
    for (contact, person) in zip(contacts, shown) {
      let card = person.cards.first
      table.append(
        .init(person.handle), .init(person.name), .init(contact.roles.map(\.word).joined(separator: ", ")),
        .init(person.emails.first ?? ""), .init(person.phones.first ?? ""),
        .init(
          card.map { "\(shownCard($0.number)) \($0.stateWord)" } ?? "",
          card.flatMap { OrganisationCards.Card.State(rawValue: $0.state)?.paint }))
    }
    try showing.print(
      table, csv: [ShownContact.columns] + shown.map(\.row), json: ["contacts": shown], options)
    if !options.house.json, !showing.csv {
      options.tell(
        counted(shown.count, "persoon", "mensen", "person", "people"))
    }
  }
}

struct ContactShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: say(
      "Toont iemands zakelijke gegevens, en waar post over de kaart heen gaat.",
      "Shows one person's business details, and where post about the card goes."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @Argument(help: ArgumentHelp(say("De code, uit de lijst.", "The handle, from the list."))) var handle: String

  func run() async throws {
    let contact = try await options.atDesk { desk in try await desk.ask(ContactActs.Show(handle)) }
    try ShownContact(contact, masked: showing.masks(options)).show(options, showing)
  }
}

struct ContactAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: say("Voegt iemand toe, of geeft iemand een rol erbij.", "Adds somebody, or gives somebody another role."),
    discussion: say(
      "Wie erbij komt, krijgt van ons een brief dat u dit opgaf (artikel 14 AVG).",
      "Whoever is added gets a letter from us that says you told us (Art. 14 GDPR)."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @OptionGroup var details: DetailOptions
  @Option(
    help: ArgumentHelp(
      say(
        "central, cardholders, invoicing, booker of cardholder.",
        "central, cardholders, invoicing, booker or cardholder.")))
  var role: Organisations.Role
  @Option(
    help: ArgumentHelp(
      say("Iemand die er al is, bij zijn code.", "Somebody who is there already, by their handle."), valueName: "handle"
    ))
  var to: String?

  func run() async throws {
    let contact = try await options.atDesk { desk in
      if let to { return try await desk.ask(ContactActs.Join(to, as: role), dry: changing.dryRun) }
      return try await desk.ask(ContactActs.Add(try details.changed(ContactEntry()), as: role), dry: changing.dryRun)
    }
    let shown = ShownContact(contact, masked: showing.masks(options))
    if changing.dryRun {
      Difference.show([], shown.lines)
      return options.tellNothingChanged()
    }
    if !showing.isSilent(options, dry: changing.dryRun) { try shown.show(options, showing) }
  }
}

struct ContactEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: say("Zet nieuwe gegevens in de plaats van de oude.", "Puts new details in the place of the old ones."),
    discussion: say(
      "Wat u weglaat, blijft zoals het is. Heeft iemand anders het intussen gewijzigd, dan gebeurt er niets.",
      "What you leave out stays as it is. Where somebody else has changed it meanwhile, nothing is done."),
    aliases: ["set"])

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @OptionGroup var details: DetailOptions
  @Argument(help: ArgumentHelp(say("De code, uit de lijst.", "The handle, from the list."))) var handle: String
  @Option(
    help: ArgumentHelp(say("Alleen als dit nog de versie is die u zag.", "Only if this is still the version you saw.")))
  var version: String?

  func validate() throws {
    guard !details.isEmpty else {
      throw ValidationError(say("Geef wat er nieuw is, zoals --email.", "Give what is new, such as --email."))
    }
  }

  func run() async throws {
    let answer = try await options.atDesk { desk in
      let seen = try await desk.ask(ContactActs.Show(handle))
      let act = ContactActs.Edit(handle, to: try details.changed(seen.entry), seen: version ?? seen.version)
      return try await desk.ask(act, dry: changing.dryRun)
    }
    let (before, after) = (
      ShownContact(answer.before, masked: showing.masks(options)),
      ShownContact(answer.after, masked: showing.masks(options))
    )
    if !options.quiet { Difference.show(before.lines, after.lines) }
    if changing.dryRun {
      return options.tellNothingChanged()
    }
    if !showing.isSilent(options, dry: changing.dryRun) { try after.show(options, showing) }
  }
}

struct ContactRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: say(
      "Haalt iemand uit uw organisatie, of uit één rol.", "Takes somebody out of your organisation, or out of one role."
    ),
    discussion: say(
      "Wat die daarmee kon, stopt meteen. Eigen gegevens en eigen reclamekeuzes blijven van die persoon.",
      "What they could do by it stops at once. Their own data and choices stay theirs."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var changing: ChangeOptions
  @Argument(help: ArgumentHelp(say("De code, uit de lijst.", "The handle, from the list."))) var handle: String
  @Option(help: ArgumentHelp(say("Alleen deze rol.", "This role only."))) var role: Organisations.Role?

  func run() async throws { try await Ending(ContactActs.End(handle, role: role), options, changing).run() }
}

struct ContactOffboard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offboard",
    abstract: say(
      "Iemand die contacten bijhoudt, vertrekt; een ander neemt het over.",
      "Somebody who keeps contacts leaves; another takes over."),
    discussion: say(
      "Wie vertrekt, is meteen uitgelogd, overal. De opvolger krijgt de rollen.",
      "Whoever leaves is signed out at once, everywhere. The successor gets the roles."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var changing: ChangeOptions
  @Argument(help: ArgumentHelp(say("De code van wie vertrekt.", "The handle of who leaves."))) var handle: String
  @Option(help: ArgumentHelp(say("De code van de opvolger.", "The handle of the successor."), valueName: "handle"))
  var successor: String

  func run() async throws {
    try await Ending(ContactActs.End(handle, successor: successor), options, changing).run()
  }
}
