package import Domain
import Foundation

/// The rows of rights cases: their state, their history, what they did.
package enum CaseTable {
  /// What came in, sealed under the case's own key, which goes when the case closes: the dossier
  /// keeps proof and no payload (R8).
  package struct Request: Hashable, Codable, Sendable {
    /// The address named, as typed; one of the two.
    package var email: String?
    package var postal: [String: String]?
    /// The stops this case made, by person: what "this was not me" takes back.
    package var stops: [Int64: Int64]

    package init(email: String? = nil, postal: [String: String]? = nil, stops: [Int64: Int64] = [:]) {
      self.email = email
      self.postal = postal
      self.stops = stops
    }
  }

  package struct Row: Sendable {
    package let id: Int64
    package let scope: Scope
    package let language: Language
    package let state: CaseState
    package let due: Day
    package let statementVersion: String
    package let certificate: (digest: String, signature: String)?
  }

  package static func open(
    _ state: CaseState, scope: Scope, language: Language, due: Day, request: Request, in tx: Transaction
  ) throws -> Int64 {
    let id = tx.newID()
    try tx.run(
      """
      INSERT INTO rights_case
        (case_id, kind, scope, state, language, received_at, received_day, due_day, acts_at, closed_day,
         statement_version, sealed, certificate_digest, certificate_signature)
      VALUES (\(id), \(state.kind.rawValue), \(scope.rawValue), \(try json(state)), \(language.rawValue),
        \(state.received), \(state.received.day), \(due), \(state.actsAt), NULL,
        \(try tx.statement.version.id), \(try seal(request, of: id, in: tx)), NULL, NULL)
      """)
    try tx.run(
      "INSERT INTO case_reference (reference, case_id) VALUES (\(state.reference.description), \(id))")
    try record("receive", of: id, by: .unproven, in: tx)
    return id
  }

  package static func row(_ id: Int64, in tx: Transaction) throws -> Row? {
    try tx.first("SELECT * FROM rights_case WHERE case_id = \(id)").map(row)
  }

  package static func find(_ reference: CaseReference, in tx: Transaction) throws -> Row? {
    try tx.first(
      """
      SELECT c.* FROM case_reference r JOIN rights_case c ON c.case_id = r.case_id
      WHERE r.reference = \(reference.description)
      """
    ).map(row)
  }

  /// Cases that the house takes up by itself: their silence has lasted, or their cooling-off is over;
  /// the oldest first.
  package static func silent(limit: Int, in tx: Transaction) throws -> [Int64] {
    try tx.run(
      """
      SELECT case_id FROM rights_case WHERE acts_at IS NOT NULL AND acts_at <= \(tx.now)
      ORDER BY acts_at LIMIT \(limit)
      """
    ).map { try $0.integer("case_id") }
  }

  /// The one way a case's state is stored: with the event that changed it.
  package static func save(
    _ state: CaseState, after event: CaseEvent, of id: Int64, by actor: Actor, in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE rights_case SET state = \(try json(state)), acts_at = \(state.actsAt),
        closed_day = \(state.closedOn)
      WHERE case_id = \(id)
      """)
    try record(event.name, of: id, by: actor, in: tx)
    if let closed = state.closedOn {
      try tx.run("UPDATE customer_case SET closed_day = \(closed) WHERE case_id = \(id) AND closed_day IS NULL")
      try forgetRequest(of: id, in: tx)
      for customer in try customers(of: id, in: tx) where try People.exists(customer, in: tx) {
        try StandingTable.refold(customer, in: tx)
      }
    }
  }

  package static func request(of id: Int64, in tx: Transaction) throws -> Request? {
    guard let row = try tx.first("SELECT sealed FROM rights_case WHERE case_id = \(id)"),
      let plain = try tx.open(try row.bytes("sealed"), at: Place("rights_case", owner: id))
    else { return nil }
    return try JSONDecoder().decode(Request.self, from: Data(plain))
  }

  package static func replace(_ request: Request, of id: Int64, in tx: Transaction) throws {
    try tx.run("UPDATE rights_case SET sealed = \(try seal(request, of: id, in: tx)) WHERE case_id = \(id)")
  }

  // MARK: - Whom it is about

  package static func link(_ id: Int64, to customer: Int64, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO customer_case (customer_id, case_id, closed_day) VALUES (\(customer), \(id), NULL)
      ON CONFLICT (customer_id, case_id) DO NOTHING
      """)
    try StandingTable.refold(customer, in: tx)
  }

  package static func customers(of id: Int64, in tx: Transaction) throws -> [Int64] {
    try tx.run("SELECT customer_id FROM customer_case WHERE case_id = \(id) ORDER BY customer_id")
      .map { try $0.integer("customer_id") }
  }

  package static func cases(of customer: Int64, in tx: Transaction) throws -> [Row] {
    try tx.run(
      """
      SELECT c.* FROM customer_case l JOIN rights_case c ON c.case_id = l.case_id
      WHERE l.customer_id = \(customer) ORDER BY c.received_at DESC
      """
    ).map(row)
  }

  // MARK: - What it did

  package struct Outcome: Hashable, Sendable {
    package enum Kind: String, Sendable { case erased, kept, suppressed }

    package let kind: Kind
    package let category: DataCategory
    package let rows: Int
    package let purpose: Purpose?
    package let source: String?
    package let until: Day?

    package init(
      _ kind: Kind, _ category: DataCategory, rows: Int, purpose: Purpose? = nil, source: String? = nil,
      until: Day? = nil
    ) {
      self.kind = kind
      self.category = category
      self.rows = rows
      self.purpose = purpose
      self.source = source
      self.until = until
    }
  }

  package static func add(_ outcomes: [Outcome], to id: Int64, in tx: Transaction) throws {
    let before = try tx.first("SELECT COUNT(*) AS n FROM case_outcome WHERE case_id = \(id)")?.int("n") ?? 0
    for (index, outcome) in outcomes.enumerated() {
      try tx.run(
        """
        INSERT INTO case_outcome (case_id, sequence, outcome, category, rows, purpose, source, until_day)
        VALUES (\(id), \(before + index + 1), \(outcome.kind.rawValue), \(outcome.category.rawValue),
          \(outcome.rows), \(outcome.purpose?.rawValue), \(outcome.source), \(outcome.until))
        """)
    }
  }

  package static func outcomes(of id: Int64, in tx: Transaction) throws -> [Outcome] {
    try tx.run("SELECT * FROM case_outcome WHERE case_id = \(id) ORDER BY sequence").map { row in
      Outcome(
        Outcome.Kind(rawValue: try row.text("outcome")) ?? .kept, try row.value("category"), rows: try row.int("rows"),
        purpose: try row.optionalText("purpose").flatMap(Purpose.init), source: try row.optionalText("source"),
        until: try row.optionalDay("until_day"))
    }
  }

  package static func keepCertificate(
    digest: String, signature: String, of id: Int64, in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE rights_case SET certificate_digest = \(digest), certificate_signature = \(signature)
      WHERE case_id = \(id)
      """)
  }

  // MARK: - Inside

  private static func record(_ event: String, of id: Int64, by actor: Actor, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO case_event (case_id, sequence, event, at, actor)
      VALUES (\(id), (SELECT COUNT(*) + 1 FROM case_event WHERE case_id = \(id)), \(event), \(tx.now), \(actor.label))
      """)
  }

  /// The payload goes, row and key; what was done, when and under which reference stays.
  private static func forgetRequest(of id: Int64, in tx: Transaction) throws {
    try tx.run("UPDATE rights_case SET sealed = \([UInt8]()) WHERE case_id = \(id)")
    try tx.orderDestruction(of: .key(KeyName(id, .caseFile)))
  }

  private static func seal(_ request: Request, of id: Int64, in tx: Transaction) throws -> [UInt8] {
    try tx.seal(Array(try JSONEncoder().encode(request)), at: Place("rights_case", owner: id))
  }

  private static func row(_ record: Record) throws -> Row {
    let digest = try record.optionalText("certificate_digest")
    let signature = try record.optionalText("certificate_signature")
    return Row(
      id: try record.integer("case_id"), scope: try record.value("scope"), language: try record.value("language"),
      state: try JSONDecoder().decode(CaseState.self, from: Data(try record.text("state").utf8)),
      due: try record.day("due_day"), statementVersion: try record.text("statement_version"),
      certificate: digest.flatMap { digest in signature.map { (digest, $0) } })
  }

  private static func json(_ state: CaseState) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(state), as: UTF8.self)
  }
}
