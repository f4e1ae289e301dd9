package import Domain

/// Batches of advertising that were handed to the printer: what may still fall on a mat after somebody said no (S25).
package enum PrintBatches {
  package struct Batch: Hashable, Sendable {
    package let name: String
    package let campaign: Int64
    package let letters: Int
    package let handedAt: Instant
    /// The last day on which one of it is expected.
    package let until: Day
  }

  package static func note(
    _ name: String, of campaign: Int64, letters: Int, digest: String, until day: Day, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO print_batch (batch, campaign_id, letters, digest, handed_at, until_day)
      VALUES (\(name), \(campaign), \(letters), \(digest), \(tx.now), \(day))
      ON CONFLICT (batch) DO NOTHING
      """)
  }

  /// The last day on which any batch may still arrive; nil where none is on its way.
  package static func lastToCome(in tx: Transaction) throws -> Day? {
    try tx.first("SELECT MAX(until_day) AS day FROM print_batch WHERE until_day >= \(tx.today)")?.optionalDay("day")
  }

  /// The same, of those with a letter to this person that was not taken back.
  package static func lastToCome(to customer: Int64, in tx: Transaction) throws -> Day? {
    try tx.first(
      """
      SELECT MAX(b.until_day) AS day FROM campaign_message m JOIN print_batch b ON b.batch = m.batch
      WHERE m.customer_id = \(customer) AND m.state = 'sent' AND b.until_day >= \(tx.today)
      """
    )?.optionalDay("day")
  }

  /// Batches of which a letter may still be taken out: the newest first.
  package static func onTheirWay(in tx: Transaction) throws -> [Batch] {
    try tx.run("SELECT * FROM print_batch WHERE until_day >= \(tx.today) ORDER BY handed_at DESC, batch").map {
      Batch(
        name: try $0.text("batch"), campaign: try $0.integer("campaign_id"), letters: try $0.int("letters"),
        handedAt: try $0.instant("handed_at"), until: try $0.day("until_day"))
    }
  }
}
