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
    /// What is held on the same terms, block by block.
    var blocks: [Block]
    var recipients: [String]
    var howToStop: String?
    /// The words of the button that stops offers from travelling (S15).
    var oneClick: String?
  }

  struct Block: Sendable {
    var categories: [String]
    /// When this holds at all.
    var conditions: [String]
    /// The earliest counts.
    var periods: [Period]
  }

  struct Period: Sendable {
    var text: String
    /// Who says so: the statement, a law, or we ourselves.
    var source: String
  }

  static let words = Words<StatementCopy>()

  var inForceSince: String
  /// Said where a block has more than one period.
  var earliest: String
  /// What counts as contact: a sentence and its list (A1).
  var contact: String
  var contactEvents: [String]
  var groups: [Group]

  private static let mostInALine = 6

  var template: Template { .statement }

  func title(_ copy: StatementCopy) -> String { copy.title }

  func values(_ copy: StatementCopy, in language: Language) -> Values {
    [
      "inForce": copy.inForce(inForceSince), "contact": contact, "contactEvents": contactEvents,
      "travelScope": Scope.travelOffers.rawValue,
      "groups": groups.map { group -> Values in
        ["title": group.title, "purposes": group.purposes.map { values($0, copy) }]
      },
    ]
  }

  private func values(_ entry: Entry, _ copy: StatementCopy) -> Values {
    let terms = [
      Fact(copy.basis, entry.basis), Fact(copy.recipients, entry.recipients.joined(separator: ", ")),
      Fact(copy.stop, entry.howToStop ?? ""),
    ]
    return [
      "id": entry.id, "title": entry.title, "what": entry.what,
      "terms": terms.filter { !$0.value.isEmpty }.map(\.values),
      "blocks": entry.blocks.map { values($0, copy) }, "oneClick": shown(entry.oneClick),
    ]
  }

  private func values(_ block: Block, _ copy: StatementCopy) -> Values {
    // A row of many names is no sentence anybody reads.
    let isLong = block.categories.count > Self.mostInALine
    return [
      "what": isLong ? copy.kinds : block.categories.joined(separator: ", ").capitalisedFirst,
      "kinds": isLong ? block.categories : [], "isLong": isLong,
      "conditions": shown(block.conditions.isEmpty ? nil : block.conditions.joined(separator: "; ")),
      "periods": block.periods.map { ["text": $0.text, "source": $0.source] as Values },
      "hasPeriods": !block.periods.isEmpty, "earliest": shown(block.periods.count > 1 ? earliest : nil),
    ]
  }
}
