import Domain
import Storage

/// The people of one lane who are to be looked at on a day, page by page: those whose day has come, and then
/// those whose standing was kept under another statement.
struct DuePeople {
  let lane: Int
  let day: Day

  /// Where a walk over them has come to.
  enum Place {
    case byDay(after: Day, Int64)
    case byStatement(after: Int64)
    case end

    static let beginning = Place.byDay(after: Day(number: -1_000_000), 0)
  }

  /// One of them, and the part of the tables their rows lie in.
  struct Found {
    let customer: Int64
    let part: Int64
  }

  /// The people after `place`, which moves on; none only at the end.
  func next(_ limit: Int, after place: inout Place, in tx: Transaction) throws -> [Found] {
    while true {
      switch place {
      case .byDay(let last, let customer):
        let page = try byDay(last, customer, limit, in: tx)
        if let newest = page.last {
          place = .byDay(after: newest.day, newest.found.customer)
          return page.map(\.found)
        }
        place = try isUnderOneStatement(in: tx) ? .end : .byStatement(after: 0)
      case .byStatement(let customer):
        let page = try byStatement(customer, limit, in: tx)
        place = page.last.map { .byStatement(after: $0.customer) } ?? .end
        if !page.isEmpty { return page }
      case .end: return []
      }
    }
  }

  /// Of these people, those who are still due; their standings are this transaction's until it ends. Whom another
  /// transaction has in hand is left out, or waited for.
  func claim(_ customers: [Int64], waiting: Bool, in tx: Transaction) throws -> [Int64] {
    try tx.run(
      """
      SELECT customer_id FROM standing
      WHERE customer_id \(tx.among(customers))
        AND (check_day <= \(day) OR statement_digest <> \(try tx.statement(on: day).digest))
      ORDER BY customer_id\(waiting ? tx.dialect.forUpdate : tx.dialect.claim)
      """
    ).map { try $0.integer("customer_id") }
  }

  /// Whether no more than `most` people are to be looked at in all these lanes; reads no further than it must.
  static func areAtMost(_ most: Int, _ lanes: [DuePeople], in tx: Transaction) throws -> Bool {
    var found = 0
    for lane in lanes {
      guard try lane.isUnderOneStatement(in: tx) else { return false }
      found += try tx.run(
        """
        SELECT customer_id FROM standing WHERE \(AuditLog.isInLane(lane.lane, tx.dialect)) AND check_day <= \(lane.day)
        LIMIT \(most - found + 1)
        """
      ).count
      if found > most { return false }
    }
    return true
  }

  /// People of this lane whose standing was kept under another statement than the one of `day`.
  func underAnotherStatement(in tx: Transaction) throws -> Int {
    if try isUnderOneStatement(in: tx) { return 0 }
    return try tx.first(
      """
      SELECT COUNT(*) AS people FROM standing
      WHERE \(AuditLog.isInLane(lane, tx.dialect)) AND statement_digest <> \(try tx.statement(on: day).digest)
      """
    )?.int("people") ?? 0
  }

  /// Remembers that nobody's standing of this lane was kept under another statement than the one of `day`, if that
  /// is so: later sweeps then ask for days alone.
  func rememberStatement(in tx: Transaction) throws {
    let digest = try tx.statement(on: day).digest
    guard try !isUnderOneStatement(in: tx), try byStatement(0, 1, in: tx).isEmpty else { return }
    try House.set(mark, digest, in: tx)
  }

  private var mark: String { "sweptUnder\(lane)" }

  private func isUnderOneStatement(in tx: Transaction) throws -> Bool {
    try House.value(mark, in: tx) == tx.statement(on: day).digest
  }

  private func byDay(
    _ last: Day, _ customer: Int64, _ limit: Int, in tx: Transaction
  ) throws -> [(day: Day, found: Found)] {
    try tx.run(
      """
      SELECT check_day, customer_id, \(tx.dialect.part) AS part FROM standing
      WHERE \(AuditLog.isInLane(lane, tx.dialect)) AND check_day <= \(day)
        AND (check_day, customer_id) > (\(last), \(customer))
      ORDER BY check_day, customer_id LIMIT \(limit)
      """
    ).map { (try $0.day("check_day"), try Self.found($0)) }
  }

  private func byStatement(_ customer: Int64, _ limit: Int, in tx: Transaction) throws -> [Found] {
    try tx.run(
      """
      SELECT customer_id, \(tx.dialect.part) AS part FROM standing
      WHERE \(AuditLog.isInLane(lane, tx.dialect)) AND customer_id > \(customer)
        AND statement_digest <> \(try tx.statement(on: day).digest) AND check_day > \(day)
      ORDER BY customer_id LIMIT \(limit)
      """
    ).map(Self.found)
  }

  private static func found(_ row: Record) throws -> Found {
    Found(customer: try row.integer("customer_id"), part: try row.integer("part"))
  }
}
