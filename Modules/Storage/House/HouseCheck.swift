package import Domain

/// What is looked at of the house itself. The newest outcome of each is a row: whoever looked, and on whichever
/// machine, those who watch the house see it.
package enum HouseCheck: String, CaseIterable, Sendable {
  /// Every page of the files of both databases.
  case pages
  /// The ledger, entry by entry, against its copies and the signed checkpoints.
  case ledger
  /// The chain of the audit log: when it was last found whole. A house whose log is broken is not opened to say so.
  case auditLog
  /// How long cases took, as it is counted, against the times of every case.
  case caseTimes
  /// What was erased, in the bytes of every file.
  case residue
  /// A backup was made; it has no faults of its own.
  case backup
  /// Every byte of the backups was read.
  case backupVerified

  package struct Outcome: Hashable, Sendable {
    package let at: Instant
    package let faults: Int
  }

  package func note(faults: Int = 0, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO house_check (name, checked_at, faults) VALUES (\(rawValue), \(tx.now), \(faults))
      ON CONFLICT (name) DO UPDATE SET checked_at = excluded.checked_at, faults = excluded.faults
      """)
  }

  package static func outcomes(in tx: Transaction) throws -> [HouseCheck: Outcome] {
    var outcomes: [HouseCheck: Outcome] = [:]
    for row in try tx.run("SELECT name, checked_at, faults FROM house_check") {
      // A newer program may have looked at something this one has no name for.
      guard let check = HouseCheck(rawValue: try row.text("name")) else { continue }
      outcomes[check] = Outcome(at: try row.instant("checked_at"), faults: try row.int("faults"))
    }
    return outcomes
  }
}
