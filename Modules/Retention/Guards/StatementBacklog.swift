import Domain
package import Storage

/// After another statement everybody is looked at again: how many are still to be.
package enum StatementBacklog {
  /// Counts no further than `most`, for whoever only wants to see that it goes on.
  package static func people(upTo most: Int, in tx: Transaction) throws -> Int {
    var found = 0
    for lane in AuditLog.lanes(of: tx.dialect) {
      let head = try DuePeople(lane: lane, day: tx.today).mark(in: tx)
      for side in [DuePeople.Side.before, .after] where found < most {
        found +=
          try tx.first(
            """
            SELECT COUNT(*) AS people FROM (
              SELECT customer_id FROM standing
              WHERE \(AuditLog.isInLane(lane, tx.dialect)) AND \(DuePeople.mark) \(side.compares) \(head)
              LIMIT \(most - found)
            ) AS counted
            """
          )?.int("people") ?? 0
      }
    }
    return found
  }
}
