package import Domain
package import Storage

/// Everybody who may be written to for one purpose by one way of sending, today, each with the legal basis: for every
/// single person what `mayUse` says of an address of theirs.
///
/// Whether that very address is shielded as well is for the send gate, which asks once more before anything leaves.
package struct Audience: Sendable {
  package struct Member: Hashable, Sendable {
    package let customer: Int64
    package let basis: LegalBasis

    package init(customer: Int64, basis: LegalBasis) {
      self.customer = customer
      self.basis = basis
    }
  }

  package let way: Reach.Way
  package let day: Day
  /// In no order.
  package let members: [Member]
  /// How many may not be written to so.
  package let others: Int

  package var byBasis: [LegalBasis: Int] { members.reduce(into: [:]) { $0[$1.basis, default: 0] += 1 } }

  /// Works out first what is stale, and then asks.
  package static func find(_ way: Reach.Way, on store: Store) throws -> Audience {
    try Reaching(store: store).round()
    return try store.readNow { tx in try find(way, in: tx) }
  }

  /// On one snapshot. Somebody whose row is stale all the same is decided here, and kept nowhere.
  package static func find(_ way: Reach.Way, in tx: Transaction) throws -> Audience {
    var members: [Member] = []
    var stale: [Int64] = []
    for (customer, byte) in try ReachTable.open(way, in: tx) {
      if let basis = byte.flatMap(Reach.basis) {
        members.append(Member(customer: customer, basis: basis))
      } else {
        stale.append(customer)
      }
    }
    for chunk in stale.chunks(of: Reaching.chunk) {
      for worked in try Reaching.workOut(chunk, in: tx) {
        guard let basis = worked.reach.basis(of: way) else { continue }
        members.append(Member(customer: worked.customer, basis: basis))
      }
    }
    return Audience(
      way: way, day: tx.today, members: members, others: try StandingTable.people(in: tx) - members.count)
  }
}
