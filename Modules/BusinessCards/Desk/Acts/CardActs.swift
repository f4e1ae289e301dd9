import Domain
package import Identity
package import Storage

/// The organisation's cards: `zakelijk card`.
package enum CardActs {
  /// A card as the organisation sees it, with who carries it while somebody does.
  package struct Shown: Codable, Hashable, Sendable {
    package let card: OrganisationCards.Card
    package let state: OrganisationCards.Card.State
    package let holder: Holder?

    package struct Holder: Codable, Hashable, Sendable {
      package let handle: String
      package let name: String
    }
  }

  package struct List: DeskAct {
    package static let path = "cards/list"
    package static let needs = DeviceScope.reading
    /// Sixteen digits, or the last four; nil for all.
    package var number: String?

    package init(number: String? = nil) {
      self.number = number
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> [Shown] {
      let organisation = try desk.keeper.organisation(in: tx)
      let cards =
        try number.map { [try OrganisationCards.find($0, of: organisation.id, in: tx)] }
        ?? OrganisationCards.all(of: organisation.id, in: tx)
      try DeskLog.looked(.contactListed, ["what": "cards"], by: desk.keeper, at: organisation.id, in: tx)
      return try CardActs.shown(cards, at: organisation.id, in: tx)
    }
  }

  /// To somebody, by their handle, or to a department: exactly one of the two.
  package struct Issue: DeskAct {
    package static let path = "cards/issue"
    package static let needs = DeviceScope.writing
    package var handle: String?
    package var department: String
    package var costCentre: String
    package var number: String?

    package init(to handle: String?, department: String = "", costCentre: String = "", number: String? = nil) {
      self.handle = handle
      self.department = department
      self.costCentre = costCentre
      self.number = number
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Shown {
      let organisation = try desk.keeper.organisation(in: tx)
      try organisation.mayGrow()
      let department = try ContactEntry.line(department, of: .department)
      guard (handle == nil) != department.isEmpty else { throw DeskRefusal.cardForOneOrOther }
      let holder = try handle.map { try Contacts.find($0, for: desk.keeper, in: tx) }
      if let holder {
        guard !holder.contact.cards.contains(where: { $0.state(on: tx.today) != .over }) else {
          throw DeskRefusal.hasCard
        }
        if !holder.contact.roles.contains(.cardholder) {
          try ContactAdding(desk, at: organisation).join(holder.customer, as: .cardholder, in: tx)
        }
      }
      let (id, _) = try CardIssuing(desk.keeper, at: organisation).issue(
        to: holder?.customer, department: department, costCentre: costCentre, number: number, in: tx)
      try CardActs.note(.cardIssued, id, holder?.customer, desk, organisation, in: tx)
      return try CardActs.shown(id, at: organisation.id, in: tx)
    }
  }

  /// A new number in the place of one that is lost or worn; whose it is stays.
  package struct Replace: DeskAct {
    package static let path = "cards/replace"
    package static let needs = DeviceScope.writing
    package var number: String
    package var newNumber: String?

    package init(_ number: String, by newNumber: String? = nil) {
      self.number = number
      self.newNumber = newNumber
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Shown {
      let organisation = try desk.keeper.organisation(in: tx)
      let old = try OrganisationCards.find(number, of: organisation.id, in: tx)
      guard old.card.state(on: tx.today) != .over else { throw DeskRefusal.cardIsOver }
      let holder = try CardActs.holder(of: old.id, at: organisation.id, in: tx)
      guard old.card.form == .department || holder != nil else { throw DeskRefusal.noSuchCard }
      try OrganisationCards.end(old.id, of: organisation.id, on: tx.today, in: tx)
      if let holder {
        try tx.run(
          "UPDATE card SET ended_day = \(tx.today) WHERE customer_id = \(holder) AND card_id = \(old.id)")
      }
      let (id, _) = try CardIssuing(desk.keeper, at: organisation).issue(
        to: holder, department: old.card.department, costCentre: old.card.costCentre, number: newNumber,
        replacing: old.id, in: tx)
      try CardActs.note(.cardReplaced, id, holder, desk, organisation, in: tx)
      // The letter about the end asks for the digits of the card of then.
      if let holder, let day = organisation.ended {
        try OrganisationClosing.announce(organisation, on: day, to: holder, desk, in: tx)
      }
      return try CardActs.shown(id, at: organisation.id, in: tx)
    }
  }

  package struct Block: DeskAct {
    package static let path = "cards/block"
    package static let needs = DeviceScope.writing
    package var number: String
    /// False: it works again.
    package var blocks: Bool

    package init(_ number: String, blocks: Bool = true) {
      self.number = number
      self.blocks = blocks
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Shown {
      let organisation = try desk.keeper.organisation(in: tx)
      let kept = try OrganisationCards.find(number, of: organisation.id, in: tx)
      guard kept.card.state(on: tx.today) == (blocks ? .works : .blocked) else {
        throw kept.card.state(on: tx.today) == .over ? DeskRefusal.cardIsOver : DeskRefusal.nothingToChange
      }
      let holder = try CardActs.holder(of: kept.id, at: organisation.id, in: tx)
      let day = blocks ? tx.today : nil
      try OrganisationCards.block(kept.id, of: organisation.id, on: day, in: tx)
      if let holder {
        try tx.lock(.person(holder))
        try tx.run(
          "UPDATE card SET blocked_day = \(day) WHERE customer_id = \(holder) AND card_id = \(kept.id)")
      }
      try DeskLog.audit(
        .cardChanged, of: holder, what: [.card], ["card": blocks ? "blocked" : "unblocked"], by: desk.keeper,
        in: tx)
      try CardActs.note(blocks ? .cardBlocked : .cardUnblocked, kept.id, holder, desk, organisation, in: tx)
      return try CardActs.shown(kept.id, at: organisation.id, in: tx)
    }
  }

  private static func note(
    _ kind: DeskActKind, _ card: Int64, _ holder: Int64?, _ desk: Desk, _ organisation: Organisations.Organisation,
    in tx: Transaction
  ) throws {
    let changes = holder.map { [DeskLog.Change($0, [.card])] } ?? []
    try DeskLog.note(kind, changes, card: card, by: desk.keeper, at: organisation.id, in: tx)
  }

  private static func shown(_ id: Int64, at organisation: Int64, in tx: Transaction) throws -> Shown {
    guard let card = try OrganisationCards.card(id, of: organisation, in: tx) else { throw DeskRefusal.noSuchCard }
    return try shown([OrganisationCards.Kept(id: id, card: card)], at: organisation, in: tx)[0]
  }

  private static func shown(
    _ kept: [OrganisationCards.Kept], at organisation: Int64, in tx: Transaction
  ) throws -> [Shown] {
    let holders = try CardHolders(of: kept.map(\.id), at: organisation, in: tx)
    return kept.map { Shown(card: $0.card, state: $0.card.state(on: tx.today), holder: holders.holder(of: $0.id)) }
  }

  private static func holder(of card: Int64, at organisation: Int64, in tx: Transaction) throws -> Int64? {
    try CardHolders(of: [card], at: organisation, in: tx).customer(of: card)
  }
}
