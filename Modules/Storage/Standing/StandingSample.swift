package import Domain
import Foundation

/// People chosen by chance. Their numbers are random, so those that follow a random one are a random sample.
extension StandingTable {
  /// Where a sample begins that is taken for `purpose`: somewhere else each day, the same on every machine.
  package static func start(of purpose: String, on day: Day) -> Int64 {
    let hash = Digest.sha256(fields: [purpose, day.description])
    return Int64(hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & 0x7fff_ffff_ffff_ffff)
  }

  /// So many people whose numbers follow `start`; from the beginning again after the last.
  package static func following(_ start: Int64, limit: Int, in tx: Transaction) throws -> [Int64] {
    let after = try customers("customer_id > \(start)", limit, in: tx)
    return after.isEmpty ? try customers("customer_id <= \(start)", limit, in: tx) : after
  }

  private static func customers(_ which: Query, _ limit: Int, in tx: Transaction) throws -> [Int64] {
    try tx.run("SELECT customer_id FROM standing WHERE \(which) ORDER BY customer_id LIMIT \(limit)").map {
      try $0.integer("customer_id")
    }
  }

  /// Standings as they are kept under the statement of today, of so many people whose numbers follow `start`; from
  /// the beginning again after the last.
  package static func sample(from start: Int64, limit: Int, in tx: Transaction) throws -> [Kept] {
    let after = try sample("customer_id >= \(start)", limit, in: tx)
    return after.count == limit ? after : after + (try sample("customer_id < \(start)", limit - after.count, in: tx))
  }

  private static func sample(_ which: Query, _ limit: Int, in tx: Transaction) throws -> [Kept] {
    let decoder = JSONDecoder()
    return try tx.run(
      """
      SELECT customer_id, fold, check_day FROM standing
      WHERE \(which) AND statement_digest = \(try tx.statement.digest) ORDER BY customer_id LIMIT \(limit)
      """
    ).map { row in
      let standing = try decoder.decode(Standing.self, from: Data(try row.text("fold").utf8))
      return Kept(try row.integer("customer_id"), standing, lookingOn: try row.day("check_day"))
    }
  }
}
