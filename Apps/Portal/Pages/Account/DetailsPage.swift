import Domain

/// `GET /me/details`: what is on file, and beside each of it a form to correct it (Art. 16).
struct DetailsPage: Page {
  /// What the form sends as `what`.
  enum What: String, Sendable, CaseIterable {
    case name, email, phone, address

    /// The names of its fields, in the order of the page.
    var names: [String] {
      switch self {
      case .name: ["given", "surname"]
      case .email: ["email"]
      case .phone: ["phone"]
      case .address: ["street", "houseNumber", "postcode", "place"]
      }
    }
  }

  struct Item: Sendable {
    var what: What
    /// Which of several; empty where there is one.
    var old: String
    /// What stands in the form, in the order of `What.names`.
    var entries: [Entry]
    /// As it is on file.
    var lines: [String] = []
    /// The day it came, if that is not long ago.
    var newSince: String?
    var isOpen = false

    init(what: What, old: String, entries: [Entry]) {
      self.what = what
      self.old = old
      self.entries = entries
    }
  }

  enum Saved: Sendable {
    case changed(at: String)
    /// Nothing has changed yet.
    case linkSent(to: String)
  }

  static let words = Words<DetailsCopy>()

  var items: [Item]
  var saved: Saved?

  var template: Template { .details }

  func title(_ copy: DetailsCopy) -> String { copy.title }

  func fields(_ copy: DetailsCopy) -> [Field] { items.enumerated().flatMap { fields(of: $1, number: $0, copy) } }

  func values(_ copy: DetailsCopy, in language: Language) -> Values {
    let problems = ProblemCopy.words.copy(in: language)
    return [
      "saved": shown(saved.map { copy.saved($0) }), "nothing": items.isEmpty,
      "items": items.enumerated().map { number, item -> Values in
        [
          "what": item.what.rawValue, "old": item.old, "heading": copy.heading(item.what), "lines": item.lines,
          "newSince": shown(item.newSince.map(copy.newSince)), "open": item.isOpen, "change": copy.change(item.what),
          "note": shown(item.what == .email ? copy.emailNote : nil),
          "fields": fields(of: item, number: number, copy).map { $0.values(problems) },
        ]
      },
    ]
  }

  private func fields(of item: Item, number: Int, _ copy: DetailsCopy) -> [Field] {
    zip(item.what.names, item.entries).map { name, entry in
      let (kind, label) = question(name, copy)
      return Field(name, kind, label: label, entry: entry, key: "\(name)-\(number)", isOptional: name == "given")
    }
  }

  private func question(_ name: String, _ copy: DetailsCopy) -> (Field.Kind, String) {
    switch name {
    case "given": (.givenName, copy.given)
    case "surname": (.surname, copy.address.surname)
    case "email": (.email, copy.address.email)
    case "phone": (.telephone, copy.address.telephone)
    case "street": (.street, copy.street)
    case "houseNumber": (.houseNumber, copy.address.houseNumber)
    case "postcode": (.postcode, copy.address.postcode)
    default: (.place, copy.place)
    }
  }
}
