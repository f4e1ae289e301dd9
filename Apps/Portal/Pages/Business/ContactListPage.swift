import Domain

/// `GET /business`: the booker's list. Nothing on it tells who objected or was erased.
struct ContactListPage: Page {
  struct Contact: Sendable {
    var handle = ""
    var name: String
    var role: String
    var address: String
    var phone = ""
    /// Empty for who carries none.
    var card: String
  }

  /// More than one looks through; the rest is found by searching.
  static let most = 200

  static let words = Words<ContactListCopy>()

  var organisation: String
  /// What was sought; empty for everybody.
  var search = ""
  /// How many there are, of whom `most` are shown.
  var count = 0
  var contacts: [Contact]
  /// What was done to somebody who is on the list no more.
  var done: [String] = []

  var template: Template { .contactList }
  var shape: String { "wide wider" }

  func title(_ copy: ContactListCopy) -> String { copy.title }

  func values(_ copy: ContactListCopy, in language: Language) -> Values {
    [
      "organisation": organisation, "search": search, "isSearched": !search.isEmpty, "done": done,
      "isDone": !done.isEmpty, "hasContacts": !contacts.isEmpty,
      "cut": shown(count > contacts.count ? copy.cut(contacts.count, count) : nil),
      "contacts": contacts.map { contact -> Values in
        [
          "handle": contact.handle, "name": contact.name, "role": contact.role, "address": contact.address,
          "phone": contact.phone, "state": contact.card.isEmpty ? copy.noCard : contact.card,
        ]
      },
    ]
  }
}
