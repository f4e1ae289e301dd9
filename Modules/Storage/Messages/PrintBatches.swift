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

  /// Written down before there is a file of it: from then on a letter of it may be on its way, and can be called back.
  package static func begin(
    _ name: String, of campaign: CampaignTable.Row, letters: Int, until day: Day, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO print_batch (batch, campaign_id, channel, letters, digest, handed_at, until_day, recalled)
      VALUES (\(name), \(campaign.id), \(campaign.draft.channel.rawValue), \(letters), '', \(tx.now), \(day), 0)
      ON CONFLICT (batch) DO UPDATE SET letters = excluded.letters
      """)
  }

  /// Handed over, with the digest of its file.
  package static func finish(_ name: String, digest: String, in tx: Transaction) throws {
    try tx.run("UPDATE print_batch SET digest = \(digest), handed_at = \(tx.now) WHERE batch = \(name)")
  }

  /// The last day on which any batch may still arrive; nil where none is on its way.
  package static func lastToCome(in tx: Transaction) throws -> Day? {
    try tx.first("SELECT MAX(until_day) AS day FROM print_batch WHERE channel = 'post' AND until_day >= \(tx.today)")?
      .optionalDay("day")
  }

  /// The same, of those with a letter to this person. One that was called back may have been too far on its way.
  package static func lastToCome(to customer: Int64, in tx: Transaction) throws -> Day? {
    try tx.first(
      """
      SELECT MAX(b.until_day) AS day FROM campaign_message m JOIN print_batch b ON b.batch = m.batch
      WHERE m.customer_id = \(customer) AND m.state IN ('leaving', 'sent', 'recalled') AND b.channel = 'post'
        AND b.until_day >= \(tx.today)
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

  // MARK: - Called back

  /// Calls back the advertising that is on its way to this person by ways of sending that `scope` closes: letters at the
  /// printer, and calls on a list. Returns how many. What is no advertising goes on (S26).
  package static func recall(from customer: Int64, within scope: Scope, in tx: Transaction) throws -> Int {
    let channels = [Channel.post, .telephone].filter { scope.closesLanes && scope.covers(Lane($0, .ns)) }
    guard !channels.isEmpty else { return 0 }
    try tx.run(
      """
      UPDATE campaign_message SET state = 'recalled', claim = NULL, claimed_until = NULL
      WHERE customer_id = \(customer) AND channel IN (\(list: channels.map(\.rawValue))) AND state IN ('leaving', 'sent')
        AND purpose <> \(Purpose.serviceMessages.rawValue)
        AND batch IN (SELECT batch FROM print_batch WHERE until_day >= \(tx.today))
      """)
    return tx.changes
  }

  /// Batches of which letters were called back that the printer was not told of yet, with all of those.
  package static func toTell(in tx: Transaction) throws -> [(batch: String, letters: [Int64])] {
    let called = try tx.run(
      """
      SELECT m.batch, m.message_id FROM campaign_message m JOIN print_batch b ON b.batch = m.batch
      WHERE m.state = 'recalled' AND b.until_day >= \(tx.today) ORDER BY m.batch, m.message_id
      """
    ).map { (try $0.text("batch"), try $0.integer("message_id")) }
    let told = try tx.run("SELECT batch, recalled FROM print_batch WHERE until_day >= \(tx.today)")
      .reduce(into: [:]) { told, row in told[try row.text("batch")] = try row.int("recalled") }
    return Dictionary(grouping: called, by: \.0).map { ($0, $1.map(\.1)) }
      .filter { $0.1.count > told[$0.0] ?? .max }
      .sorted { $0.0 < $1.0 }.map { (batch: $0.0, letters: $0.1) }
  }

  package static func told(_ batch: String, letters: Int, in tx: Transaction) throws {
    try tx.run("UPDATE print_batch SET recalled = \(letters) WHERE batch = \(batch) AND recalled < \(letters)")
  }
}
