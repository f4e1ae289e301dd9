package import Domain
import Foundation

/// What a recipient was told when a case ended the reason for which they had been given data, and what they answered.
package enum InstructionTable {
  /// By what the recipient knows the person: sealed under the case's key, and gone with it.
  package struct Identity: Hashable, Codable, Sendable {
    package var reference: String?
    package var emails: [String]
    package var name: String?

    package init(reference: String?, emails: [String], name: String?) {
      self.reference = reference
      self.emails = emails
      self.name = name
    }

    package var isEmpty: Bool { reference == nil && emails.isEmpty && name == nil }
  }

  package struct Row: Hashable, Sendable {
    package let caseID: Int64
    package let recipient: String
    package let route: InstructionRoute
    package let purposes: [Purpose]
    package let categories: [DataCategory]
    /// Whether nothing they do for us goes on.
    package let everything: Bool
    /// The number of the request at an OpenDSR endpoint; empty elsewhere.
    package let request: String
    package let decided: Instant
    package let due: Day
    package let next: Instant?
    package let attempts: Int
    package let reminders: Int
    package let sent: Instant?
    /// The last word of an OpenDSR endpoint.
    package let answer: String?
    package let confirmed: Instant?
    package let confirmedBy: String?
    package let givenUp: Instant?
    /// The earlier case of the same person whose instruction says all of this already: nothing is sent twice.
    package let joined: Int64?

    package var isOpen: Bool { confirmed == nil && givenUp == nil }
  }

  package struct Draft: Sendable {
    package var recipient: String
    package var route: InstructionRoute
    package var purposes: [Purpose]
    package var categories: [DataCategory]
    package var everything: Bool
    package var request: String
    package var due: Day
    package var next: Instant?
    package var sent: Instant?
    package var joined: Int64?
    package var identity: Identity?

    package init(
      to recipient: String, by route: InstructionRoute, purposes: [Purpose], categories: [DataCategory],
      everything: Bool, due: Day
    ) {
      self.recipient = recipient
      self.route = route
      self.purposes = purposes
      self.categories = categories
      self.everything = everything
      self.due = due
      request = ""
    }
  }

  package static func add(_ draft: Draft, to caseID: Int64, in tx: Transaction) throws {
    let sealed = try draft.identity.map {
      try tx.seal(Array(try JSONEncoder().encode($0)), at: place(caseID, draft.recipient))
    }
    try tx.run(
      """
      INSERT INTO recipient_instruction
        (case_id, recipient, route, purposes, categories, everything, request, decided_at, due_day, next_at, attempts,
         reminders, sent_at, joined_case_id, sealed)
      VALUES (\(caseID), \(draft.recipient), \(draft.route.rawValue), \(PurposeList.text(draft.purposes)),
        \(draft.categories.map(\.rawValue).sorted().joined(separator: ",")), \(draft.everything), \(draft.request),
        \(tx.now), \(draft.due), \(draft.next), 0, 0, \(draft.sent), \(draft.joined), \(sealed))
      """)
  }

  // MARK: - Reading

  package static func of(_ caseID: Int64, in tx: Transaction) throws -> [Row] {
    try rows("case_id = \(caseID) ORDER BY recipient", in: tx)
  }

  package static func find(_ recipient: String, of caseID: Int64, in tx: Transaction) throws -> Row? {
    try rows("case_id = \(caseID) AND recipient = \(recipient)", in: tx).first
  }

  package static func find(request: String, in tx: Transaction) throws -> Row? {
    try rows("request = \(request) AND request <> ''", in: tx).first
  }

  /// All that the cases of one person told this recipient.
  package static func told(_ recipient: String, about customer: Int64, in tx: Transaction) throws -> [Row] {
    try rows(
      """
      recipient = \(recipient) AND case_id IN (SELECT case_id FROM customer_case WHERE customer_id = \(customer))
      ORDER BY decided_at, case_id
      """, in: tx)
  }

  /// Those that wait for the same answer as this one.
  package static func joining(_ row: Row, in tx: Transaction) throws -> [Row] {
    try CaseTable.customers(of: row.caseID, in: tx).flatMap { try told(row.recipient, about: $0, in: tx) }
      .filter { $0.joined == row.caseID && $0.isOpen }
  }

  /// What is still to be sent, asked after or reminded of, the longest due first.
  package static func due(limit: Int, in tx: Transaction) throws -> [Row] {
    try rows("next_at IS NOT NULL AND next_at <= \(tx.now) ORDER BY next_at, case_id LIMIT \(limit)", in: tx)
  }

  /// Confirmed, while the case does not know it: a copy was put back, and the ledger remembered.
  package static func confirmedUnseen(in tx: Transaction) throws -> [Row] {
    try rows(
      """
      confirmed_at IS NOT NULL AND case_id IN (SELECT case_id FROM rights_case WHERE closed_day IS NULL)
      ORDER BY case_id, recipient
      """, in: tx)
  }

  package static func identity(of row: Row, in tx: Transaction) throws -> Identity? {
    let sealed = try tx.first(
      "SELECT sealed FROM recipient_instruction WHERE case_id = \(row.caseID) AND recipient = \(row.recipient)"
    )?.optionalBytes("sealed")
    guard let plain = try sealed.flatMap({ try tx.open($0, at: place(row.caseID, row.recipient)) }) else { return nil }
    return try JSONDecoder().decode(Identity.self, from: Data(plain))
  }

  // MARK: - Changing

  /// Takes a row up for some minutes; false where another scheduler was first.
  package static func claim(_ row: Row, minutes: Int, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE recipient_instruction SET next_at = \(tx.now.adding(minutes: minutes))
      WHERE \(key(row)) AND next_at = \(row.next)
      """)
    return tx.changes == 1
  }

  package static func postpone(_ row: Row, until next: Instant?, in tx: Transaction) throws {
    try tx.run("UPDATE recipient_instruction SET attempts = attempts + 1, next_at = \(next) WHERE \(key(row))")
  }

  package static func markSent(_ row: Row, answer: String?, next: Instant?, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE recipient_instruction
      SET sent_at = COALESCE(sent_at, \(tx.now)), answer = \(answer), next_at = \(next), attempts = 0
      WHERE \(key(row))
      """)
  }

  /// They said how far they are, and not that they are done.
  package static func note(_ answer: String, of row: Row, in tx: Transaction) throws {
    try tx.run("UPDATE recipient_instruction SET answer = \(answer) WHERE \(key(row))")
  }

  package static func markReminded(_ row: Row, next: Instant?, in tx: Transaction) throws {
    try tx.run("UPDATE recipient_instruction SET reminders = reminders + 1, next_at = \(next) WHERE \(key(row))")
  }

  /// Returns whether this is news. Noted in the ledger too: a copy put back asks nobody again.
  @discardableResult
  package static func confirm(
    _ row: Row, of reference: CaseReference, by actor: Actor, in tx: Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE recipient_instruction
      SET confirmed_at = \(tx.now), confirmed_by = \(actor.label), given_up_at = NULL, next_at = NULL
      WHERE \(key(row)) AND confirmed_at IS NULL
      """)
    guard tx.changes == 1 else { return false }
    try Ledger.note(
      .recipientConfirmed, of: nil, ["reference": reference.description, "recipient": row.recipient], in: tx)
    return true
  }

  package static func giveUp(_ row: Row, in tx: Transaction) throws {
    try tx.run("UPDATE recipient_instruction SET given_up_at = \(tx.now), next_at = NULL WHERE \(key(row))")
  }

  /// What the ledger remembers and a copy put back has forgotten. The case learns of it in the next round.
  package static func reapply(_ entry: LedgerEntry, in tx: Transaction) throws {
    guard let recipient = entry.body["recipient"], let text = entry.body["reference"],
      let reference = try? CaseReference(reading: text)
    else { throw StorageError.corrupt("ledger entry \(entry.sequence) names no recipient") }
    guard let found = try CaseTable.find(reference, in: tx) else {
      return try NoticeTable.reapply(reference, recipient, at: Instant(milliseconds: entry.at), in: tx)
    }
    try tx.run(
      """
      UPDATE recipient_instruction
      SET confirmed_at = \(entry.at), confirmed_by = 'ledger', given_up_at = NULL, next_at = NULL
      WHERE case_id = \(found.id) AND recipient = \(recipient) AND confirmed_at IS NULL
      """)
  }

  // MARK: - Inside

  private static func key(_ row: Row) -> Query { "case_id = \(row.caseID) AND recipient = \(row.recipient)" }

  private static func place(_ caseID: Int64, _ recipient: String) -> Place {
    Place("recipient_instruction", owner: caseID, key: recipient)
  }

  private static func rows(_ which: Query, in tx: Transaction) throws -> [Row] {
    try tx.run("SELECT * FROM recipient_instruction WHERE " + which).map { row in
      Row(
        caseID: try row.integer("case_id"), recipient: try row.text("recipient"), route: try row.value("route"),
        purposes: PurposeList.read(try row.text("purposes")),
        categories: try row.text("categories").split(separator: ",").compactMap { DataCategory(rawValue: String($0)) },
        everything: try row.bool("everything"), request: try row.text("request"),
        decided: try row.instant("decided_at"), due: try row.day("due_day"), next: try row.optionalInstant("next_at"),
        attempts: try row.int("attempts"), reminders: try row.int("reminders"),
        sent: try row.optionalInstant("sent_at"), answer: try row.optionalText("answer"),
        confirmed: try row.optionalInstant("confirmed_at"), confirmedBy: try row.optionalText("confirmed_by"),
        givenUp: try row.optionalInstant("given_up_at"), joined: try row.optionalInteger("joined_case_id"))
    }
  }
}
