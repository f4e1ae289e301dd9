import Domain

/// `GET /business/contacts/…/end`: what stops when somebody leaves, asked once before it does.
struct ContactEndPage: Page {
  struct Person: Sendable {
    var handle: String
    var name: String
  }

  static let words = Words<ContactEndCopy>()

  var person: Person
  /// Whether it is whoever reads this: they would be signed out.
  var isSelf = false
  /// Cards that work now and would not any more.
  var cards: [String] = []
  /// One role, or all of them; empty where there is one.
  var choices: [Choice] = []
  /// Who can take over; empty where the person keeps no contacts.
  var successors: [Person] = []
  var refused: String?

  var template: Template { .contactEnd }

  func title(_ copy: ContactEndCopy) -> String { copy.heading(person.name) }

  func values(_ copy: ContactEndCopy, in language: Language) -> Values {
    [
      "handle": person.handle, "heading": title(copy), "text": isSelf ? copy.selfText : copy.text,
      "cards": cards.map(copy.cardStops), "refused": shown(refused),
      "choices": choices.map(\.values), "hasChoices": !choices.isEmpty, "hasSuccessors": !successors.isEmpty,
      "successors": successors.map { ["handle": $0.handle, "name": $0.name] as Values },
    ]
  }
}
