import Domain

/// `GET /statement`: the table of the statement, one drawer for each purpose.
struct StatementPageView: Page {
  struct Group: Sendable {
    var title: String
    var purposes: [Entry]
  }

  struct Entry: Sendable {
    /// The purpose's identity, for a link to it.
    var id: String
    var title: String
    var what: String
    var basis: String
    var categories: [String]
    var periods: [Period]
    var recipients: [String]
    var howToStop: String?
  }

  struct Period: Sendable {
    var text: String
    /// Who says so: the statement, a law, or we ourselves.
    var source: String
  }

  static let words = Words<StatementCopy>()

  var inForceSince: String
  var groups: [Group]

  var template: Template { .statement }

  func title(_ copy: StatementCopy) -> String { copy.title }

  func values(_ copy: StatementCopy, in language: Language) -> Values {
    [
      "inForce": copy.inForce(inForceSince),
      "groups": groups.map { group -> Values in
        ["title": group.title, "purposes": group.purposes.map { values($0, copy) }]
      },
    ]
  }

  private func values(_ entry: Entry, _ copy: StatementCopy) -> Values {
    let terms = [
      Fact(copy.basis, entry.basis), Fact(copy.categories, entry.categories.joined(separator: ", ")),
      Fact(copy.recipients, entry.recipients.joined(separator: ", ")), Fact(copy.stop, entry.howToStop ?? ""),
    ]
    return [
      "id": entry.id, "title": entry.title, "what": entry.what,
      "terms": terms.filter { !$0.value.isEmpty }.map(\.values),
      "periods": entry.periods.map { ["text": $0.text, "source": $0.source] as Values },
      "hasPeriods": !entry.periods.isEmpty,
    ]
  }
}
