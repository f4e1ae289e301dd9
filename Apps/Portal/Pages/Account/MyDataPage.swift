import Domain

/// `GET /me/data`: the statement's table for one person (Art. 15). A section for every category;
/// one that is empty says so.
struct MyDataPage: Page {
  struct Section: Sendable {
    /// The category's identity, for a link to this section.
    var id: String
    var title: String
    /// What we hold, as far as it is shown here.
    var rows: [[Fact]]
    /// How many there are in all.
    var count: Int
    var purpose: String
    var basis: String
    var source: String
    var recipients: String
    var until: String
  }

  static let words = Words<MyDataCopy>()

  var sections: [Section]

  var template: Template { .myData }

  func title(_ copy: MyDataCopy) -> String { copy.title }

  func values(_ copy: MyDataCopy, in language: Language) -> Values {
    let filled = sections.filter { $0.count > 0 }
    let empty = sections.filter { $0.count == 0 }
    let groups = [(copy.filledTitle, filled), (copy.emptyTitle, empty)].filter { !$0.1.isEmpty }
    return [
      "summary": copy.summary(filled.count, empty.count),
      "groups": groups.map { title, sections -> Values in
        ["title": title, "sections": sections.map { values($0, copy) }]
      },
    ]
  }

  private func values(_ section: Section, _ copy: MyDataCopy) -> Values {
    let unseen = section.count - section.rows.count
    let terms = [
      Fact(copy.purpose, section.purpose), Fact(copy.basis, section.basis), Fact(copy.source, section.source),
      Fact(copy.recipients, section.recipients), Fact(copy.until, section.until),
    ]
    return [
      "id": section.id, "title": section.title, "isOpen": false, "isEmpty": section.count == 0,
      "count": section.count == 0 ? copy.nothing : copy.items(section.count),
      "rows": section.rows.map { ["fields": $0.map(\.values)] as Values }, "hasRows": !section.rows.isEmpty,
      "more": shown(unseen > 0 && section.count > 0 ? copy.more(unseen) : nil),
      "terms": terms.filter { !$0.value.isEmpty }.map(\.values),
    ]
  }
}
