package import Domain
import Foundation

/// The columns of `standing` that say ahead which messages a person may be sent and why not, so that a question about
/// millions reads a few bytes of each (DESIGN §5).
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
    package let language: Language
  }

  package struct Worked: Sendable {
    package let customer: Int64
    package let reach: Reach
    package let facts: ReachFacts
    /// The first day on which it may be another; nil where time alone never changes it.
    package let until: Day?

    package init(_ customer: Int64, _ reach: Reach, _ facts: ReachFacts, until: Day?) {
      self.customer = customer
      self.reach = reach
      self.facts = facts
      self.until = until
    }
  }

  /// People of whom the same was worked out.
  package struct Alike: Sendable {
    package let people: Int
    /// The whole of what is kept, by which they are found.
    fileprivate let bytes: [UInt8]
    /// Nil where the bytes are of another statement or another make.
    package let said: (facts: ReachFacts, reach: Reach)?
  }

  // MARK: - Asking

  /// Everybody whose row counts, by what it says: read in the order of an index in which they lie together.
  package static func alike(in tx: Transaction) throws -> [Alike] {
    let mark = try mark(in: tx)
    return try tx.run(
      "SELECT reach, COUNT(*) AS people FROM standing WHERE reach_until + 0 > \(tx.today) GROUP BY reach"
    ).map { row in
      let bytes = try row.optionalBytes("reach") ?? []
      return Alike(people: try row.int("people"), bytes: bytes, said: said(bytes, mark))
    }
  }

  /// Who they are: nobody else's row is looked at.
  package static func people(alike: [Alike], in tx: Transaction) throws -> [Int64] {
    var people: [Int64] = []
    people.reserveCapacity(alike.reduce(0) { $0 + $1.people })
    for start in stride(from: 0, to: alike.count, by: kindsAtOnce) {
      let kinds = alike[start..<min(start + kindsAtOnce, alike.count)].map(\.bytes)
      try tx.each(
        "SELECT customer_id FROM standing WHERE reach IN (\(list: kinds)) AND reach_until + 0 > \(tx.today)"
      ) { row in
        guard case .integer(let customer)? = row.values.first else { return }
        people.append(customer)
      }
    }
    return people
  }

  private static let kindsAtOnce = 200

  /// Everybody whose row does not count: they are decided one by one. Three ranges of two indexes, and no look at
  /// anybody else.
  package static func uncounted(in tx: Transaction) throws -> [Int64] {
    let (from, to) = try marked(in: tx)
    return try tx.run(
      """
      SELECT customer_id FROM standing WHERE reach_until <= \(tx.today)
      UNION ALL SELECT customer_id FROM standing WHERE reach < \(from) AND reach_until + 0 > \(tx.today)
      UNION ALL SELECT customer_id FROM standing WHERE reach >= \(to) AND reach_until + 0 > \(tx.today)
      """
    ).map { try $0.integer("customer_id") }
  }

  /// What the rows of these people say, as far as they count.
  package static func said(
    of customers: Set<Int64>, in tx: Transaction
  ) throws -> [Int64: (facts: ReachFacts, reach: Reach)] {
    let mark = try mark(in: tx)
    return try tx.run(
      """
      SELECT customer_id, reach FROM standing
      WHERE customer_id \(tx.among(customers.sorted())) AND reach_until > \(tx.today)
      """
    ).reduce(into: [:]) { all, row in
      all[try row.integer("customer_id")] = said(try row.optionalBytes("reach") ?? [], mark)
    }
  }

  private static func said(_ bytes: [UInt8], _ mark: [UInt8]) -> (facts: ReachFacts, reach: Reach)? {
    guard bytes.starts(with: mark), let facts = ReachFacts(bytes: bytes.dropFirst(markLength).prefix(ReachFacts.length))
    else { return nil }
    return (facts, Reach(bytes: Array(bytes.dropFirst(markLength + ReachFacts.length))))
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
      """
      SELECT customer_id FROM standing WHERE reach_until <= \(tx.today)
      ORDER BY reach_until, customer_id LIMIT \(limit)
      """
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
    return try tx.run(
      """
      SELECT s.customer_id, s.fold, c.language FROM standing s JOIN customer c ON c.customer_id = s.customer_id
      WHERE s.customer_id \(tx.among(customers))
      """
    ).map { row in
      let customer = try row.integer("customer_id")
      return Person(
        customer: customer, standing: try decoder.decode(Standing.self, from: Data(try row.text("fold").utf8)),
        details: details[customer, default: []], language: try row.value("language"))
    }
  }

  package static func keep(_ worked: [Worked], in tx: Transaction) throws {
    guard !worked.isEmpty else { return }
    let mark = try mark(in: tx)
    var query: Query = "WITH worked (customer_id, reach, reach_until) AS (VALUES "
    for (index, one) in worked.enumerated() {
      query = query + (index == 0 ? "" : ", ")
      query = query + "(\(one.customer), \(mark + one.facts.bytes + one.reach.bytes), \(one.until ?? never))"
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

  /// The day is hidden from the planner: the index of the marks answers alone, and that of the days finds nearly
  /// everybody and answers nothing.
  private static func counts(in tx: Transaction) throws -> Query {
    let (from, to) = try marked(in: tx)
    return "reach_until + 0 > \(tx.today) AND reach >= \(from) AND reach < \(to)"
  }

  private static func mark(in tx: Transaction) throws -> [UInt8] {
    let statement = try tx.statement
    let words =
      ReachLayout(statement).words + Language.allCases.map(\.rawValue) + AgreementName.allCases.map(\.rawValue)
    return Array(Digest.sha256(fields: [statement.digest] + words).prefix(markLength))
  }

  /// The first bytes that begin with the mark, and the first ones behind those.
  private static func marked(in tx: Transaction) throws -> (from: [UInt8], to: [UInt8]) {
    let mark = try mark(in: tx)
    var next = mark
    for place in next.indices.reversed() {
      next[place] &+= 1
      if next[place] != 0 { break }
    }
    return (mark, next)
  }
}

extension PersonalTable {
  /// Whether its rows are ways to reach the person.
  var leadsToPerson: Bool { serves == .byKind || serves == .byKindAndBrand }
}
