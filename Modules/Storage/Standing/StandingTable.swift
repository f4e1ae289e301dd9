package import Domain
import Foundation

/// One row per person that says which purposes can be alive: folded from the evidence rows in the
/// transaction that writes them, and foldable again at any time to check.
package enum StandingTable {
  package static func standing(of customer: Int64, in tx: Transaction) throws -> Standing? {
    guard let row = try tx.first("SELECT fold FROM standing WHERE customer_id = \(customer)") else { return nil }
    return try JSONDecoder().decode(Standing.self, from: Data(try row.text("fold").utf8))
  }

  /// Folds the person's evidence and keeps the result. What may shorten a life makes the scheduler
  /// look again today.
  @discardableResult
  package static func refold(_ customer: Int64, in tx: Transaction) throws -> Standing {
    let standing = try fold(customer, in: tx)
    try tx.run(
      """
      INSERT INTO standing (customer_id, fold, statement_digest, check_day)
      VALUES (\(customer), \(try encode(standing)), \(try tx.statement.digest), \(tx.today))
      ON CONFLICT (customer_id) DO UPDATE SET fold = excluded.fold, check_day = \(tx.today),
        reach_until = CASE WHEN standing.fold = excluded.fold THEN standing.reach_until ELSE 0 END
      """)
    return standing
  }

  /// Brings the next look forward to `day`, if it is later: a new datum with an earlier end.
  package static func look(at customer: Int64, noLaterThan day: Day, in tx: Transaction) throws {
    try tx.run("UPDATE standing SET check_day = \(day) WHERE customer_id = \(customer) AND check_day > \(day)")
  }

  /// A lower bound: on that day the person is looked at again, and may turn out not to be due.
  package static func look(at customer: Int64, on day: Day, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE standing SET check_day = \(day), statement_digest = \(try tx.statement.digest)
      WHERE customer_id = \(customer)
      """)
  }

  /// A standing to be kept, and the day on which its person is looked at next.
  package struct Kept: Sendable {
    package let customer: Int64
    package let standing: Standing
    package let checkDay: Day

    package init(_ customer: Int64, _ standing: Standing, lookingOn day: Day) {
      self.customer = customer
      self.standing = standing
      checkDay = day
    }
  }

  /// Keeps what was folded of many people under the statement of today.
  package static func keep(_ kept: [Kept], in tx: Transaction) throws {
    let digest = try tx.statement.digest
    try tx.insert(
      into: "standing", ["customer_id", "fold", "statement_digest", "check_day"],
      try kept.map { [$0.customer.bound, try encode($0.standing).bound, digest.bound, $0.checkDay.bound] },
      ending: """
        ON CONFLICT (customer_id) DO UPDATE SET
          fold = excluded.fold, statement_digest = excluded.statement_digest, check_day = excluded.check_day,
          reach_until = CASE WHEN standing.fold = excluded.fold THEN standing.reach_until ELSE 0 END
        """)
  }

  package static func people(in tx: Transaction) throws -> Int {
    try tx.first("SELECT COUNT(*) AS people FROM standing")?.int("people") ?? 0
  }

  package static func everybody(in tx: Transaction) throws -> [Int64] {
    try tx.run("SELECT customer_id FROM standing").map { try $0.integer("customer_id") }
  }

  /// The evidence, read afresh.
  package static func fold(_ customer: Int64, in tx: Transaction) throws -> Standing {
    guard var evidence = try evidence(of: [customer], in: tx)[customer] else {
      throw StorageError.corrupt("a standing was asked for somebody who is not there")
    }
    for (table, columns) in StandingEvidence.columns {
      let rows = try tx.run(table == "contact_event" ? newestContacts(customer) : all(table, columns, customer))
      for row in rows { evidence.add(row, of: table) }
    }
    return try evidence.fold(under: try tx.statement, today: tx.today)
  }

  /// The beginning of each person's evidence, to which their rows are added; nothing for who is not there.
  package static func evidence(of customers: [Int64], in tx: Transaction) throws -> [Int64: StandingEvidence] {
    try tx.run(
      "SELECT customer_id, first_recorded, under16_until FROM customer WHERE customer_id \(tx.among(customers))"
    ).reduce(into: [:]) { spines, row in
      spines[try row.integer("customer_id")] = try StandingEvidence(spine: row)
    }
  }

  /// A history can be long, and one contact of each kind is enough.
  private static func newestContacts(_ customer: Int64) -> Query {
    """
    SELECT kind, own_act, MAX(happened_day) AS happened_day FROM contact_event
    WHERE customer_id = \(customer) AND own_act = 1 GROUP BY kind, own_act
    """
  }

  private static func all(_ table: String, _ columns: [String], _ customer: Int64) -> Query {
    "SELECT \(names: columns) FROM \(name: table) WHERE customer_id = \(customer)"
  }

  private static func encode(_ standing: Standing) throws -> String { try Ledger.json(standing) }
}
