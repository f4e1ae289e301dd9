package import Domain

/// Legal holds: a purpose with a ground, an owner and an end that keeps what is there and admits no use (Art. 17(3)(e),
/// 18(2)). It blocks erasure; it never blocks a stop, which ends use and not keeping.
package enum Holds {
  /// Why something may have to be kept. Closed: a free text could name the person.
  package enum Ground: String, CaseIterable, Sendable {
    /// To establish, exercise or defend a legal claim.
    case claim
    /// An authority asked for it, by name of law.
    case authority
    /// A dispute about the data themselves.
    case dispute
  }

  package struct Hold: Sendable {
    package let id: Int64
    package let customer: Int64
    package let ground: String
    package let owner: String
    package let since: Day
    package let review: Day
    package let until: Day?
  }

  /// Looked at again at least every six months.
  private static let review = 6

  @discardableResult
  package static func place(
    on customer: Int64, _ ground: Ground, owner: String, until: Day, by actor: Actor, in tx: Transaction
  ) throws -> Int64 {
    let review = min(until, tx.today.adding(months: review))
    let id = try Rows.write(
      "hold", of: customer,
      [
        "ground": ground.rawValue, "owner": owner, "since_day": tx.today, "review_day": review, "until_day": until,
      ], in: tx)
    try Ledger.note(
      .holdPlaced, of: customer,
      [
        "ground": ground.rawValue, "owner": owner, "since": tx.today.description, "review": review.description,
        "until": until.description,
      ], in: tx)
    try StandingTable.refold(customer, in: tx)
    try AuditLog.append(
      AuditEntry(
        .holdPlaced, by: actor, subject: customer,
        detail: ["ground": ground.rawValue, "owner": owner, "until": until.description]), in: tx)
    return id
  }

  /// Ends it today. What it held back is looked at again at once. Returns false where no such hold runs.
  package static func lift(_ id: Int64, by actor: Actor, in tx: Transaction) throws -> Bool {
    guard let hold = try running(in: tx).first(where: { $0.id == id }) else { return false }
    try tx.run("UPDATE hold SET until_day = \(tx.today) WHERE customer_id = \(hold.customer) AND hold_id = \(id)")
    try Ledger.note(
      .holdLifted, of: hold.customer,
      ["ground": hold.ground, "owner": hold.owner, "since": hold.since.description], in: tx)
    try StandingTable.refold(hold.customer, in: tx)
    try AuditLog.append(
      AuditEntry(
        .holdLifted, by: actor, subject: hold.customer, detail: ["ground": hold.ground, "owner": hold.owner]), in: tx)
    return true
  }

  /// Does it again on a copy that was put back: a hold of after the copy keeps what the copy brought back from being
  /// erased, and one that was lifted since keeps nothing.
  static func reapply(_ entry: LedgerEntry, to customer: Int64, in tx: Transaction) throws {
    let (ground, owner) = (try Evidence.field("ground", entry), try Evidence.field("owner", entry))
    let day = Instant(milliseconds: entry.at).day
    let since = Day(try Evidence.field("since", entry)) ?? day
    if entry.kind == .holdPlaced {
      let until = Day(try Evidence.field("until", entry))
      try Rows.write(
        "hold", of: customer,
        [
          "ground": ground, "owner": owner, "since_day": since,
          "review_day": Day(try Evidence.field("review", entry)) ?? day, "until_day": until,
        ], in: tx)
      return
    }
    // Of two that are alike one was lifted, whichever.
    let running = try tx.first(
      """
      SELECT hold_id FROM hold
      WHERE customer_id = \(customer) AND ground = \(ground) AND owner = \(owner) AND since_day = \(since)
        AND (until_day IS NULL OR until_day > \(day))
      ORDER BY hold_id LIMIT 1
      """)
    guard let id = try running?.integer("hold_id") else { return }
    try tx.run("UPDATE hold SET until_day = \(day) WHERE customer_id = \(customer) AND hold_id = \(id)")
  }

  /// Those in force, the one to be looked at first in front.
  package static func running(in tx: Transaction) throws -> [Hold] {
    try tx.run(
      """
      SELECT customer_id, hold_id, ground, owner, since_day, review_day, until_day FROM hold
      WHERE until_day IS NULL OR until_day > \(tx.today) ORDER BY review_day, hold_id
      """
    ).map { row in
      Hold(
        id: try row.integer("hold_id"), customer: try row.integer("customer_id"), ground: try row.text("ground"),
        owner: try row.text("owner"), since: try row.day("since_day"), review: try row.day("review_day"),
        until: try row.optionalDay("until_day"))
    }
  }
}
