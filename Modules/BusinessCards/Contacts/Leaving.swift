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

  /// `role`: nil for every one. The last who keeps contacts goes by naming who comes next, and not before.
  func end(
    _ role: Organisations.Role?, of customer: Int64, successor: Int64? = nil, in tx: Transaction
  ) throws -> RoleEnding.Outcome {
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
    return try RoleEnding.end(role, of: customer, at: organisation.id, by: keeper.actor, from: keeper.from, in: tx)
  }
}
