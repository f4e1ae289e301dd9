package import Storage

/// How often something may be done, counted in the table `attempt` under keyed digests.
package enum Limits {
  /// Counts one more time, and says whether it is within `act.limit`. Count first, then do.
  package static func allow(_ key: LimitKey, in tx: Transaction) throws -> RateVerdict {
    let (verdict, window) = key.act.limit.count(try AttemptTable.window(key, in: tx), at: tx.now)
    try AttemptTable.keep(window, for: key, in: tx)
    return verdict
  }

  /// By what a request names: an address, a reference, an account.
  package static func allow(_ act: LimitedAct, _ subject: String, in tx: Transaction) throws -> RateVerdict {
    try allow(key(act, subject, in: tx), in: tx)
  }

  /// By where a request comes from.
  package static func allow(
    _ act: LimitedAct, from network: NetworkAddress, in tx: Transaction
  ) throws -> RateVerdict {
    try allow(LimitKey(act, network: network, key: tx.store.keys[.lookup].secret), in: tx)
  }

  /// What was asked is answered: it counts no longer.
  package static func forget(_ act: LimitedAct, _ subject: String, in tx: Transaction) throws {
    try AttemptTable.forget(key(act, subject, in: tx), in: tx)
  }

  /// Deletes what says nothing any more.
  @discardableResult
  package static func purge(in tx: Transaction) throws -> Int { try AttemptTable.purge(in: tx) }

  static func key(_ act: LimitedAct, _ subject: String, in tx: Transaction) -> LimitKey {
    LimitKey(act, subject, key: tx.store.keys[.lookup].secret)
  }
}
