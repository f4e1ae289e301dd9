package import Domain
package import Storage

/// The record of processing activities (Art. 30): made from the statement in force, the inventory of columns and the register
/// of recipients, so that it cannot say anything else than what the programs do. Nothing of it is typed twice, and no
/// person is looked at for it.
package struct RecordOfProcessing: Hashable, Encodable, Sendable {
  package let language: Language
  package let asOf: Day
  /// Who is responsible, and whom to ask (Art. 30(1)(a)).
  package let controller: Controller
  package let statement: String
  package let statementLabel: String
  package let activities: [Activity]
  package let recipients: [Party]
  /// How the data are secured, in general (Art. 30(1)(g)).
  package let measures: [String]

  package struct Controller: Hashable, Encodable, Sendable {
    package let name: String
    package let address: String
    package let phone: String
    package let officer: String
  }

  /// One purpose (Art. 30(1)(b)).
  package struct Activity: Hashable, Encodable, Sendable {
    package let purpose: String
    package let name: String
    package let explanation: String
    package let dpv: [String]
    package let bases: [Basis]
    /// The weighing behind a legitimate interest, and when it is looked at again.
    package let assessment: String?
    package let reviewBy: String?
    package let people: [String]
    package let data: [Data]
    package let recipients: [Role]
    package let stopping: [String]
  }

  package struct Basis: Hashable, Encodable, Sendable {
    package let words: String
    package let article: String
    package let dpv: String
  }

  package struct Data: Hashable, Encodable, Sendable {
    package let category: String
    package let name: String
    package let dpv: [String]
    /// Where they come from.
    package let sources: [String]
    package let tables: [String]
    package let conditions: [String]
    package let periods: [Period]
  }

  package struct Period: Hashable, Encodable, Sendable {
    package let words: String
    package let source: String
    package let rule: String
  }

  /// Who gets the data, as the statement says it, and who that is by name (Art. 30(1)(d)).
  package struct Role: Hashable, Encodable, Sendable {
    package let role: String
    package let name: String
    package let kind: String
    package let dpv: String
    package let parties: [String]
  }

  /// Somebody in the register, with where the data go and what allows it (Art. 30(1)(e)).
  package struct Party: Hashable, Encodable, Sendable {
    package let name: String
    package let role: String
    package let kind: String
    package let services: String
    package let purposes: [String]
    package let country: String
    package let isInEEA: Bool
    package let agreement: String
    package let until: String
    package let instrument: String
    package let instrumentReference: String
    package let assessment: String
    package let dpv: [String]
    /// Why they may be given nothing today; empty where all is in order.
    package let refused: [String]
  }
}

extension RecordOfProcessing {
  package static func read(
    for contact: ContactPoints, in language: Language, in tx: Transaction
  ) throws -> RecordOfProcessing {
    make(
      from: try tx.statement, try RecipientRegister.all(in: tx).map(\.registration), for: contact, on: tx.today,
      in: language)
  }

  package static func make(
    from statement: Statement, _ entries: [Registration], for contact: ContactPoints, on day: Day,
    in language: Language
  ) -> RecordOfProcessing {
    let sections = StatementPage(statement, language)
    let words = Dictionary(
      uniqueKeysWithValues: (sections.relationship + sections.others).map { ($0.purpose, $0) })
    return RecordOfProcessing(
      language: language, asOf: day,
      controller: Controller(
        name: contact.sender, address: contact.address, phone: contact.phone, officer: contact.officerMail),
      statement: statement.version.id, statementLabel: statement.version.label[language],
      activities: statement.purposes.compactMap { terms in
        words[terms.purpose].map { activity(terms, $0, entries, language) }
      },
      recipients: entries.map { party($0, statement, day, language) }, measures: ProcessingWords.measures(language))
  }

  private static func activity(
    _ terms: PurposeTerms, _ words: StatementPage.Section, _ entries: [Registration], _ language: Language
  ) -> Activity {
    let categories = Set(terms.holds.flatMap(\.categories))
    return Activity(
      purpose: terms.purpose.rawValue, name: terms.purpose.name(in: language).capitalisedFirst,
      explanation: words.whatFor, dpv: terms.purpose.dpv,
      bases: zip(terms.uses.flatMap(\.bases), words.bases).map { basis, line in
        Basis(words: line.text, article: basis.basis.article, dpv: basis.basis.dpv)
      },
      assessment: terms.assessment?.reference, reviewBy: terms.assessment?.reviewBy.description,
      people: ProcessingWords.people(behind: categories, language),
      data: zip(terms.holds, words.data).flatMap { hold, block in
        hold.categories.map { data($0, block, language) }
      },
      recipients: terms.recipients.map { role in
        Role(
          role: role.rawValue, name: role.name(in: language), kind: role.kind.rawValue, dpv: role.kind.dpv,
          parties: entries.filter { $0.role == role && $0.purposes.contains(terms.purpose) }.map(\.name))
      },
      stopping: words.stopping)
  }

  private static func data(_ category: DataCategory, _ block: StatementPage.DataBlock, _ language: Language) -> Data {
    let tables = Inventory.tables.filter { $0.category == category }
    let sources = Set(tables.map(\.provenance)).sorted { $0.rawValue < $1.rawValue }
    return Data(
      category: category.rawValue, name: category.name(in: language), dpv: category.dpv,
      sources: sources.map { ProcessingWords.source($0, language) }, tables: tables.map(\.name),
      conditions: block.conditions,
      periods: block.periods.map { Period(words: $0.text, source: $0.source, rule: $0.rule) })
  }

  private static func party(
    _ entry: Registration, _ statement: Statement, _ day: Day, _ language: Language
  ) -> Party {
    let refused = entry.purposes.sorted { $0.rawValue < $1.rawValue }.compactMap { purpose -> String? in
      guard case .failure(let refusal) = mayHandOver(to: entry, for: purpose, on: day, under: statement) else {
        return nil
      }
      return refusal.description
    }
    return Party(
      name: entry.name, role: entry.role?.rawValue ?? "", kind: entry.kind?.rawValue ?? "", services: entry.services,
      purposes: entry.purposes.map(\.rawValue).sorted(), country: entry.country?.code ?? "",
      isInEEA: entry.country?.isInEEA ?? false, agreement: entry.agreement?.reference ?? "",
      until: entry.agreement?.until.description ?? "",
      instrument: entry.transfer.map { "\($0.instrument.name(in: language)) [\($0.instrument.article)]" } ?? "",
      instrumentReference: entry.transfer?.reference ?? "", assessment: entry.transfer?.assessment ?? "",
      dpv: [entry.kind?.dpv, entry.transfer?.instrument.dpv].compactMap { $0 }, refused: refused)
  }
}
