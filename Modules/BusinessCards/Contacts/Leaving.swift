import Domain
import Storage

/// Somebody leaves, or puts down one of their roles: what they could do by it ends at once, their card with it where the
/// role was the card's.
struct Leaving {
  private let keeper: Keeper
  private let organisation: Organisations.Organisation

  init(_ keeper: Keeper, at organisation: Organisations.Organisation) {
    self.keeper = keeper
    self.organisation = organisation
  }

  /// What has come to an end, as the keeper is told.
  struct Ended {
    let roles: [Organisations.Role]
    let cards: [OrganisationCards.Card]
    let endedAccount: Bool
  }

  /// `role`: nil for every one. The last who keeps contacts goes by naming who comes next, and not before.
  func end(
    _ role: Organisations.Role?, of customer: Int64, successor: Int64? = nil, in tx: Transaction
  ) throws -> Ended {
    try tx.lock(.person(customer))
    let running = try Organisations.roles(of: customer, at: organisation.id, in: tx)
    let ending = running.filter { role == nil || $0 == role }
    guard !ending.isEmpty else { throw DeskRefusal.noSuchRole }
    let remaining = running.subtracting(ending)
    let putsKeepingDown = running.contains(where: \.keepsContacts) && !remaining.contains(where: \.keepsContacts)
    if putsKeepingDown, successor == nil,
      try !Organisations.hasKeeper(beside: customer, at: organisation.id, in: tx)
    {
      throw DeskRefusal.lastKeeper
    }
    let cards = ending.contains(.cardholder) ? try endCards(of: customer, in: tx) : []
    let outcome = try RoleEnding.end(
      role, of: customer, at: organisation.id, by: keeper.actor, from: keeper.from, in: tx)
    return Ended(roles: outcome.roles, cards: cards, endedAccount: outcome.endedAccount)
  }

  /// Returns the ones that worked until now.
  private func endCards(of customer: Int64, in tx: Transaction) throws -> [OrganisationCards.Card] {
    var ended: [OrganisationCards.Card] = []
    for row in try tx.run("SELECT card_id FROM card WHERE customer_id = \(customer) AND kind = 'business'") {
      let id = try row.integer("card_id")
      guard var card = try OrganisationCards.card(id, of: organisation.id, in: tx), card.state(on: tx.today) != .over
      else { continue }
      try OrganisationCards.end(id, of: organisation.id, on: tx.today, in: tx)
      try tx.run("UPDATE card SET ended_day = \(tx.today) WHERE customer_id = \(customer) AND card_id = \(id)")
      card.ended = tx.today
      ended.append(card)
    }
    return ended
  }
}
