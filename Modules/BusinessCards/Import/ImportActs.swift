package import Domain
package import Foundation
package import Identity
package import Storage

/// A whole file at once, in and out: `zakelijk import` and `export`, and the pages of `/business`.
package enum ImportActs {
  package struct Import: DeskAct {
    package static let path = "contacts/import"
    package static let needs = DeviceScope.writing
    package static let mostBytes = ContactFile.mostBytes * 3 / 2
    package var file: Data
    /// Nil: the one kept for these columns, or else the guessed one.
    package var mapping: ColumnMapping?
    package var decisions: ImportDecisions
    /// Take in the good rows where there are bad ones; otherwise all rows or none.
    package var skipsBad: Bool
    /// Of the report that was looked at; nil: without looking.
    package var plan: String?

    package init(
      _ file: Data, mapping: ColumnMapping? = nil, decisions: ImportDecisions = ImportDecisions(),
      skipsBad: Bool = false, plan: String? = nil
    ) {
      self.file = file
      self.mapping = mapping
      self.decisions = decisions
      self.skipsBad = skipsBad
      self.plan = plan
    }

    /// A file of very many is looked at for minutes, and nobody has to wait for that.
    package static let looksBeforehand = true

    package func look(at desk: Desk, in tx: Transaction) throws -> ImportReport {
      try run(at: desk, looksOnly: true, in: tx)
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> ImportReport {
      try run(at: desk, looksOnly: false, in: tx)
    }

    private func run(at desk: Desk, looksOnly: Bool, in tx: Transaction) throws -> ImportReport {
      let organisation = try desk.keeper.organisation(in: tx)
      try organisation.mayGrow()
      let file = try read()
      let kept = try mapping ?? file.mapping(keptBy: organisation.id, in: tx)
      var importing = try ImportWriting(desk, organisation, decisions, kept, looksOnly: looksOnly, in: tx)
      try importing.takeIn(rows(of: file, kept))
      var report = importing.report
      report.columns = (kept?.columns ?? []).map { ImportReport.Column(name: $0.name, use: $0.use) }
      if let plan, plan != report.plan { throw DeskRefusal.planIsOld }
      if report.count(.bad) > 0, !skipsBad { throw DeskRefusal.badRows(report) }
      guard !looksOnly else { return report }
      if let kept { try ColumnMappings.keep(kept, for: organisation.id, in: tx) }
      try importing.finish()
      return report
    }

    private func read() throws -> ContactFile {
      do throws(ContactFileRefusal) {
        return try ContactFile([UInt8](file))
      } catch {
        throw DeskRefusal.file(error)
      }
    }

    private func rows(of file: ContactFile, _ mapping: ColumnMapping?) throws -> FileRows {
      do throws(ContactFileRefusal) {
        return try file.rows(mapping)
      } catch {
        throw DeskRefusal.file(error)
      }
    }
  }

  package enum Format: String, CaseIterable, Codable, Sendable {
    case csv, google, outlook, vcard, vcard3

    fileprivate func writer(_ language: Language) -> ContactWriter.Format {
      switch self {
      case .csv: .own(language)
      case .google: .google
      case .outlook: .outlook
      case .vcard: .vCard4
      case .vcard3: .vCard3
      }
    }
  }

  /// Everybody of the organisation, in the order of the list.
  package struct Export: DeskAct {
    package static let path = "contacts/export"
    package static let needs = DeviceScope.reading
    package var format: Format
    package var language: Language
    package var role: Organisations.Role?

    package init(_ format: Format, language: Language, role: Organisations.Role? = nil) {
      self.format = format
      self.language = language
      self.role = role
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Data {
      var writer = ContactWriter(format.writer(language))
      for contact in try Contacts.list(for: desk.keeper, as: role, in: tx) {
        writer.append(ContactRecord(contact, on: tx.today))
      }
      return Data(writer.bytes)
    }
  }
}

extension ContactRecord {
  /// The one card that works is the one an address book has room for.
  init(_ contact: BusinessContact, on day: Day) {
    self.init(contact.entry)
    handle = contact.handle
    roles = contact.roles
    guard let card = contact.cards.first(where: { $0.state(on: day) != .over }) else { return }
    (cardNumber, costCentre) = (card.number, card.costCentre)
  }
}
