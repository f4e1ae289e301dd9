import Foundation

/// PostgreSQL behind the seam: many writers on many machines.
///
/// A write is serializable: two transactions that could not have run one after the other do not both
/// commit. The one that loses is run again from its first line, so its closure does nothing that may
/// not be done twice; what belongs after the commit comes after `write` returns.
package final class PostgresEngine: Engine {
  package let dialect = Dialect.postgresql
  /// The database as messages name it.
  package let name: String

  private let pool: PostgresPool
  private let turnstile: Turnstile
  private let patience: PostgresPatience

  /// Opens up to `connections` connections to `address`, the first of them now: a wrong password or a
  /// missing database is said at start, not to the first customer.
  package init(
    _ address: PostgresAddress, connections: Int = 8, patience: PostgresPatience = PostgresPatience()
  ) throws {
    name = address.name
    self.patience = patience
    turnstile = Turnstile(name: address.name)
    pool = PostgresPool(size: connections, wait: patience.wait, name: address.name) {
      try PostgresLink(address, patience)
    }
    try pool.borrow { _ in }
  }

  @discardableResult package func write<T>(_ work: (any Connection) throws -> T) throws -> T {
    try turnstile.pass { try repeated(.serializable, work) }
  }

  package func read<T>(_ work: (any Connection) throws -> T) throws -> T {
    try turnstile.pass { try repeated(.snapshot, work) }
  }

  package func settle(rewriting tables: [String], evenLarge: Bool) throws -> Bool {
    try turnstile.pass {
      guard !tables.isEmpty else { return true }
      return try pool.borrow { link in try link.rewrite(tables, upTo: evenLarge ? nil : Self.small) }
    }
  }

  package func damages(turn _: Int?) throws -> [String] { [] }

  /// Bytes in tables that are written anew in less than a tenth of a second (30,000 keys).
  private static let small = 4 << 20

  /// Lets nobody in any more. A transaction under way has a while to end; then its statement is cancelled and
  /// nothing of it is kept. Closing twice is no fault.
  package func close() throws { try turnstile.shut { pool.close(after: patience.closing) } }

  private enum Isolation: String {
    /// Rows are found by an index: a table read whole is held against everybody who writes in it, and a server that
    /// has no statistics of a young table likes to read it whole.
    case serializable = "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL enable_seqscan = off"
    /// The snapshot is taken at once, not at the first question.
    case snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1"
  }

  private enum Verdict<T> {
    case kept(T)
    case failed(any Error)
    case again
  }

  /// Runs `work` until it commits. From the second run on, the locks it asked for the time before are
  /// held from before its snapshot: what it waited for is in sight this time.
  private func repeated<T>(_ isolation: Isolation, _ work: (any Connection) throws -> T) throws -> T {
    var wanted: Set<LockName> = []
    for run in 1...max(1, patience.runs) {
      let verdict = try pool.borrow { link in
        defer { link.release() }
        // Losers that started together must not meet again.
        if run > 1 { usleep(UInt32(link.serverProcess % 1000) << UInt32(min(run, 6))) }
        let verdict = try attempt(isolation, work, on: link, holding: wanted, isFirst: run == 1)
        wanted.formUnion(link.lockedNames)
        return verdict
      }
      switch verdict {
      case .kept(let result): return result
      case .failed(let error): throw error
      case .again: continue
      }
    }
    throw StorageError.busy(
      "\(name) was changed by others each of the \(patience.runs) times this was tried, and nothing of it was kept: "
        + "try again")
  }

  private func attempt<T>(
    _ isolation: Isolation, _ work: (any Connection) throws -> T, on link: PostgresLink,
    holding names: Set<LockName>, isFirst: Bool
  ) throws -> Verdict<T> {
    do {
      try link.hold(names)
      try link.control(isolation.rawValue)
    } catch {
      // The server closed it while nobody used it: nothing was done yet.
      if link.isBroken || link.mustRunAgain { return .again }
      throw error
    }
    let connection = PostgresConnection(link)
    defer { connection.end() }
    do {
      let result = try work(connection)
      if link.mustRunAgain { throw StorageError.busy("\(name): lost against another transaction") }
      try link.commit()
      return .kept(result)
    } catch {
      // Whatever the work made of the error: what lost, or broke off before its commit, is run again. A key that
      // was there already may be one this snapshot could not see: that is asked once more.
      let verdict: Verdict<T> = link.mustRunAgain || link.sawDuplicate && isFirst ? .again : .failed(error)
      link.rollBack()
      return verdict
    }
  }
}
