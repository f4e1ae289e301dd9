import Domain

/// Where mail came back from for good, or somebody complained about it: keyed digests, by which the send gate knows them
/// at once (R20). No message is sent there before the person gives the address anew, or its time is over.
package enum UnusableAddresses {
  package enum Why: String, Sendable {
    case bounced
    case complained
  }

  package static func note(_ target: SuppressionList.Target, _ why: Why, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO unusable_address (kind, digest, why, since_day)
      VALUES (\(target.kind), \(SuppressionList.digest(target, tx.store.keys)), \(why.rawValue), \(tx.today))
      ON CONFLICT (kind, digest) DO UPDATE SET why = excluded.why, since_day = excluded.since_day
      """)
  }

  package static func holds(_ target: SuppressionList.Target, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM unusable_address
      WHERE kind = \(target.kind) AND digest IN (\(list: SuppressionList.digests(target, tx.store.keys)))
      """)
  }

  /// The person has given it anew.
  static func forget(_ target: SuppressionList.Target, in tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM unusable_address
      WHERE kind = \(target.kind) AND digest IN (\(list: SuppressionList.digests(target, tx.store.keys)))
      """)
  }

  /// What the statement keeps no longer (R20); returns how many went.
  @discardableResult
  package static func expire(in tx: Transaction) throws -> Int {
    let statement = try tx.statement
    var gone = 0
    for row in try tx.run("SELECT DISTINCT since_day FROM unusable_address") {
      let day = try row.day("since_day")
      guard isDue(statement, Standing(firstRecorded: day), Datum(.delivery, days: [.recorded: day]), tx.today) else {
        continue
      }
      try tx.run("DELETE FROM unusable_address WHERE since_day = \(day)")
      gone += tx.changes
    }
    return gone
  }
}
