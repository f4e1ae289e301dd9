import Domain

/// Whether the proofs of a person's choices still prove anything: once nothing else of the person is
/// left, their five years begin (R13); when something new is written, they are needed again.
package enum Reliance {
  /// The proofs that have no end of their own.
  private static let proofs = ["consent", "stop", "lift"]

  /// What is kept about a person, and for the sake of no choice of theirs: that a colleague looked at them must not make
  /// anything else last longer.
  private static let restsOnNothing: Set<DataCategory> = [.caseFile, .staffView, .deceased]

  /// What is left of each person, once the end of reliance is dated on today where only proof and case files are
  /// left and no agreement runs. The people whose proofs were dated come with their rows as they are now.
  package static func end(
    amongWhatIsLeft rows: [Int64: [PersonalRow]], in tx: Transaction
  ) throws -> [Int64: [PersonalRow]] {
    var dated: [Int64: [PersonalRow]] = [:]
    var owners: [String: [Int64]] = [:]
    for (customer, rows) in rows where try isOnlyProof(rows, today: tx.today) {
      let open = Set(rows.filter(isOpen).map(\.table.name))
      guard !open.isEmpty else { continue }
      for proof in open { owners[proof, default: []].append(customer) }
      dated[customer] = try rows.map { isOpen($0) ? try $0.with(end, tx.today.bound) : $0 }
    }
    for (proof, owners) in owners.sorted(by: { $0.key < $1.key }) {
      try tx.run(
        """
        UPDATE \(name: proof) SET \(name: end) = \(tx.today)
        WHERE customer_id \(tx.among(owners)) AND \(name: end) IS NULL
        """)
    }
    return dated
  }

  /// What is written now may rest on what the person chose before.
  static func renew(by table: PersonalTable, of customer: Int64, in tx: Transaction) throws {
    guard !proofs.contains(table.name), table.category.map({ !restsOnNothing.contains($0) }) ?? true else { return }
    for proof in proofs {
      try tx.run(
        """
        UPDATE \(name: proof) SET relied_until_day = NULL
        WHERE customer_id = \(customer) AND relied_until_day IS NOT NULL
        """)
    }
  }

  private static let end = "relied_until_day"

  /// A proof of which nobody has said yet that nothing rests on it.
  private static func isOpen(_ row: PersonalRow) -> Bool { proofs.contains(row.table.name) && row.record.isNull(end) }

  private static func isOnlyProof(_ rows: [PersonalRow], today: Day) throws -> Bool {
    for row in rows {
      guard row.datum.category == .proof || restsOnNothing.contains(row.datum.category) else { return false }
      guard row.table.name == "agreement" else { continue }
      guard let ended = try row.record.optionalDay("ended_day"), ended <= today else { return false }
    }
    return true
  }
}
