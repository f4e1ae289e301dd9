package import Domain

/// Two colleagues accept the clock in a browser, where nobody has a terminal of the machine: each has signed in by a
/// code of the last minute, which a clock that is wrong does not let pass.
package enum ClockAcceptance {
  package enum State: String, Sendable {
    case first, accepted, alreadyGiven
    /// It is not stopped any more, or by something else since.
    case changed
  }

  package struct Given: Hashable, Sendable {
    package let staff: String
    package let at: Instant
  }

  /// Who has said so of this stop, within the hour: a word of before is of a clock that was looked at then.
  package static func given(for stopped: ClockGuard.Stopped, in tx: Transaction) throws -> [Given] {
    try tx.run(
      """
      SELECT staff, accepted_at FROM clock_acceptance
      WHERE stopped_at = \(stopped.at) AND accepted_at >= \(tx.now.adding(minutes: -60)) AND accepted_at <= \(tx.now)
      ORDER BY accepted_at, staff
      """
    ).map { Given(staff: try $0.text("staff"), at: try $0.instant("accepted_at")) }
  }

  /// `stoppedAt`: what the colleague was shown.
  package static func record(
    of stoppedAt: Instant, by staff: String, as actor: Actor, in tx: Transaction
  ) throws -> State {
    guard let stopped = try ClockGuard.state(in: tx, forUpdate: true)?.stopped, stopped.at == stoppedAt else {
      return .changed
    }
    let before = try given(for: stopped, in: tx)
    if before.contains(where: { $0.staff == staff }) { return .alreadyGiven }
    if !before.isEmpty {
      _ = try ClockGuard.accept(by: actor, in: tx)
      return .accepted
    }
    try tx.run(
      """
      INSERT INTO clock_acceptance (stopped_at, staff, accepted_at) VALUES (\(stoppedAt), \(staff), \(tx.now))
      ON CONFLICT (stopped_at, staff) DO UPDATE SET accepted_at = excluded.accepted_at
      """)
    try AuditLog.append(
      AuditEntry(.clockVouched, by: actor, detail: ["stopped": stoppedAt.description, "clock": tx.now.description]),
      in: tx)
    return .first
  }
}
