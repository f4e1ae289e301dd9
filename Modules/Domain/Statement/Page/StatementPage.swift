/// The public page about the statement, as a value: made from the statement's data, so what people
/// read and what the programs do cannot part. A portal lays it out; it adds nothing.
package struct StatementPage: Hashable, Sendable {
  package struct Section: Hashable, Sendable {
    package let purpose: Purpose
    package let title: String
    package let whatFor: String
    package let bases: [BasisLine]
    package let data: [DataBlock]
    package let recipients: [String]
    package let stopping: [String]
    /// A scope one click stops here, with the words for the button; GET shows it, POST does it.
    package let oneClick: OneClick?
  }

  /// On what ground, by which channel; with the day where that changes.
  package struct BasisLine: Hashable, Sendable {
    package let channel: Channel
    package let text: String
    package let from: Day?
  }

  package struct DataBlock: Hashable, Sendable {
    package let categories: [String]
    /// When this holds at all: "only while you take part in NS Extra".
    package let conditions: [String]
    package let periods: [PeriodLine]
  }

  package struct PeriodLine: Hashable, Sendable {
    package let text: String
    /// A sentence of the statement, an article, or that it is our own choice.
    package let source: String
    package let rule: String
  }

  package struct OneClick: Hashable, Sendable {
    package let scope: Scope
    package let label: String
  }

  package let language: Language
  package let version: StatementVersion
  package let title: String
  package let inForce: String
  package let introduction: [String]
  /// The purposes S51 speaks of: an objection ends them.
  package let relationship: [Section]
  /// What goes on after an objection, and why.
  package let others: [Section]
  /// What counts as contact with us, and so moves the 48 months: a sentence and its list.
  package let contact: String
  package let contactEvents: [String]
  package let earliest: String

  package init(_ statement: Statement, _ language: Language) {
    let words = PageWords(language)
    self.language = language
    version = statement.version
    title = words.title
    inForce = words.inForce(statement)
    introduction = words.introduction
    let sections = statement.purposes.map { Section($0, words) }
    relationship = sections.filter { $0.purpose.servesRelationship }
    others = sections.filter { !$0.purpose.servesRelationship }
    contact = words.contact
    contactEvents = words.contactEvents(statement.contactEvents)
    earliest = words.earliest
  }
}

extension StatementPage.Section {
  fileprivate init(_ terms: PurposeTerms, _ words: PageWords) {
    let name = terms.purpose.name(in: words.language)
    purpose = terms.purpose
    title = name.capitalisedFirst
    whatFor = terms.purpose.explanation(in: words.language)
    bases = terms.uses.flatMap { use in
      use.bases.enumerated().map { index, basis in
        let next = index + 1 < use.bases.count ? use.bases[index + 1].from : nil
        return StatementPage.BasisLine(
          channel: use.channel, text: words.basis(basis, of: use, until: next), from: basis.from)
      }
    }
    data = terms.holds.map { hold in
      StatementPage.DataBlock(
        categories: hold.categories.map { $0.name(in: words.language) },
        conditions: hold.conditions.map(words.condition),
        periods: hold.until.map {
          StatementPage.PeriodLine(
            text: words.period($0.anchor, $0.period), source: words.source($0.term.source), rule: $0.term.rule)
        })
    }
    recipients = terms.recipients.map { $0.name(in: words.language) }
    stopping = terms.stoppedBy.isEmpty ? [words.cannotStop(terms.purpose)] : terms.optOut.map(words.route)
    oneClick =
      terms.stoppedBy.contains { $0.scope == .travelOffers }
      ? StatementPage.OneClick(scope: .travelOffers, label: words.stopTravelOffers) : nil
  }
}
