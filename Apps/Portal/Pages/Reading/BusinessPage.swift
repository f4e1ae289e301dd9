import Domain

/// `GET /business`: the booker's list. Nothing on it tells who objected or was erased.
struct BusinessPage: Page {
  struct Contact: Sendable {
    var name: String
    var role: String
    var address: String
    var phone = ""
    var card: String
  }

  static let words = Words<BusinessCopy>()

  var organisation: String
  var contacts: [Contact]

  var template: Template { .business }
  var shape: String { "wide" }

  func title(_ copy: BusinessCopy) -> String { copy.title }

  func values(_ copy: BusinessCopy, in language: Language) -> Values {
    [
      "organisation": organisation, "hasContacts": !contacts.isEmpty,
      "contacts": contacts.map { contact -> Values in
        [
          "name": contact.name, "role": contact.role, "address": contact.address, "phone": contact.phone,
          "state": contact.card,
        ]
      },
    ]
  }
}
