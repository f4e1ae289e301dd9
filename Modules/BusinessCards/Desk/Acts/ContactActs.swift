package import Identity
package import Storage

/// The people of the organisation: `zakelijk contact` and `/business`.
package enum ContactActs {
  package struct List: DeskAct {
    package static let path = "contacts/list"
    package static let needs = DeviceScope.reading
    package var search: String?
    package var role: Organisations.Role?

    package init(search: String? = nil, role: Organisations.Role? = nil) {
      self.search = search
      self.role = role
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> [BusinessContact] {
      try Contacts.list(for: desk.keeper, matching: search, as: role, in: tx)
    }
  }

  package struct Show: DeskAct {
    package static let path = "contacts/show"
    package static let needs = DeviceScope.reading
    package var handle: String

    package init(_ handle: String) {
      self.handle = handle
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> BusinessContact {
      try Contacts.show(handle, for: desk.keeper, in: tx)
    }
  }

  package struct Add: DeskAct {
    package static let path = "contacts/add"
    package static let needs = DeviceScope.writing
    package var entry: ContactEntry
    package var role: Organisations.Role

    package init(_ entry: ContactEntry, as role: Organisations.Role) {
      self.entry = entry
      self.role = role
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> BusinessContact {
      let organisation = try desk.keeper.organisation(in: tx)
      let customer = try ContactAdding(desk, at: organisation).add(entry, as: role, in: tx)
      try DeskLog.note(
        .contactAdded, DeskLog.Change(customer, [.added]), by: desk.keeper, at: organisation.id, in: tx)
      return try Contacts.find(ContactHandle.of(customer, in: organisation.id, tx.store.keys), for: desk.keeper, in: tx)
        .contact
    }
  }

  /// Gives somebody who is there another role.
  package struct Join: DeskAct {
    package static let path = "contacts/join"
    package static let needs = DeviceScope.writing
    package var handle: String
    package var role: Organisations.Role

    package init(_ handle: String, as role: Organisations.Role) {
      self.handle = handle
      self.role = role
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> BusinessContact {
      let organisation = try desk.keeper.organisation(in: tx)
      let (customer, _) = try Contacts.find(handle, for: desk.keeper, in: tx)
      try ContactAdding(desk, at: organisation).join(customer, as: role, in: tx)
      try DeskLog.note(.roleAdded, DeskLog.Change(customer, [.role]), by: desk.keeper, at: organisation.id, in: tx)
      return try Contacts.find(handle, for: desk.keeper, in: tx).contact
    }
  }

  package struct Edit: DeskAct {
    package static let path = "contacts/edit"
    package static let needs = DeviceScope.writing
    package var handle: String
    package var entry: ContactEntry
    package var version: String?

    package init(_ handle: String, to entry: ContactEntry, seen version: String?) {
      self.handle = handle
      self.entry = entry
      self.version = version
    }

    package struct Answer: Codable, Sendable {
      package let before: BusinessContact
      package let after: BusinessContact
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Answer {
      let (before, after) = try Contacts.edit(handle, to: entry, seen: version, for: desk.keeper, in: tx)
      return Answer(before: before, after: after)
    }
  }

  /// Somebody leaves, or puts one role down. With a successor what they kept goes on with another.
  package struct End: DeskAct {
    package static let path = "contacts/end"
    package static let needs = DeviceScope.writing
    package var handle: String
    package var role: Organisations.Role?
    package var successor: String?

    package init(_ handle: String, role: Organisations.Role? = nil, successor: String? = nil) {
      self.handle = handle
      self.role = role
      self.successor = successor
    }

    package struct Answer: Codable, Sendable {
      package let name: String
      package let roles: [Organisations.Role]
      /// Those that worked until now.
      package let cards: [OrganisationCards.Card]
      package let endedAccount: Bool
      package let successor: String?
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Answer {
      let organisation = try desk.keeper.organisation(in: tx)
      let (customer, contact) = try Contacts.find(handle, for: desk.keeper, in: tx)
      let next = try successor.map { try takeOver($0, from: contact, customer, desk, organisation, in: tx) }
      let ended = try Leaving(desk.keeper, at: organisation).end(role, of: customer, successor: next?.id, in: tx)
      try DeskLog.note(kind, [], by: desk.keeper, at: organisation.id, in: tx)
      return Answer(
        name: contact.name, roles: ended.roles, cards: ended.cards, endedAccount: ended.endedAccount,
        successor: next?.name)
    }

    private var kind: DeskActKind {
      if successor != nil { return .offboarded }
      return role == .cardholder ? .deactivated : .roleEnded
    }

    /// The successor keeps contacts from now on, in the roles that end.
    private func takeOver(
      _ handle: String, from leaver: BusinessContact, _ customer: Int64, _ desk: Desk,
      _ organisation: Organisations.Organisation, in tx: Transaction
    ) throws -> (id: Int64, name: String) {
      let (next, contact): (Int64, BusinessContact)
      do {
        (next, contact) = try Contacts.find(handle, for: desk.keeper, in: tx)
      } catch DeskRefusal.notInYourOrganisation {
        throw DeskRefusal.notASuccessor
      }
      guard next != customer, !contact.entry.emails.isEmpty else { throw DeskRefusal.notASuccessor }
      let handedOver = leaver.roles.filter { $0.keepsContacts && (role == nil || $0 == role) }
      guard !handedOver.isEmpty else { throw DeskRefusal.nothingToHandOver }
      for role in handedOver where !contact.roles.contains(role) {
        try ContactAdding(desk, at: organisation).join(next, as: role, in: tx)
      }
      return (next, contact.name)
    }
  }
}
