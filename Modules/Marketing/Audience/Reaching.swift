import Domain
package import Storage

/// Works out ahead which messages people may be sent and why not, whenever that has become stale: their standing or an
/// address changed, a day passed, or another statement was put in force.
package struct Reaching: Sendable {
  private let store: Store

  package init(store: Store) {
    self.store = store
  }

  /// People in one transaction.
  static let chunk = 500

  /// Everybody who is stale, a chunk at a time; returns how many. Safe to stop and to run twice, on several machines
  /// at once as well.
  @discardableResult
  package func round(mayGoOn: () -> Bool = { true }) throws -> Int {
    let isSettled = try store.readNow { tx in try ReachTable.isSettled(in: tx) }
    var done = 0
    var last: Int64 = 0
    while mayGoOn() {
      // Found outside the transaction that writes: what was only looked at is then in nobody's way.
      let found = try store.readNow { tx in
        isSettled
          ? try ReachTable.due(limit: Self.chunk, in: tx)
          : try ReachTable.stale(after: last, limit: Self.chunk, in: tx)
      }
      try store.writeNow { tx in try ReachTable.keep(Self.workOut(found, in: tx), in: tx) }
      done += found.count
      last = found.last ?? last
      guard found.count < Self.chunk else { continue }
      if !isSettled { try store.writeNow { tx in try ReachTable.settle(in: tx) } }
      break
    }
    return done
  }

  /// By the pure decision, from what the tables say in this transaction.
  static func workOut(_ customers: [Int64], in tx: Transaction) throws -> [ReachTable.Worked] {
    let layout = ReachLayout(try tx.statement)
    return try ReachTable.people(customers, in: tx).map { person in
      let today = reach(layout, person.standing, person.details, tx.today)
      let facts = ReachFacts(person.standing, person.language, on: tx.today)
      return ReachTable.Worked(person.customer, today.reach, facts, until: today.until)
    }
  }
}

extension Array {
  func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
