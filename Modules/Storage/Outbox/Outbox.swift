package import Domain
import Foundation

/// Letters decided in the transaction of what they tell of, and carried later by the scheduler.
package enum Outbox {
  /// What lies sealed in a waiting row: the one address it goes to, and the text as decided.
  package struct Letter: Hashable, Codable, Sendable {
    /// A mail address; empty for a letter on paper.
    package var to: String
    /// Street, houseNumber, postcode and place; for a letter on paper.
    package var postal: [String: String]?
    package var name: String
    package var subject: String
    package var body: String
    package var language: Language
    /// The one-click address (RFC 8058); advertising has it, a notice has none.
    package var unsubscribe: String?

    package init(
      to: String = "", postal: [String: String]? = nil, name: String, subject: String, body: String,
      language: Language, unsubscribe: String? = nil
    ) {
      self.to = to
      self.postal = postal
      self.name = name
      self.subject = subject
      self.body = body
      self.language = language
      self.unsubscribe = unsubscribe
    }

    /// What it says, as a file: the subject, an empty line, the text.
    package var text: String { "\(subject)\n\n\(body)" }

    /// SHA-256 of that file. It outlives the text, by which whoever has the letter can show that it is the one.
    var digest: String { Digest.sha256(Array(text.utf8)).hex }
  }

  /// A letter that answers or announces, as a file of evidence tells of it.
  package struct Sent: Sendable {
    package let kind: String
    package let route: Route
    package let state: String
    package let decided: Instant
    package let sent: Instant?
    package let digest: String?
    /// While it has not been carried.
    package let letter: Letter?
  }

  package static func letters(of caseID: Int64, in tx: Transaction) throws -> [Sent] {
    try tx.run(
      """
      SELECT letter_id, kind, route, state, decided_at, sent_at, digest, sealed FROM letter
      WHERE \(isOf(caseID)) ORDER BY decided_at, letter_id
      """
    ).map { row in
      let place = Place("letter", owner: try row.integer("letter_id"))
      let plain = try row.optionalBytes("sealed").flatMap { try tx.open($0, at: place) }
      return Sent(
        kind: try row.text("kind"), route: try row.value("route"), state: try row.text("state"),
        decided: try row.instant("decided_at"), sent: try row.optionalInstant("sent_at"),
        digest: try row.optionalText("digest"),
        letter: try plain.map { try JSONDecoder().decode(Letter.self, from: Data($0)) })
    }
  }

  package enum Route: String, Sendable {
    case email
    case print
  }

  /// A letter's row as a scheduler takes it up.
  package struct Waiting: Sendable {
    package let id: Int64
    package let caseID: Int64?
    package let kind: String
    package let route: Route
    package let decided: Instant
    package let attempts: Int
    package let letter: Letter
  }

  @discardableResult
  package static func enqueue(
    _ letter: Letter, kind: String, route: Route, of caseID: Int64?, in tx: Transaction
  ) throws -> Int64 {
    let id = tx.newOwner()
    let sealed = try tx.seal(Array(try JSONEncoder().encode(letter)), at: Place("letter", owner: id))
    try tx.run(
      """
      INSERT INTO letter
        (letter_id, case_id, kind, route, state, sealed, decided_at, next_attempt_at, attempts, sent_at, recorded_day,
         digest)
      VALUES (\(id), \(caseID), \(kind), \(route.rawValue), 'waiting', \(sealed), \(tx.now), \(tx.now), 0, NULL,
        \(tx.today), \(letter.digest))
      """)
    return id
  }

  /// The letters whose time has come and that nobody is carrying, oldest first.
  package static func due(limit: Int, in tx: Transaction) throws -> [Waiting] {
    try waiting(
      "state = 'waiting' AND next_attempt_at <= \(tx.now) ORDER BY next_attempt_at, letter_id LIMIT \(limit)", in: tx)
  }

  static func waiting(_ which: Query, in tx: Transaction) throws -> [Waiting] {
    try tx.run(
      "SELECT letter_id, case_id, kind, route, decided_at, attempts, sealed FROM letter WHERE " + which
    ).compactMap { row in
      let id = try row.integer("letter_id")
      guard let plain = try tx.open(try row.bytes("sealed"), at: Place("letter", owner: id)) else { return nil }
      return Waiting(
        id: id, caseID: try row.optionalInteger("case_id"), kind: try row.text("kind"), route: try row.value("route"),
        decided: try row.instant("decided_at"), attempts: try row.int("attempts"),
        letter: try JSONDecoder().decode(Letter.self, from: Data(plain)))
    }
  }

  /// Whether another letter of this kind and case has arrived or may still arrive.
  package static func hasAnother(than id: Int64, kind: String, of caseID: Int64, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM letter
      WHERE case_id = \(caseID) AND kind = \(kind) AND letter_id <> \(id) AND state IN ('waiting', 'sent')
      """)
  }

  /// The letters of these kinds that have gone out for a case, or are about to.
  package static func answers(
    to caseID: Int64, kinds: [String], in tx: Transaction
  ) throws -> [(kind: String, isSent: Bool)] {
    try tx.run("SELECT kind, state FROM letter WHERE \(isOf(caseID)) AND state IN ('waiting', 'sent')")
      .map { (kind: try $0.text("kind"), isSent: try $0.text("state") == "sent") }
      .filter { kinds.contains($0.kind) }
  }

  /// A letter of the case, or of the one it is answered with.
  private static func isOf(_ caseID: Int64) -> Query {
    """
    case_id IN (
      SELECT \(caseID) UNION ALL SELECT answered_with FROM rights_case
      WHERE case_id = \(caseID) AND answered_with IS NOT NULL)
    """
  }
}
