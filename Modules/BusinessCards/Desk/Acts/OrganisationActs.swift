package import Domain
package import Identity
package import Storage

/// The organisation itself: `zakelijk org`.
package enum OrganisationActs {
  package struct Shown: Codable, Hashable, Sendable {
    package let name: String
    package let kvkNumber: String
    package let since: Day
    package let ended: Day?
    package let people: Int
    package let cards: Int
  }

  package struct Show: DeskAct {
    package static let path = "organisation/show"
    package static let needs = DeviceScope.reading

    package init() {}

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Shown {
      try OrganisationActs.shown(desk.keeper.organisation(in: tx), in: tx)
    }
  }

  /// A booker has one; a colleague sees all.
  package struct List: DeskAct {
    package static let path = "organisation/list"
    package static let needs = DeviceScope.reading

    package init() {}

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> [Shown] {
      let all =
        desk.keeper.customer == nil ? try Organisations.all(in: tx) : [try desk.keeper.organisation(in: tx)]
      return try all.map { try OrganisationActs.shown($0, in: tx) }
    }
  }

  package struct Add: DeskAct {
    package static let path = "organisation/add"
    package static let needs = DeviceScope.writing
    package var name: String
    package var kvkNumber: String

    package init(name: String, kvkNumber: String) {
      self.name = name
      self.kvkNumber = kvkNumber
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Shown {
      guard desk.keeper.customer == nil else { throw DeskRefusal.onlyColleagues }
      guard let name = CellText.line(name), !name.isEmpty, name.count <= ContactEntry.longestDetail else {
        throw DeskRefusal.namelessOrganisation
      }
      guard kvkNumber.count == 8, kvkNumber.allSatisfy({ $0.isASCII && $0.isNumber }) else {
        throw DeskRefusal.notAKvkNumber
      }
      guard try Organisations.find(kvkNumber: kvkNumber, in: tx) == nil else { throw DeskRefusal.kvkNumberTaken }
      _ = try Organisations.make(name: name, kvkNumber: kvkNumber, since: tx.today, in: tx)
      try DeskLog.audit(.organisationMade, of: nil, what: [], by: desk.keeper, in: tx)
      guard let made = try Organisations.find(kvkNumber: kvkNumber, in: tx) else {
        throw DeskRefusal.noSuchOrganisation(kvkNumber)
      }
      return try OrganisationActs.shown(made, in: tx)
    }
  }

  package struct Close: DeskAct {
    package static let path = "organisation/close"
    package static let needs = DeviceScope.writing
    package var day: Day

    package init(on day: Day) {
      self.day = day
    }

    package struct Answer: Codable, Sendable {
      package let organisation: Shown
      /// Holders who get a letter about it.
      package let told: Int
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Answer {
      guard desk.keeper.customer == nil else { throw DeskRefusal.onlyColleagues }
      let organisation = try desk.keeper.organisation(in: tx)
      let told = try OrganisationClosing.decide(organisation, on: day, desk: desk, in: tx)
      return Answer(organisation: try OrganisationActs.shown(try desk.keeper.organisation(in: tx), in: tx), told: told)
    }
  }

  private static func shown(_ organisation: Organisations.Organisation, in tx: Transaction) throws -> Shown {
    Shown(
      name: organisation.name, kvkNumber: organisation.kvkNumber, since: organisation.since, ended: organisation.ended,
      people: try Organisations.people(of: organisation.id, in: tx).count,
      cards: try OrganisationCards.all(of: organisation.id, in: tx).count { $0.card.state(on: tx.today) != .over })
  }
}
