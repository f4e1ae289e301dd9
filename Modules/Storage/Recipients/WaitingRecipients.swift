package import Domain

extension InstructionTable {
  /// How many answers a recipient owes us (Art. 19).
  package struct Waiting: Hashable, Sendable {
    package let recipient: String
    package let open: Int
    /// Past the day on which we asked for the answer.
    package let late: Int
    /// Reminded as often as anybody is, without an answer: the officer may decide to wait no longer.
    package let unanswered: Int
    /// To be told by somebody of ours.
    package let byHand: Int
    package let firstDue: Day
    /// Since when the longest of them waits; and of those to be told by hand.
    package let since: Instant
    package let byHandSince: Instant?
  }

  package static func waiting(on day: Day, after reminders: Int, in tx: Transaction) throws -> [Waiting] {
    let byHand = InstructionRoute.byHand.rawValue
    return try tx.run(
      """
      SELECT recipient, COUNT(*) AS open, COUNT(CASE WHEN due_day < \(day) THEN 1 END) AS late,
        COUNT(CASE WHEN reminders >= \(reminders) THEN 1 END) AS unanswered,
        COUNT(CASE WHEN route = \(byHand) THEN 1 END) AS by_hand, MIN(due_day) AS first_due,
        MIN(decided_at) AS since, MIN(CASE WHEN route = \(byHand) THEN decided_at END) AS by_hand_since
      FROM (
        SELECT recipient, due_day, reminders, route, decided_at FROM recipient_instruction
        WHERE confirmed_at IS NULL AND given_up_at IS NULL
        UNION ALL
        SELECT recipient, due_day, reminders, route, decided_at FROM recipient_notice
        WHERE closed_day IS NULL AND reference <> ''
      ) AS word
      GROUP BY recipient ORDER BY recipient
      """
    ).map { row in
      Waiting(
        recipient: try row.text("recipient"), open: try row.int("open"), late: try row.int("late"),
        unanswered: try row.int("unanswered"), byHand: try row.int("by_hand"), firstDue: try row.day("first_due"),
        since: try row.instant("since"), byHandSince: try row.optionalInstant("by_hand_since"))
    }
  }
}
