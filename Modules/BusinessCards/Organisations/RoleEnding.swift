package import Domain
import Identity
package import Storage

/// Somebody leaves an organisation, or one of their roles in it (R16): what they could do by it ends at once, in
/// one transaction; what was kept for it has had its time the same day.
package enum RoleEnding {
  package struct Outcome: Hashable, Sendable {
    package let roles: [Organisations.Role]
    /// Nobody signs in with the booker's account any more, and whoever was in is out.
    package let endedAccount: Bool
    /// Those that worked until now.
    package let cards: [OrganisationCards.Card]
  }

  /// `role`: nil for every one they have there.
  package static func end(
    _ role: Organisations.Role? = nil, of customer: Int64, at organisation: Int64, by actor: Actor,
    from place: Keeper.Place = .database, in tx: Transaction
  ) throws -> Outcome {
    try tx.lock(.person(customer))
    let running = try Organisations.roles(of: customer, at: organisation, in: tx)
    let ending = running.filter { role == nil || $0 == role }.sorted { $0.rawValue < $1.rawValue }
    guard !ending.isEmpty else { throw RoleRefusal.noSuchRole }
    try tx.run(
      """
      UPDATE organisation_role SET ended_day = \(tx.today)
      WHERE customer_id = \(customer) AND organisation_id = \(organisation)
        AND role IN (\(list: ending.map(\.rawValue)))
      """)
    let leaves = ending.count == running.count
    // Whoever has no role there has nobody who pays for their card either.
    let cards =
      leaves || ending.contains(.cardholder)
      ? try OrganisationCards.endAll(of: customer, at: organisation, by: actor, from: place, in: tx) : []
    if leaves { try leave(customer, organisation, in: tx) }
    try note(ending, leaving: leaves, customer, organisation, in: tx)
    try AuditLog.append(
      AuditEntry(
        .roleEnded, by: actor, subject: customer,
        detail: ["roles": ending.map(\.rawValue).joined(separator: ","), "from": place.label]), in: tx)
    let endedAccount = try endAccount(customer, by: actor, in: tx)
    try StandingTable.refold(customer, in: tx)
    return Outcome(roles: ending, endedAccount: endedAccount, cards: cards)
  }

  /// By the organisation's own number: a copy put back keeps no contact of somebody who has left.
  private static func note(
    _ roles: [Organisations.Role], leaving: Bool, _ customer: Int64, _ organisation: Int64, in tx: Transaction
  ) throws {
    let number = try tx.first("SELECT kvk_number FROM organisation WHERE organisation_id = \(organisation)")
    try Ledger.note(
      .organisationRoleEnded, of: customer,
      [
        "kvk": try number?.text("kvk_number") ?? "", "roles": roles.map(\.rawValue).joined(separator: ","),
        "left": String(leaving),
      ], in: tx)
  }

  /// The business details this organisation gave are unusable from now on (A11), and the card's agreement ends with
  /// the last organisation.
  private static func leave(_ customer: Int64, _ organisation: Int64, in tx: Transaction) throws {
    try BusinessDetails.end(of: customer, at: organisation, on: tx.today, in: tx)
    let elsewhere = try tx.exists(
      """
      SELECT 1 AS one FROM organisation_role
      WHERE customer_id = \(customer) AND (ended_day IS NULL OR ended_day > \(tx.today)) LIMIT 1
      """)
    if !elsewhere { try Evidence.end(.businessCard, of: customer, on: tx.today, in: tx) }
  }

  /// An account is for keeping contacts: without such a role there is none.
  private static func endAccount(_ customer: Int64, by actor: Actor, in tx: Transaction) throws -> Bool {
    guard try Organisations.kept(by: customer, in: tx).isEmpty else { return false }
    return try Accounts.endRole(of: customer, as: .booker, by: actor, in: tx)
  }

  /// Who in an organisation goes by that handle, or signs in with that address.
  package static func find(
    _ name: String, at organisation: Organisations.Organisation, in tx: Transaction
  ) throws -> Int64 {
    let people = try ContactReading.people(of: organisation.id, in: tx)
    if let login = EmailAddress(name) {
      let account = try Accounts.find(login: login, as: .booker, in: tx)
      guard let account, people.contains(where: { $0.customer == account.customer }) else {
        throw RoleRefusal.nobody
      }
      return account.customer
    }
    let found = people.filter { $0.handle == ContactHandle.normal(name) }
    guard found.count == 1, let person = found.first else { throw RoleRefusal.nobody }
    return person.customer
  }
}

package enum RoleRefusal: Error, Hashable, CustomStringConvertible {
  case noSuchOrganisation
  case nobody
  case noSuchRole

  package var description: String {
    switch self {
    case .noSuchOrganisation: "No organisation has that KvK number. Nothing was changed."
    case .nobody: "Nobody there has that handle or signs in with that address. Nothing was changed."
    case .noSuchRole: "This person has no such role there any more. Nothing was changed."
    }
  }
}
