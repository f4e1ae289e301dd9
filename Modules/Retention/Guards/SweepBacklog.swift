import Domain
package import Storage

/// How much the next sweep has before it, counted over the index it walks: nobody is looked at.
package enum SweepBacklog {
  /// People whose day has come.
  package static func due(in tx: Transaction) throws -> Int {
    try AuditLog.lanes(of: tx.dialect).reduce(0) { found, lane in
      let head = try DuePeople(lane: lane, day: tx.today).mark(in: tx)
      return try found
        + (tx.first(
          """
          SELECT COUNT(*) AS people FROM standing
          WHERE \(AuditLog.isInLane(lane, tx.dialect)) AND \(DuePeople.mark) = \(head) AND check_day <= \(tx.today)
          """
        )?.int("people") ?? 0)
    }
  }

  /// After another statement everybody is looked at again: how many are still to be. Counts no further than `most`,
  /// for whoever only wants to see that it goes on.
  package static func underAnotherStatement(upTo most: Int, in tx: Transaction) throws -> Int {
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
