package import Domain
import Foundation

/// Campaigns as rows: what is meant to be sent, who wrote it, who released it, and how far it is. No person is in it.
package enum CampaignTable {
  package enum State: String, Sendable {
    case draft
    /// By a second colleague; its recipients are not listed yet.
    case released
    case sending
    case finished
  }

  package struct Row: Sendable {
    package let id: Int64
    package let draft: CampaignDraft
    /// SHA-256 of the draft: what was released is that and nothing else.
    package let digest: String
    package let state: State
    /// By handle.
    package let author: String
    package let draftedAt: Instant
    package let releasedBy: String?
    package let releasedAt: Instant?
    package let haltedAt: Instant?
    package let finishedAt: Instant?

    /// Whether messages of it may leave now.
    package var mayGoOn: Bool { haltedAt == nil && (state == .released || state == .sending) }
  }

  /// Enters a draft, or puts it in the place of one by that name; nil where that has been released already.
  package static func keep(_ draft: CampaignDraft, by author: String, in tx: Transaction) throws -> Row? {
    if let known = try find(draft.name, in: tx), known.state != .draft { return nil }
    let text = try Ledger.json(draft)
    try tx.run(
      """
      INSERT INTO campaign (campaign_id, name, draft, digest, state, author, drafted_at)
      VALUES (\(tx.newID()), \(draft.name), \(text), \(digest(text)), 'draft', \(author), \(tx.now))
      ON CONFLICT (name) DO UPDATE SET draft = excluded.draft, digest = excluded.digest, author = excluded.author,
        drafted_at = excluded.drafted_at
      """)
    return try find(draft.name, in: tx)
  }

  package static func find(_ name: String, in tx: Transaction) throws -> Row? {
    try tx.first("SELECT * FROM campaign WHERE name = \(name)").map(row)
  }

  package static func row(_ id: Int64, in tx: Transaction) throws -> Row? {
    try tx.first("SELECT * FROM campaign WHERE campaign_id = \(id)").map(row)
  }

  /// The newest first.
  package static func all(in tx: Transaction) throws -> [Row] {
    try tx.run("SELECT * FROM campaign ORDER BY drafted_at DESC, name").map(row)
  }

  /// Released, not halted, and not finished: the oldest first.
  package static func underWay(in tx: Transaction) throws -> [Row] {
    try tx.run(
      """
      SELECT * FROM campaign WHERE state IN ('released', 'sending') AND halted_at IS NULL
      ORDER BY released_at, campaign_id
      """
    ).map(row)
  }

  package static func release(_ row: Row, by staff: String, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE campaign SET state = 'released', released_by = \(staff), released_at = \(tx.now),
        statement_version = \(try tx.statement.version.id)
      WHERE campaign_id = \(row.id) AND state = 'draft' AND digest = \(row.digest)
      """)
    guard tx.changes == 1 else { throw StorageError.corrupt("a campaign changed while it was being released") }
  }

  /// From one state to the next; nothing where it is there already.
  package static func move(_ id: Int64, to state: State, in tx: Transaction) throws {
    let finished: Instant? = state == .finished ? tx.now : nil
    try tx.run(
      """
      UPDATE campaign SET state = \(state.rawValue), finished_at = COALESCE(finished_at, \(finished))
      WHERE campaign_id = \(id) AND state <> \(state.rawValue) AND state <> 'finished'
      """)
  }

  package static func halt(_ id: Int64, in tx: Transaction) throws {
    try tx.run("UPDATE campaign SET halted_at = COALESCE(halted_at, \(tx.now)) WHERE campaign_id = \(id)")
  }

  package static func resume(_ id: Int64, in tx: Transaction) throws {
    try tx.run("UPDATE campaign SET halted_at = NULL WHERE campaign_id = \(id)")
  }

  /// After a copy was put back: it may have forgotten which messages left. Returns how many were on their way.
  package static func haltAll(in tx: Transaction) throws -> Int {
    try tx.run(
      "UPDATE campaign SET halted_at = \(tx.now) WHERE state IN ('released', 'sending') AND halted_at IS NULL")
    return tx.changes
  }

  private static func row(_ row: Record) throws -> Row {
    let text = try row.text("draft")
    guard digest(text) == (try row.text("digest")) else {
      throw StorageError.corrupt("a campaign's draft is not the one that was written: its digest differs")
    }
    return Row(
      id: try row.integer("campaign_id"), draft: try JSONDecoder().decode(CampaignDraft.self, from: Data(text.utf8)),
      digest: try row.text("digest"), state: try row.value("state"), author: try row.text("author"),
      draftedAt: try row.instant("drafted_at"), releasedBy: try row.optionalText("released_by"),
      releasedAt: try row.optionalInstant("released_at"), haltedAt: try row.optionalInstant("halted_at"),
      finishedAt: try row.optionalInstant("finished_at"))
  }

  private static func digest(_ text: String) -> String { Digest.sha256(Array(text.utf8)).hex }
}
