import Dispatch
import Domain
import Synchronization

/// Does what many transactions owe after their commits together, and beside the next of them: a sweep's chunk would
/// otherwise wait for the disk ten times.
///
/// A row is gone when its own transaction has committed. The ledger's copies, the end of keys and the emptying of
/// journals follow a moment later; what a crash leaves undone is done at the next start, as after any other. Nobody is
/// waiting here for an answer that says all is done: where somebody is, `Store.writeNow` does it first.
package final class Settlement {
  private let store: Store
  private var owed = Aftermath()
  private var transactions = 0
  private let queue = DispatchQueue(label: "rechtspoor.settlement")
  private let outcome = Outcome()

  /// What became of the settling that was begun last.
  private final class Outcome: Sendable {
    let failure = Mutex<(any Error)?>(nil)
  }

  package init(_ store: Store) {
    self.store = store
  }

  /// So many people's keys, or so many transactions, are settled at a time.
  private static let most = (destructions: 1000, transactions: 16)

  package func writeNow<T>(_ work: (Transaction) throws -> T) throws -> T {
    let (result, owed) = try store.commit(work)
    self.owed.add(owed)
    transactions += 1
    if self.owed.destructions.count >= Self.most.destructions || transactions >= Self.most.transactions {
      try settle()
    }
    return result
  }

  /// Returns when all is done.
  package func finish() throws {
    try settle()
    try wait()
  }

  private func settle() throws {
    try wait()
    let (store, owed, outcome) = (store, owed, outcome)
    self.owed = Aftermath()
    transactions = 0
    queue.async {
      do {
        try store.settle(owed)
      } catch {
        outcome.failure.withLock { $0 = error }
      }
    }
  }

  private func wait() throws {
    queue.sync {}
    if let failure = outcome.failure.withLock({ $0 }) {
      throw StorageError.unsure(
        "what was erased is erased, and what belongs after it will be done as soon as it can be: \(failure)")
    }
  }
}
