import Domain

/// Finds the person behind an exact identifier through its keyed digest; the identifier itself is
/// stored nowhere.
package enum BlindIndex {
  package static func digest(_ identifier: Identifier, in tx: Transaction) throws -> [UInt8] {
    try tx.lookupDigest(fields(identifier))
  }

  /// Enters `identifier` for the row of the person that holds it, and goes when that row goes.
  package static func enter(_ identifier: Identifier, of customer: Int64, row: Int64, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO lookup (kind, digest, customer_id, row_id)
      VALUES (\(identifier.kind), \(try digest(identifier, in: tx)), \(customer), \(row))
      ON CONFLICT (kind, digest, customer_id, row_id) DO NOTHING
      """)
  }

  /// Everybody with that identifier: several where a couple shares a mailbox (T15).
  package static func customers(_ identifier: Identifier, in tx: Transaction) throws -> [Int64] {
    try customers(kind: identifier.kind, digests: try tx.lookupDigests(fields(identifier)), in: tx)
  }

  /// The same for whoever kept the digest alone.
  package static func customers(kind: String, digest: [UInt8], in tx: Transaction) throws -> [Int64] {
    try customers(kind: kind, digests: [digest], in: tx)
  }

  private static func customers(kind: String, digests: [[UInt8]], in tx: Transaction) throws -> [Int64] {
    try tx.run(
      """
      SELECT DISTINCT customer_id FROM lookup WHERE kind = \(kind) AND digest IN (\(list: digests))
      ORDER BY customer_id
      """
    ).map { try $0.integer("customer_id") }
  }

  /// Under every lookup key the house still has.
  package static func digests(_ identifier: Identifier, _ keys: InstitutionKeys) -> [[UInt8]] {
    keys.ring(.lookup).map { Digest.keyed(fields(identifier), with: $0.secret) }
  }

  private static func fields(_ identifier: Identifier) -> [String] { ["lookup", identifier.kind] + identifier.parts }

  /// What found these rows goes with them.
  static func leave(_ rows: [PersonalRow], in tx: Transaction) throws {
    guard !rows.isEmpty else { return }
    let gone = Dictionary(grouping: rows, by: \.owner).mapValues { Set($0.compactMap(\.rowID)) }
    var leaving: [[Value]] = []
    for entry in try tx.run("SELECT DISTINCT customer_id, row_id FROM lookup WHERE customer_id \(tx.among(gone.keys))")
    {
      let (customer, row) = (try entry.integer("customer_id"), try entry.integer("row_id"))
      if gone[customer]?.contains(row) == true { leaving.append([customer.bound, row.bound]) }
    }
    try Rows.deleteEach(from: "lookup", ["customer_id", "row_id"], leaving, in: tx)
  }

  package static func leave(row: Int64, of customer: Int64, in tx: Transaction) throws {
    try tx.run("DELETE FROM lookup WHERE customer_id = \(customer) AND row_id = \(row)")
  }
}
