import Domain
import Storage

/// The people of one lane who are to be looked at on a day, page by page: first those whose day was worked out under
/// another statement, whenever that is, and then those whose day has come. Nobody else is read.
struct DuePeople {
  let lane: Int
  let day: Day
  /// Under the statement of this day everybody's own must have been worked out.
  let statementDay: Day

  init(lane: Int, day: Day, underStatementOf statementDay: Day? = nil) {
    self.lane = lane
    self.day = day
    self.statementDay = statementDay ?? day
  }

  /// Where a walk over them has come to.
  enum Place {
    case underAnother(Side, after: (mark: String, day: Day, customer: Int64))
    case byDay(after: Day, Int64)
    case end

    static let beginning = Place.underAnother(.before, after: nowhere)
    static let days = Place.byDay(after: nowhere.day, 0)
    static let nowhere = (mark: "", day: Day(number: -1_000_000), customer: Int64(0))
  }

  /// The index holds the statements in some order; others lie on both sides of the one that counts.
  enum Side {
    case before, after

    var compares: Query {
      switch self {
      case .before: "<"
      case .after: ">"
      }
    }
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
      case .underAnother(let side, let last):
        let page = try underAnother(side, last, limit, in: tx)
        if let newest = page.last {
          place = .underAnother(side, after: newest.at)
          return page.map(\.found)
        }
        place = side == .before ? .underAnother(.after, after: Place.nowhere) : .days
      case .byDay(let last, let customer):
        let page = try byDay(last, customer, limit, in: tx)
        guard let newest = page.last else {
          place = .end
          return []
        }
        place = .byDay(after: newest.day, newest.found.customer)
        return page.map(\.found)
      case .end: return []
      }
    }
  }

  /// Some of those whose day was worked out under another statement; none only if there is nobody.
  func firstUnderAnotherStatement(_ limit: Int, in tx: Transaction) throws -> [Found] {
    for side in [Side.before, .after] {
      let page = try underAnother(side, Place.nowhere, limit, in: tx)
      if !page.isEmpty { return page.map(\.found) }
    }
    return []
  }

  /// Whom a claim is for.
  enum Reason {
    case dayHasCome, underAnotherStatement
  }

  /// Of these people, those for whom the reason still holds; their standings are this transaction's until it ends.
  /// Whom another transaction has in hand is left out, or waited for.
  func claim(_ customers: [Int64], for reason: Reason, waiting: Bool, in tx: Transaction) throws -> [Int64] {
    let holds: Query =
      switch reason {
      case .dayHasCome: "check_day <= \(day)"
      case .underAnotherStatement: "statement_digest <> \(try tx.statement(on: statementDay).digest)"
      }
    return try tx.run(
      "SELECT customer_id FROM standing WHERE customer_id \(tx.among(customers)) AND \(holds) ORDER BY customer_id"
        + (waiting ? tx.dialect.forUpdate : tx.dialect.claim)
    ).map { try $0.integer("customer_id") }
  }

  /// Whether no more than `most` people are to be looked at in all these lanes; reads no further than it must.
  static func areAtMost(_ most: Int, _ lanes: [DuePeople], in tx: Transaction) throws -> Bool {
    var found = 0
    for lane in lanes {
      var place = Place.beginning
      while true {
        let page = try lane.next(min(2048, most - found + 1), after: &place, in: tx)
        if page.isEmpty { break }
        found += page.count
        if found > most { return false }
      }
    }
    return true
  }

  /// How many people of this lane have a day that was worked out under another statement.
  func countUnderAnotherStatement(in tx: Transaction) throws -> Int {
    try [Side.before, .after].reduce(0) { count, side in
      try count
        + (tx.first(
          """
          SELECT COUNT(*) AS people FROM standing
          WHERE \(AuditLog.isInLane(lane, tx.dialect)) AND \(Self.mark) \(side.compares) \(try mark(in: tx))
          """
        )?.int("people") ?? 0)
    }
  }

  private func underAnother(
    _ side: Side, _ last: (mark: String, day: Day, customer: Int64), _ limit: Int, in tx: Transaction
  ) throws -> [(at: (mark: String, day: Day, customer: Int64), found: Found)] {
    try tx.run(
      """
      SELECT \(Self.mark) AS mark, check_day, customer_id, \(tx.dialect.part) AS part FROM standing
      WHERE \(AuditLog.isInLane(lane, tx.dialect)) AND \(Self.mark) \(side.compares) \(try mark(in: tx))
        AND (\(Self.mark), check_day, customer_id) > (\(last.mark), \(last.day), \(last.customer))
      ORDER BY \(Self.mark), check_day, customer_id LIMIT \(limit)
      """
    ).map { row in
      let found = try Self.found(row)
      return ((try row.text("mark"), try row.day("check_day"), found.customer), found)
    }
  }

  private func byDay(
    _ last: Day, _ customer: Int64, _ limit: Int, in tx: Transaction
  ) throws -> [(day: Day, found: Found)] {
    try tx.run(
      """
      SELECT check_day, customer_id, \(tx.dialect.part) AS part FROM standing
      WHERE \(AuditLog.isInLane(lane, tx.dialect)) AND \(Self.mark) = \(try mark(in: tx)) AND check_day <= \(day)
        AND (check_day, customer_id) > (\(last), \(customer))
      ORDER BY check_day, customer_id LIMIT \(limit)
      """
    ).map { (try $0.day("check_day"), try Self.found($0)) }
  }

  /// As the index has it.
  static let mark: Query = "substr(statement_digest, 1, 16)"

  func mark(in tx: Transaction) throws -> String {
    String(try tx.statement(on: statementDay).digest.prefix(16))
  }

  private static func found(_ row: Record) throws -> Found {
    Found(customer: try row.integer("customer_id"), part: try row.integer("part"))
  }
}
