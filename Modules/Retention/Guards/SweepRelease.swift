package import Domain
package import Storage

/// The release that what waits takes: of two colleagues, for one rule, one day and so many people.
package struct SweepRelease: Hashable, Sendable {
  package let rule: String
  package let day: Day
  /// More people than this it does not let go.
  package let ceiling: Int
  package let firstRun: Bool

  package init(rule: String, day: Day, ceiling: Int, firstRun: Bool) {
    self.rule = rule
    self.day = day
    self.ceiling = ceiling
    self.firstRun = firstRun
  }

  package enum State: String, Sendable {
    case firstRelease, alreadyReleased, released
  }

  /// Records one colleague's release, unless it is their second of the same: that takes somebody else. `staff` is
  /// the handle by which accounts are told apart.
  package func record(by staff: String, as actor: Actor, in tx: Transaction) throws -> State {
    try refuseImpossible(in: tx)
    let before = try Self.staff(rule, day, ceiling, firstRun, in: tx)
    if before.contains(staff) { return .alreadyReleased }
    try tx.run(
      """
      INSERT INTO sweep_release (day, rule, ceiling, first_run, staff, released_at)
      VALUES (\(day), \(rule), \(ceiling), \(firstRun), \(staff), \(tx.now))
      """)
    try AuditLog.append(
      AuditEntry(
        .sweepReleased, by: actor,
        detail: [
          "day": day.description, "rule": rule, "ceiling": String(ceiling), "firstRun": String(firstRun),
          "release": String(before.count + 1),
        ]), in: tx)
    guard !before.isEmpty else { return .firstRelease }
    // Whoever sweeps next weighs anew, and finds it released.
    try Leases.reopen(Sweep.leases(tx.dialect), in: tx)
    return .released
  }

  /// One colleague's word for what waits.
  package struct Given: Hashable, Sendable {
    package let ceiling: Int
    /// The handle of their account.
    package let staff: String
    package let at: Instant
  }

  /// Who has released what waits by now; not for the first run, which nobody waits for here.
  package static func given(for wait: SweepWaits.Wait, in tx: Transaction) throws -> [Given] {
    try tx.run(
      """
      SELECT ceiling, staff, released_at FROM sweep_release
      WHERE day = \(wait.day) AND rule = \(wait.rule) AND first_run = \(false) AND ceiling >= \(wait.count.people)
      ORDER BY released_at, staff
      """
    ).map { Given(ceiling: try $0.int("ceiling"), staff: try $0.text("staff"), at: try $0.instant("released_at")) }
  }

  private func refuseImpossible(in tx: Transaction) throws {
    guard let wait = try SweepWaits.all(in: tx).first(where: { $0.rule == rule }) else {
      throw SweepReleaseRefused("Nothing waits under rule \(rule). See: rechtspoor-scheduler status")
    }
    guard wait.day == day else {
      throw SweepReleaseRefused("What waits under rule \(rule) is the sweep of \(wait.day), not of \(day).")
    }
    guard wait.count.people <= ceiling else {
      throw SweepReleaseRefused(
        "\(wait.count.people) people wait under rule \(rule): a ceiling of \(ceiling) would not let them go.")
    }
  }

  /// Whether two colleagues let so many people go.
  static func covers(_ people: Int, under rule: String, on day: Day, firstRun: Bool, in tx: Transaction) throws -> Bool
  {
    try tx.exists(
      """
      SELECT ceiling FROM sweep_release
      WHERE day = \(day) AND rule = \(rule) AND first_run = \(firstRun) AND ceiling >= \(people)
      GROUP BY ceiling HAVING COUNT(*) >= 2
      """)
  }

  private static func staff(
    _ rule: String, _ day: Day, _ ceiling: Int, _ firstRun: Bool, in tx: Transaction
  ) throws -> [String] {
    try tx.run(
      """
      SELECT staff FROM sweep_release
      WHERE day = \(day) AND rule = \(rule) AND ceiling = \(ceiling) AND first_run = \(firstRun)
      """
    ).map { try $0.text("staff") }
  }
}

package struct SweepReleaseRefused: Error, CustomStringConvertible {
  package let description: String

  init(_ why: String) {
    description = why + " Nothing was recorded."
  }
}
