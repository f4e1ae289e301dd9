package import Domain
import Foundation

/// The columns of `standing` that say ahead by which ways a person may be written to, so that a question about
/// millions reads one byte of each (DESIGN §5).
///
/// A row counts before its day, and only if its bytes begin with the mark of the statement and the layout that are
/// asked about now. Whatever changes a standing or an address sets the day to 0; who reads a row that does not count
/// asks the statement itself.
package enum ReachTable {
  /// What `reach` needs to know of one person.
  package struct Person: Sendable {
    package let customer: Int64
    package let standing: Standing
    /// Every address and number of theirs, as the statement sees it.
    package let details: [Datum]
  }

  package struct Worked: Sendable {
    package let customer: Int64
    package let reach: Reach
    /// The first day on which it may be another; nil where time alone never changes it.
    package let until: Day?

    package init(_ customer: Int64, _ reach: Reach, until: Day?) {
      self.customer = customer
      self.reach = reach
      self.until = until
    }
  }

  // MARK: - Asking

  /// Everybody for whom `way` is open, with the place of its basis in the closed list, from 1; and everybody whose
  /// row does not count, without.
  package static func open(_ way: Reach.Way, in tx: Transaction) throws -> [(customer: Int64, basis: UInt8?)] {
    guard let place = Reach.place(of: way) else { return [] }
    let byte: Query = "substr(reach, CAST(\(markLength + place + 1) AS INTEGER), 1)"
    var basis: Query = "CASE"
    for number in 1...LegalBasis.allCases.count {
      basis = basis + " WHEN " + byte + " = \([UInt8(number)]) THEN \(number)"
    }
    basis = basis + " END"
    let counts: Query = try counts(in: tx)
    return try tx.run(
      "SELECT customer_id, CASE WHEN " + counts + " THEN " + basis + " ELSE 0 END AS basis FROM standing WHERE NOT ("
        + counts + ") OR " + byte + " <> \([UInt8(0)])"
    ).map { row in
      let basis = try row.int("basis")
      return (try row.integer("customer_id"), basis == 0 ? nil : UInt8(basis))
    }
  }

  // MARK: - Working out

  /// Whether every row was worked out under today's statement once: then only days can make one stale.
  package static func isSettled(in tx: Transaction) throws -> Bool {
    try House.value(settled, in: tx) == (try mark(in: tx)).hex
  }

  package static func settle(in tx: Transaction) throws {
    try House.set(settled, try mark(in: tx).hex, in: tx)
  }

  /// Whose day has come.
  package static func due(limit: Int, in tx: Transaction) throws -> [Int64] {
    try tx.run(
      "SELECT customer_id FROM standing WHERE reach_until <= \(tx.today) ORDER BY reach_until, customer_id LIMIT \(limit)"
    ).map { try $0.integer("customer_id") }
  }

  /// Whose row does not count, be it for its day or its mark; after `customer`, in the order of the ids.
  package static func stale(after customer: Int64, limit: Int, in tx: Transaction) throws -> [Int64] {
    try tx.run(
      "SELECT customer_id FROM standing WHERE customer_id > \(customer) AND NOT (" + counts(in: tx)
        + ") ORDER BY customer_id LIMIT \(limit)"
    ).map { try $0.integer("customer_id") }
  }

  /// Those of `customers` who are there.
  package static func people(_ customers: [Int64], in tx: Transaction) throws -> [Person] {
    var details: [Int64: [Datum]] = [:]
    for table in Inventory.tables(of: .customer) where table.leadsToPerson {
      for row in try Rows.decidable(table, of: customers, in: tx) { details[row.owner, default: []].append(row.datum) }
    }
    let decoder = JSONDecoder()
    return try tx.run("SELECT customer_id, fold FROM standing WHERE customer_id \(tx.among(customers))").map { row in
      let customer = try row.integer("customer_id")
      return Person(
        customer: customer, standing: try decoder.decode(Standing.self, from: Data(try row.text("fold").utf8)),
        details: details[customer, default: []])
    }
  }

  package static func keep(_ worked: [Worked], in tx: Transaction) throws {
    guard !worked.isEmpty else { return }
    let mark = try mark(in: tx)
    var query: Query = "WITH worked (customer_id, reach, reach_until) AS (VALUES "
    for (index, one) in worked.enumerated() {
      query = query + (index == 0 ? "" : ", ")
      query = query + "(\(one.customer), \(mark + one.reach.bytes), \(one.until ?? never))"
    }
    try tx.run(
      query + """
        ) UPDATE standing SET reach = worked.reach, reach_until = worked.reach_until
        FROM worked WHERE standing.customer_id = worked.customer_id
        """)
  }

  /// An address of this person came, changed or went.
  package static func forget(_ customer: Int64, in tx: Transaction) throws { try forget([customer], in: tx) }

  static func forget(_ customers: Set<Int64>, in tx: Transaction) throws {
    guard !customers.isEmpty else { return }
    try tx.run(
      "UPDATE standing SET reach_until = 0 WHERE customer_id \(tx.among(customers.sorted())) AND reach_until > 0")
  }

  // MARK: - Marks

  private static let settled = "reachMark"
  private static let markLength = 8
  private static let never = Month(year: 9999, month: 12).last

  private static func counts(in tx: Transaction) throws -> Query {
    "reach_until > \(tx.today) AND substr(reach, 1, CAST(\(markLength) AS INTEGER)) = \(try mark(in: tx))"
  }

  private static func mark(in tx: Transaction) throws -> [UInt8] {
    Array(Digest.sha256(fields: [try tx.statement.digest] + Reach.layout).prefix(markLength))
  }
}

extension PersonalTable {
  /// Whether its rows are ways to reach the person.
  var leadsToPerson: Bool { serves == .byKind || serves == .byKindAndBrand }
}
