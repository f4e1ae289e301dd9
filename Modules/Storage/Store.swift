import Dispatch
package import Domain

/// The door to everything that is kept: the main database, the keyring, the house's keys.
///
/// Asynchronous at the door, synchronous inside: no `await` fits into a transaction, so no mail,
/// no hash and no network call can slip into one.
package struct Store: Sendable {
  package let engine: any Engine
  package let keyring: Keyring
  package let keys: InstitutionKeys
  package let clock: Clock
  package let entropy: Entropy
  /// The activated statements: what may be written and kept, on which day. A transaction asks for them.
  let statements: StatementShelf
  /// Where the ledger is mirrored and checkpoints go; outside the database on purpose.
  package let witnesses: Witnesses

  private let queue = DispatchQueue(label: "rechtspoor.store", attributes: .concurrent)

  init(
    engine: any Engine, keyring: Keyring, keys: InstitutionKeys, clock: Clock, entropy: Entropy,
    statements: StatementShelf, witnesses: Witnesses
  ) {
    self.engine = engine
    self.keyring = keyring
    self.keys = keys
    self.clock = clock
    self.entropy = entropy
    self.statements = statements
    self.witnesses = witnesses
  }

  /// Runs `work` in one transaction; when it has committed, and before this returns, copies what it
  /// noted in the ledger, destroys the keys it ordered destroyed, and empties the WAL. Where that cannot
  /// be done it throws `unsure`: the change is kept, and nobody is told that all is well.
  package func write<T: Sendable>(_ work: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await offLoop { try writeNow(work) }
  }

  /// Runs `work` on one consistent snapshot.
  package func read<T: Sendable>(_ work: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await offLoop { try readNow(work) }
  }

  /// `write` for programs that have no event loop to keep free.
  package func writeNow<T>(_ work: (Transaction) throws -> T) throws -> T {
    let (result, owed) = try commit(work)
    do {
      try settle(owed)
    } catch {
      throw StorageError.unsure(
        "a change was kept, and what belongs after it will be done as soon as it can be: \(error)")
    }
    return result
  }

  /// One transaction, and what is still to be done for it when it has committed.
  func commit<T>(_ work: (Transaction) throws -> T) throws -> (result: T, owed: Aftermath) {
    var owed = Aftermath()
    // Owners whose keys were kept, though the work that made them failed: certainly nobody's.
    var unborn: [Int64] = []
    let asked = clock.now
    do {
      let result = try engine.write { connection in
        let tx = Transaction(connection, of: self, asked: asked)
        do {
          let result = try Self.certain {
            let result = try work(tx)
            try tx.keepNewKeys()
            return result
          }
          owed = tx.aftermath
          return result
        } catch {
          unborn = tx.keptBeforehand
          throw error
        }
      }
      return (result, owed)
    } catch {
      // What stays of them where this fails too opens nothing.
      if !unborn.isEmpty { try? keyring.destroy(unborn.map { .everything(customer: $0) }) }
      throw error
    }
  }

  /// Whatever became of a key in the keyring during the work: what the work itself wrote is certainly not kept.
  private static func certain<T>(_ work: () throws -> T) throws -> T {
    do {
      return try work()
    } catch StorageError.unsure(let text) {
      throw StorageError.unavailable(text)
    }
  }

  /// `read` for programs that have no event loop to keep free.
  package func readNow<T>(_ work: (Transaction) throws -> T) throws -> T {
    try engine.read { try work(Transaction($0, of: self)) }
  }

  private func offLoop<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }
}
