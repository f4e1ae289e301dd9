package import Domain

/// Who does a part of the work that several schedulers share: one holder at a time, for a short while.
///
/// Time only decides when another may take over. What keeps two from doing the same is the token: every
/// change of hands raises it, and whoever works under a lease asks for it in each transaction (`require`).
/// A holder that was paused and wakes late is refused there, whatever its own clock says.
package enum Leases {
  /// The lease, new or held already and now longer; nil while somebody else has it, and where the work
  /// has been finished for `day`.
  package static func take(
    _ name: String, by holder: String, seconds: Int, unlessDoneFor day: Day? = nil, in tx: Transaction
  ) throws -> Lease? {
    let row = try tx.first(
      "SELECT holder, token, until_at, done_day FROM lease WHERE name = \(name)" + tx.connection.dialect.claim)
    let until = tx.now.adding(seconds: seconds)
    guard let row else {
      // A row that is there and was not seen has somebody at it right now.
      try tx.run(
        """
        INSERT INTO lease (name, holder, token, until_at, done_day) VALUES (\(name), \(holder), 1, \(until), NULL)
        ON CONFLICT (name) DO NOTHING
        """)
      return tx.changes == 1 ? Lease(name: name, token: 1) : nil
    }
    if let day, let done = try row.optionalDay("done_day"), done >= day { return nil }
    let isHeld = try row.text("holder") == holder
    guard try isHeld || row.instant("until_at") <= tx.now else { return nil }
    let token = try row.integer("token") + (isHeld ? 0 : 1)
    try tx.run("UPDATE lease SET holder = \(holder), token = \(token), until_at = \(until) WHERE name = \(name)")
    return Lease(name: name, token: token)
  }

  /// First in every transaction under a lease: throws where it has changed hands, and until this
  /// transaction ends it does not.
  package static func require(_ lease: Lease, in tx: Transaction) throws {
    let row = try tx.first(
      "SELECT token FROM lease WHERE name = \(lease.name)" + tx.connection.dialect.forUpdate)
    guard try row?.integer("token") == lease.token else { throw LeaseLost(name: lease.name) }
  }

  /// `require`, and so long from now once half of that is spent.
  package static func renew(_ lease: Lease, seconds: Int, in tx: Transaction) throws {
    try require(lease, in: tx)
    try tx.run(
      """
      UPDATE lease SET until_at = \(tx.now.adding(seconds: seconds))
      WHERE name = \(lease.name) AND until_at < \(tx.now.adding(seconds: seconds / 2))
      """)
  }

  /// Gives it back, so that nobody waits for its end. `day`: the work is finished for that day, and
  /// nobody needs to take it up again before the next.
  package static func release(_ lease: Lease, doneFor day: Day? = nil, in tx: Transaction) throws {
    try require(lease, in: tx)
    try tx.run(
      """
      UPDATE lease SET holder = '', token = token + 1, until_at = \(tx.now),
        done_day = COALESCE(CAST(\(day) AS BIGINT), done_day)
      WHERE name = \(lease.name)
      """)
  }

  /// These are done no longer: something that was left out of them may now be done.
  package static func reopen(_ names: [String], in tx: Transaction) throws {
    try tx.run("UPDATE lease SET done_day = NULL WHERE name IN (\(list: names))")
  }

  /// Which of these have been finished for `day`, or a later one.
  package static func done(_ names: [String], for day: Day, in tx: Transaction) throws -> Set<String> {
    let rows = try tx.run("SELECT name FROM lease WHERE name IN (\(list: names)) AND done_day >= \(day)")
    return Set(try rows.map { try $0.text("name") })
  }
}

/// A lease as its holder has it. The token is proof only as long as `Leases.require` says so.
package struct Lease: Hashable, Sendable {
  package let name: String
  package let token: Int64
}

/// Somebody else has taken the work over: nothing of this transaction is kept.
package struct LeaseLost: Error, Hashable, CustomStringConvertible {
  package let name: String

  package var description: String {
    "\(name) has been taken over by another scheduler; nothing was changed, and it goes on there"
  }
}
