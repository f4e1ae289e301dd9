package import Domain
import Foundation

/// What a recipient is told outside of an erasure by a case: written in the transaction in which it became so, sent by a
/// round, and gone to its bare facts once they have answered.
package enum NoticeTable {
  /// One person, as the recipient is told of them.
  package struct Entry: Hashable, Codable, Sendable {
    /// Nil where the rows that would say it went with a copy that was put back.
    package var identity: InstructionTable.Identity?
    package var purposes: [Purpose]
    package var categories: [DataCategory]
    /// Whether nothing they do for us goes on for this person.
    package var everything: Bool
    package var changes: [RecipientWord.Change]

    package init(
      _ identity: InstructionTable.Identity?, purposes: some Sequence<Purpose>,
      categories: some Sequence<DataCategory>, everything: Bool, changes: [RecipientWord.Change] = []
    ) {
      self.identity = identity
      self.purposes = Set(purposes).sorted { $0.rawValue < $1.rawValue }
      self.categories = Set(categories).sorted { $0.rawValue < $1.rawValue }
      self.everything = everything
      self.changes = changes
    }
  }

  package struct Row: Hashable, Sendable {
    package let id: Int64
    /// Nil until it is sent.
    package let reference: CaseReference?
    package let recipient: String
    package let act: RecipientAct
    package let route: InstructionRoute
    package let people: Int
    /// The case that waits for the answer.
    package let caseID: Int64?
    package let decided: Instant
    package let due: Day
    package let next: Instant?
    package let reminders: Int
    package let confirmed: Instant?
    package let givenUp: Instant?
    package let closed: Day?

    package var isOpen: Bool { closed == nil }
  }

  /// Notes what a recipient is to be told; a round brings it. To be said in the transaction in which it became so.
  package static func note(
    _ act: RecipientAct, to recipient: String, _ entries: [Entry], of caseID: Int64? = nil, answerBy due: Day,
    in tx: Transaction
  ) throws {
    try add(act, to: recipient, entries, caseID, decided: tx.now, due: due, in: tx)
  }

  @discardableResult
  private static func add(
    _ act: RecipientAct, to recipient: String, _ entries: [Entry], _ caseID: Int64?, decided: Instant, due: Day,
    in tx: Transaction
  ) throws -> Int64 {
    let id = tx.newID()
    let sealed = try tx.seal(Array(try JSONEncoder().encode(entries)), at: Place("recipient_notice", owner: id))
    try tx.run(
      """
      INSERT INTO recipient_notice
        (notice_id, reference, recipient, act, route, people, case_id, decided_at, due_day, reminders, recorded_day,
         sealed)
      VALUES (\(id), '', \(recipient), \(act.rawValue), \(InstructionRoute.byHand.rawValue), \(entries.count),
        \(caseID), \(decided), \(due), 0, \(decided.day), \(sealed))
      """)
    return id
  }

  // MARK: - Reading

  /// Not yet sent, and each a letter of its own; the oldest first.
  package static func unsent(in tx: Transaction) throws -> [Row] {
    try rows(
      """
      closed_day IS NULL AND reference = '' AND act <> \(RecipientAct.expired.rawValue)
      ORDER BY decided_at, notice_id LIMIT \(mostAtOnce)
      """, in: tx)
  }

  /// Whom time has given something to hear.
  package static func recipientsOfLapses(in tx: Transaction) throws -> [String] {
    try tx.run(
      """
      SELECT DISTINCT recipient FROM recipient_notice
      WHERE closed_day IS NULL AND reference = '' AND act = \(RecipientAct.expired.rawValue) ORDER BY recipient
      """
    ).map { try $0.text("recipient") }
  }

  /// What time has ended for them and they have not been told, up to some thousands of chunks.
  package static func lapses(of recipient: String, in tx: Transaction) throws -> [Row] {
    try rows(
      """
      closed_day IS NULL AND recipient = \(recipient) AND reference = '' AND act = \(RecipientAct.expired.rawValue)
      ORDER BY decided_at, notice_id LIMIT \(mostMerged)
      """, in: tx)
  }

  /// To be reminded of.
  package static func due(limit: Int, in tx: Transaction) throws -> [Row] {
    try rows("next_at IS NOT NULL AND next_at <= \(tx.now) ORDER BY next_at, notice_id LIMIT \(limit)", in: tx)
  }

  package static func open(to recipient: String, in tx: Transaction) throws -> [Row] {
    try rows("closed_day IS NULL AND recipient = \(recipient) ORDER BY decided_at, notice_id", in: tx)
  }

  package static func row(_ id: Int64, in tx: Transaction) throws -> Row? {
    try rows("notice_id = \(id)", in: tx).first
  }

  package static func find(_ reference: CaseReference, in tx: Transaction) throws -> Row? {
    try rows("reference = \(reference.description) AND reference <> ''", in: tx).first
  }

  /// Whether the letter of that day went to them.
  package static func hasBroughtLapses(to recipient: String, on day: Day, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM recipient_notice
      WHERE recipient = \(recipient) AND act = \(RecipientAct.expired.rawValue) AND recorded_day = \(day)
        AND reference <> '' LIMIT 1
      """)
  }

  /// Empty once they have answered: then nobody has to know any more who it was.
  package static func entries(of row: Row, in tx: Transaction) throws -> [Entry] {
    let sealed = try tx.first("SELECT sealed FROM recipient_notice WHERE notice_id = \(row.id)")?
      .optionalBytes("sealed")
    guard let plain = try sealed.flatMap({ try tx.open($0, at: Place("recipient_notice", owner: row.id)) }) else {
      return []
    }
    return try JSONDecoder().decode([Entry].self, from: Data(plain))
  }

  // MARK: - Changing

  /// Many notes about the same become one, so that a recipient gets one letter a day and not one a person.
  package static func merge(_ notes: [Row], in tx: Transaction) throws -> Row {
    guard notes.count != 1 else { return notes[0] }
    let entries = try notes.flatMap { try self.entries(of: $0, in: tx) }
    let id = try add(
      notes[0].act, to: notes[0].recipient, entries, nil, decided: tx.now, due: notes[0].due, in: tx)
    let merged = notes.map(\.id)
    try tx.run("DELETE FROM recipient_notice WHERE notice_id \(tx.among(merged))")
    tx.aftermath.erasedRows = true
    try tx.orderDestructions(of: merged.map { .key(KeyName($0, .caseFile)) })
    guard let row = try row(id, in: tx) else { throw StorageError.corrupt("a notice just written is not there") }
    return row
  }

  /// On its way, under a number of its own. What asks for no answer is done with that.
  package static func markBrought(
    _ row: Row, as reference: CaseReference, by route: InstructionRoute, due: Day, next: Instant?, in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE recipient_notice
      SET reference = \(reference.description), route = \(route.rawValue), due_day = \(due), next_at = \(next),
        recorded_day = \(tx.today)
      WHERE notice_id = \(row.id)
      """)
  }

  package static func markReminded(_ row: Row, next: Instant?, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE recipient_notice SET reminders = reminders + 1, next_at = \(next) WHERE notice_id = \(row.id)
      """)
  }

  /// Noted in the ledger too: a copy put back asks nobody again.
  package static func confirm(_ row: Row, by actor: Actor, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE recipient_notice SET confirmed_at = \(tx.now), confirmed_by = \(actor.label) WHERE notice_id = \(row.id)
      """)
    try close(row.id, in: tx)
    guard let reference = row.reference else { return }
    try Ledger.note(
      .recipientConfirmed, of: nil, ["reference": reference.description, "recipient": row.recipient], in: tx)
  }

  package static func giveUp(_ row: Row, in tx: Transaction) throws {
    try tx.run("UPDATE recipient_notice SET given_up_at = \(tx.now) WHERE notice_id = \(row.id)")
    try close(row.id, in: tx)
  }

  /// Who it was about goes with its key; that it was said stays.
  package static func close(_ id: Int64, in tx: Transaction) throws {
    try tx.run(
      "UPDATE recipient_notice SET closed_day = \(tx.today), next_at = NULL, sealed = NULL WHERE notice_id = \(id)")
    tx.aftermath.erasedRows = true
    try tx.orderDestruction(of: .key(KeyName(id, .caseFile)))
  }

  /// What the ledger remembers of a notice, and a copy put back has forgotten.
  static func reapply(_ reference: CaseReference, _ recipient: String, at moment: Instant, in tx: Transaction) throws {
    guard let row = try find(reference, in: tx), row.recipient == recipient, row.isOpen else { return }
    try tx.run(
      "UPDATE recipient_notice SET confirmed_at = \(moment), confirmed_by = 'ledger' WHERE notice_id = \(row.id)")
    try close(row.id, in: tx)
  }

  // MARK: - Inside

  private static let mostAtOnce = 200
  private static let mostMerged = 5000

  private static func rows(_ which: Query, in tx: Transaction) throws -> [Row] {
    try tx.run(
      """
      SELECT notice_id, reference, recipient, act, route, people, case_id, decided_at, due_day, next_at, reminders,
        confirmed_at, given_up_at, closed_day
      FROM recipient_notice WHERE
      """ + " " + which
    ).map { row in
      Row(
        id: try row.integer("notice_id"), reference: try? CaseReference(reading: try row.text("reference")),
        recipient: try row.text("recipient"), act: try row.value("act"), route: try row.value("route"),
        people: try row.int("people"), caseID: try row.optionalInteger("case_id"),
        decided: try row.instant("decided_at"), due: try row.day("due_day"), next: try row.optionalInstant("next_at"),
        reminders: try row.int("reminders"), confirmed: try row.optionalInstant("confirmed_at"),
        givenUp: try row.optionalInstant("given_up_at"), closed: try row.optionalDay("closed_day"))
    }
  }
}
