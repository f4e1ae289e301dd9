import Domain
import Storage

/// Wrong passwords and codes in a row, counted by what was typed, account or not.
enum Mistakes {
  /// Until when nobody is looked at under this login.
  static func wait(_ attempt: SignInAttempt, in tx: Transaction) throws -> Instant? {
    guard case .wait(let until) = LockOut.decide(try AttemptTable.failures(key(attempt, in: tx), in: tx), at: tx.now)
    else { return nil }
    return until
  }

  static func count(_ attempt: SignInAttempt, of account: Account?, in tx: Transaction) throws {
    let key = key(attempt, in: tx)
    let before = try AttemptTable.failures(key, in: tx)
    let after = LockOut.failed(before, at: tx.now)
    guard after != before else { return }
    try AttemptTable.keep(after, for: key, in: tx)
    guard case .wait = LockOut.decide(after, at: tx.now) else { return }
    try AuditLog.append(
      AuditEntry(
        .lockedOut, by: .unproven, subject: account?.customer,
        detail: ["account": account?.kind.rawValue ?? attempt.wanted]),
      in: tx)
  }

  static func forget(_ attempt: SignInAttempt, in tx: Transaction) throws {
    try AttemptTable.forgetFailures(key(attempt, in: tx), in: tx)
  }

  private static func key(_ attempt: SignInAttempt, in tx: Transaction) -> LimitKey {
    Limits.key(.loginPerAccount, attempt.login.subject, in: tx)
  }
}
