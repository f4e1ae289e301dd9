import ArgumentParser
import Bootstrap
import BusinessCards
import Domain
import Storage
import Talk

struct ContactsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contacts", abstract: "The people of your organisation.",
    subcommands: [ContactsList.self, ContactsShow.self, ContactsSet.self])
}

struct ContactsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists them, by a handle that is theirs in your organisation alone.")

  @OptionGroup var house: HouseOptions
  @OptionGroup var showing: Showing
  @Option(help: "Only those in whose details this occurs.") var search: String?

  func run() async throws {
    let search = search
    let contacts = try await house.withBooker { world, booker in
      try await world.store.write { tx in try Contacts.list(for: booker, matching: search, in: tx) }
    }
    let shown = contacts.map { ShownContact($0, masked: showing.masks(house)) }
    if house.json { return try CommandLineTalk.json(["contacts": shown]) }
    for contact in shown { print(contact.line) }
    CommandLineTalk.say(shown.count == 1 ? "1 person" : "\(shown.count) people")
  }
}

struct ContactsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one person's business details, and where post about the card goes.")

  @OptionGroup var house: HouseOptions
  @OptionGroup var showing: Showing
  @Argument(help: "The handle, from the list.") var handle: String

  func run() async throws {
    let handle = handle
    let contact = try await house.withBooker { world, booker in
      try await world.store.write { tx in try Contacts.show(handle, for: booker, in: tx) }
    }
    try ShownContact(contact, masked: showing.masks(house)).show(house)
  }
}

struct ContactsSet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Puts new business details in the place of the old ones.",
    discussion: """
      What you leave out stays as it is. If the person has stopped advertising, the new address is silent as well.
      """)

  @OptionGroup var house: HouseOptions
  @OptionGroup var showing: Showing
  @Argument(help: "The handle, from the list.") var handle: String
  @Option(help: "The business mail address.") var email: String?
  @Option(help: "The business telephone number.") var phone: String?
  @Option(help: "The business address: 'street;number;postcode;place'.") var address: String?

  func validate() throws { _ = try changes() }

  func run() async throws {
    let handle = handle
    let changes = try changes()
    let contact = try await house.withBooker { world, booker in
      try await world.store.write { tx in try Contacts.set(changes, of: handle, for: booker, in: tx) }
    }
    try ShownContact(contact, masked: showing.masks(house)).show(house)
  }

  private func changes() throws -> Contacts.Changes {
    var changes = Contacts.Changes()
    if let email {
      guard let read = EmailAddress(email) else {
        throw ValidationError("--email is no mail address: write name@example.nl.")
      }
      changes.email = read
    }
    if let phone {
      guard let read = PhoneNumber(phone) else {
        throw ValidationError("--phone is no telephone number: write it as 06 12345678 or +31612345678.")
      }
      changes.phone = read
    }
    if let address {
      let parts = address.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4 else {
        throw ValidationError("--address has four parts: 'Stationsplein;1 A;3511 ED;Utrecht'.")
      }
      do {
        changes.address = try PostalAddress(
          street: parts[0], houseNumber: parts[1], postcode: parts[2], place: parts[3])
      } catch {
        throw ValidationError("--address, \(error).")
      }
    }
    guard changes != Contacts.Changes() else { throw ValidationError("Give --email, --phone or --address.") }
    return changes
  }
}
