import BusinessCards
import Domain
import Talk

/// One contact as it is printed; the names in JSON are stable.
struct ShownContact: Encodable {
  let handle: String
  let name: String
  let given: String
  let middle: String
  let surname: String
  let roles: [String]
  let emails: [String]
  let phones: [String]
  let address: [String]
  let function: String
  let department: String
  let personnelNumber: String
  let cards: [ShownCard]
  /// Where a letter about the card goes: business or elsewhere. Whether the person has an agreement and an address of
  /// their own is none of an employer's business.
  let post: String
  let version: String
  private let entry: ContactEntry
  private let masked: Bool

  private enum CodingKeys: String, CodingKey {
    case handle, name, given, middle, surname, roles, emails, phones, address, function, department, personnelNumber
    case cards, post, version
  }

  init(_ contact: BusinessContact, masked: Bool) {
    entry = contact.entry
    self.masked = masked
    handle = contact.handle
    name = entry.name
    (given, middle, surname) = (entry.given, entry.middle, entry.surname)
    roles = contact.roles.map(\.rawValue)
    emails = entry.emails.map { masked ? $0.masked : $0.text }
    phones = entry.phones.map { masked ? $0.masked : $0.e164 }
    address = entry.address.map { masked ? ["… \($0.place)"] : $0.lines } ?? []
    (function, department, personnelNumber) = (entry.function, entry.department, entry.personnelNumber)
    cards = contact.cards.map { ShownCard($0, handle: "", name: "") }
    post = contact.isWrittenAtWork ? "business" : "elsewhere"
    version = contact.version
  }

  /// One line each, in one order: what an edit is compared by.
  var lines: [String] {
    let words = roles.compactMap { Organisations.Role(rawValue: $0)?.word }.joined(separator: ", ")
    return entry.lines(masked: masked) + (words.isEmpty ? [] : ["\(ContactDetailKind.role.word): \(words)"])
      + cards.map { "\(ContactDetailKind.card.word): \(shownCard($0.number)), \($0.stateWord)" }
  }

  func show(_ options: DeskOptions, _ showing: Showing) throws {
    if options.house.json { return try CommandLineTalk.json(self) }
    if showing.csv { return try showing.print(TableText(), csv: [Self.columns, row], json: self, options) }
    print(Screen.paint(handle, .bold))
    lines.forEach { print("  \($0)") }
    print(
      "  "
        + (post == "business"
          ? say("post over de kaart gaat naar het zakelijke adres", "post about the card goes to the business address")
          : say(
            "er is geen zakelijk adres in Nederland voor post over de kaart",
            "there is no business address in the Netherlands for post about the card")))
  }

  static let columns = [
    "handle", "given", "middle", "surname", "roles", "emails", "phones", "address", "function", "department",
    "personnelNumber", "cards",
  ]

  var row: [String] {
    [
      handle, given, middle, surname, roles.joined(separator: " "), emails.joined(separator: " "),
      phones.joined(separator: " "), address.joined(separator: ", "), function, department, personnelNumber,
      cards.map(\.number).joined(separator: " "),
    ]
  }
}

extension ContactEntry {
  /// What is told of somebody, a line for each detail.
  func lines(masked: Bool) -> [String] {
    details(masked: masked).map { "\($0.kind.word): \(Screen.plain($0.text))" }
  }
}
