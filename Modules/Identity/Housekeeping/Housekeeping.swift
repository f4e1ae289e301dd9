package import Storage

/// What time alone takes from the machinery of signing in. Limits of security, not of the statement:
/// no row here says anything about anybody but that they came.
package enum Housekeeping {
  @discardableResult
  package static func purge(in tx: Transaction) throws -> Purged {
    Purged(
      sessions: try Sessions.purge(in: tx) + DeviceTable.purge(in: tx), links: try OneTimeLinks.purge(in: tx),
      attempts: try Limits.purge(in: tx))
  }

  /// The same in a transaction of its own.
  package static func purge(_ store: Store) async throws -> Purged {
    try await store.write { tx in try purge(in: tx) }
  }

  /// For an erasure: sessions and links lie outside the inventory, and name the person all the same.
  package static func forget(_ customer: Int64, in tx: Transaction) throws {
    try SessionTable.deleteAll(of: customer, in: tx)
    try OneTimeLinks.revokeAll(of: customer, in: tx)
  }
}

package struct Purged: Hashable, Sendable {
  /// Sessions of browsers, and devices at the business desk.
  package let sessions: Int
  package let links: Int
  package let attempts: Int
}
