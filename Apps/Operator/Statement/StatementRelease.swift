import Domain
import Identity
import Retention
import Storage

/// The two releases a statement takes. Each is of one plan, known by its digest.
enum StatementRelease {
  enum State: String {
    case firstRelease, alreadyReleased, activated
  }

  static func release(
    _ plan: ActivationPlan, _ statement: Statement, by account: Account, in tx: Transaction
  ) throws -> State {
    let digest = plan.digest.hex
    let released = try tx.run(
      "SELECT staff FROM statement_release WHERE plan_digest = \(digest) ORDER BY released_at, staff"
    ).map { try $0.text("staff") }
    let detail = ["version": plan.version, "from": plan.from.description, "plan": digest]
    guard let first = released.first else {
      try note(.statementPlanned, account, detail, in: tx)
      try record(digest, account, in: tx)
      try note(.statementReleased, account, detail, in: tx)
      return .firstRelease
    }
    guard account.authority.maySecond(.releaseStatement, handle: account.handle, begunBy: first) else {
      return .alreadyReleased
    }
    try record(digest, account, in: tx)
    try note(.statementReleased, account, detail, in: tx)
    try StatementActivations.activate(statement, from: plan.from, releasedBy: (first, account.handle), in: tx)
    try note(.statementActivated, account, detail, in: tx)
    return .activated
  }

  private static func record(_ digest: String, _ account: Account, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO statement_release (plan_digest, staff, released_at)
      VALUES (\(digest), \(account.handle), \(tx.now))
      """)
  }

  private static func note(
    _ action: AuditAction, _ account: Account, _ detail: [String: String], in tx: Transaction
  ) throws {
    try AuditLog.append(AuditEntry(action, by: account.actor, detail: detail), in: tx)
  }
}
