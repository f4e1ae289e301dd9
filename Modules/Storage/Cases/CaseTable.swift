package import Domain
import Foundation

/// The rows of rights cases: their state, their history, what they did.
package enum CaseTable {
  package static func open(
    _ state: CaseState, scope: Scope, language: Language, due: Day, request: Request, by actor: Actor = .unproven,
    in tx: Transaction
  ) throws -> Int64 {
    let id = tx.newOwner()
    try tx.run(
      """
      INSERT INTO rights_case
        (case_id, kind, scope, state, language, received_at, received_day, due_day, acts_at, closed_day,
         statement_version, sealed, certificate_digest, certificate_signature)
      VALUES (\(id), \(state.kind.rawValue), \(scope.rawValue), \(try json(state)), \(language.rawValue),
        \(state.received), \(state.receivedOn), \(due), \(state.actsAt), NULL,
        \(try tx.statement.version.id), \(try seal(request, of: id, in: tx)), NULL, NULL)
      """)
    try tx.run(
      "INSERT INTO case_reference (reference, case_id) VALUES (\(state.reference.description), \(id))")
    try record("receive", of: id, by: actor, in: tx)
    return id
  }

  package static func row(_ id: Int64, in tx: Transaction) throws -> Row? {
    try tx.first("SELECT * FROM rights_case WHERE case_id = \(id)").map(row)
  }

  /// The case, for whoever takes it up; nil too while another transaction is at it.
  package static func rowToTakeUp(_ id: Int64, in tx: Transaction) throws -> Row? {
    try tx.first("SELECT * FROM rights_case WHERE case_id = \(id)" + tx.connection.dialect.claim).map(row)
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
      ORDER BY acts_at, case_id LIMIT \(limit)
      """
    ).map { try $0.integer("case_id") }
  }

  /// The cases still open, the one that is due first in front.
  package static func open(in tx: Transaction) throws -> [Row] {
    try tx.run("SELECT * FROM rights_case WHERE closed_day IS NULL ORDER BY due_day, received_at, case_id").map(row)
  }

  /// Of the open cases those of which `condition` holds, the one that is due first in front.
  static func next(where condition: Query, limit: Int, in tx: Transaction) throws -> [Row] {
    try tx.run(
      """
      SELECT c.* FROM rights_case c WHERE c.closed_day IS NULL AND \(condition)
      ORDER BY c.due_day, c.received_at, c.case_id LIMIT \(limit)
      """
    ).map(row)
  }

  /// What happened to a case, by whom, in order.
  package static func events(
    of id: Int64, in tx: Transaction
  ) throws -> [(event: String, at: Instant, actor: String)] {
    try tx.run("SELECT event, at, actor FROM case_event WHERE case_id = \(id) ORDER BY sequence").map {
      (try $0.text("event"), try $0.instant("at"), try $0.text("actor"))
    }
  }

  /// A longer term (Art. 12(3)): the new legal date.
  package static func setDue(_ day: Day, of id: Int64, in tx: Transaction) throws {
    try tx.run("UPDATE rights_case SET due_day = \(day) WHERE case_id = \(id)")
  }

  /// The one way a case's state is stored: with the event that changed it.
  package static func save(
    _ state: CaseState, after event: CaseEvent, of id: Int64, by actor: Actor, in tx: Transaction
  ) throws {
    try CaseTiming.note(event, of: id, in: tx)
    try tx.run(
      """
      UPDATE rights_case SET state = \(try json(state)), acts_at = \(state.actsAt),
        closed_day = \(state.closedOn), answered = \(state.answered != nil)
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

  /// The same case, its moments set right where a clock was wrong.
  static func restate(_ state: CaseState, of id: Int64, in tx: Transaction) throws {
    try tx.run("UPDATE rights_case SET state = \(try json(state)), acts_at = \(state.actsAt) WHERE case_id = \(id)")
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

  /// One letter answers all of these: that of the first.
  package static func answer(_ others: [Int64], with first: Int64, in tx: Transaction) throws {
    try tx.run("UPDATE rights_case SET answered_with = \(first) WHERE case_id \(tx.among(others))")
  }

  /// The cases that a letter of this one answers, itself first.
  package static func answeredBy(_ id: Int64, in tx: Transaction) throws -> [Int64] {
    [id]
      + (try tx.run("SELECT case_id FROM rights_case WHERE answered_with = \(id) ORDER BY case_id")
        .map { try $0.integer("case_id") })
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
      WHERE l.customer_id = \(customer) ORDER BY c.received_at DESC, c.case_id
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
    package let basis: LegalBasis?
    /// The period its end follows from, by the statement's own names.
    package let anchor: String?
    package let period: String?
    /// The way of sending that was closed (A6); never the address.
    package let lane: Lane?

    package init(
      _ kind: Kind, _ category: DataCategory, rows: Int, purpose: Purpose? = nil, source: String? = nil,
      until: Day? = nil, basis: LegalBasis? = nil, anchor: String? = nil, period: String? = nil, lane: Lane? = nil
    ) {
      self.kind = kind
      self.category = category
      self.rows = rows
      self.purpose = purpose
      self.source = source
      self.until = until
      self.basis = basis
      self.anchor = anchor
      self.period = period
      self.lane = lane
    }
  }

  package static func add(_ outcomes: [Outcome], to id: Int64, in tx: Transaction) throws {
    let before = try tx.first("SELECT COUNT(*) AS n FROM case_outcome WHERE case_id = \(id)")?.int("n") ?? 0
    for (index, outcome) in outcomes.enumerated() {
      try tx.run(
        """
        INSERT INTO case_outcome
          (case_id, sequence, outcome, category, rows, purpose, source, until_day, basis, anchor, period, channel, brand)
        VALUES (\(id), \(before + index + 1), \(outcome.kind.rawValue), \(outcome.category.rawValue),
          \(outcome.rows), \(outcome.purpose?.rawValue), \(outcome.source), \(outcome.until),
          \(outcome.basis?.rawValue), \(outcome.anchor), \(outcome.period), \(outcome.lane?.channel.rawValue),
          \(outcome.lane?.brand.rawValue))
        """)
    }
  }

  package static func outcomes(of id: Int64, in tx: Transaction) throws -> [Outcome] {
    try tx.run("SELECT * FROM case_outcome WHERE case_id = \(id) ORDER BY sequence").map { row in
      let channel = try row.optionalText("channel").flatMap(Channel.init)
      let brand = try row.optionalText("brand").flatMap(Brand.init)
      return Outcome(
        Outcome.Kind(rawValue: try row.text("outcome")) ?? .kept, try row.value("category"), rows: try row.int("rows"),
        purpose: try row.optionalText("purpose").flatMap(Purpose.init), source: try row.optionalText("source"),
        until: try row.optionalDay("until_day"), basis: try row.optionalText("basis").flatMap(LegalBasis.init),
        anchor: try row.optionalText("anchor"), period: try row.optionalText("period"),
        lane: channel.flatMap { channel in brand.map { Lane(channel, $0) } })
    }
  }

  package static func keep(_ certificate: SignedText, of id: Int64, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE rights_case SET certificate_text = \(certificate.text), certificate_digest = \(certificate.digest),
        certificate_signature = \(certificate.signature)
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
    try tx.run("UPDATE recipient_instruction SET sealed = NULL, next_at = NULL WHERE case_id = \(id)")
    try tx.orderDestruction(of: .key(KeyName(id, .caseFile)))
  }

  private static func seal(_ request: Request, of id: Int64, in tx: Transaction) throws -> [UInt8] {
    try tx.seal(Array(try JSONEncoder().encode(request)), at: Place("rights_case", owner: id))
  }

  private static func row(_ record: Record) throws -> Row {
    let digest = try record.optionalText("certificate_digest")
    let signature = try record.optionalText("certificate_signature")
    let text = try record.optionalText("certificate_text")
    return Row(
      id: try record.integer("case_id"), scope: try record.value("scope"), language: try record.value("language"),
      state: try JSONDecoder().decode(CaseState.self, from: Data(try record.text("state").utf8)),
      due: try record.day("due_day"), statementVersion: try record.text("statement_version"),
      certificate: text.flatMap { text in
        digest.flatMap { digest in
          signature.map { SignedText(text: text, digest: digest, signature: $0) }
        }
      })
  }

  private static func json(_ state: CaseState) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(state), as: UTF8.self)
  }
}
