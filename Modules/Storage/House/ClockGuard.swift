package import Domain

/// Everything here goes by the calendar, so a wrong clock would erase what still has its time. The last moment at
/// which a scheduler worked is a row; a clock that does not go on from it is not believed (T18).
///
/// The verdict is a row too: all schedulers of the house stand still together, also once the clock goes right again,
/// until a colleague has looked and accepts it.
package enum ClockGuard {
  /// Machines of one house differ by less.
  static let backwards = 5 * 60 * 1000 as Int64
  static let forwards = 2 * 24 * 60 * 60 * 1000 as Int64

  package enum Fault: String, Sendable {
    case back, ahead
  }

  /// What the row says.
  package struct State: Sendable {
    package let workedAt: Instant
    package let stopped: Stopped?
  }

  package struct Stopped: Error, Hashable, Sendable, CustomStringConvertible {
    package let fault: Fault
    /// What the clock said when it was no longer believed.
    package let at: Instant
    package let workedAt: Instant

    package var description: String {
      let what =
        switch fault {
        case .back: "it has gone back"
        case .ahead: "more than two days lie between, in which no scheduler worked"
        }
      return
        "The clock said \(at), and the last work of a scheduler here was at \(workedAt): \(what). Nothing that goes "
        + "by the calendar is done until a colleague has looked. Set the clock right, then: "
        + "rechtspoor-scheduler accept-clock --as NAME, or two colleagues at /staff"
    }
  }

  /// Remembers that a scheduler works at this moment, or stops them all. Returns why, and whether that is news.
  package static func tick(on store: Store) throws -> (stopped: Stopped, isNews: Bool)? {
    // Asked every few seconds, written down once a minute.
    let isNoted = try store.readNow { tx in
      guard let state = try state(in: tx), state.stopped == nil else { return false }
      return (0..<60_000).contains(tx.now.milliseconds - state.workedAt.milliseconds)
    }
    if isNoted { return nil }
    return try store.writeNow { tx in
      guard let state = try state(in: tx, forUpdate: true) else {
        try tx.run(
          """
          INSERT INTO work_clock (name, worked_at) VALUES (\(name), \(tx.now)) ON CONFLICT (name) DO NOTHING
          """)
        return nil
      }
      if let stopped = state.stopped { return (stopped, false) }
      guard let fault = try fault(tx.now, after: state.workedAt, in: tx) else {
        if tx.now > state.workedAt { try tx.run("UPDATE work_clock SET worked_at = \(tx.now) WHERE name = \(name)") }
        return nil
      }
      try tx.run(
        """
        UPDATE work_clock SET stopped_at = \(tx.now), stopped_because = \(fault.rawValue) WHERE name = \(name)
        """)
      try AuditLog.append(
        AuditEntry(
          .clockStopped, by: .scheduler,
          detail: ["because": fault.rawValue, "clock": tx.now.description, "worked": state.workedAt.description]),
        in: tx)
      return (Stopped(fault: fault, at: tx.now, workedAt: state.workedAt), true)
    }
  }

  /// First in every transaction that goes by the calendar: the clock may be moved in the middle of the work.
  package static func require(in tx: Transaction) throws {
    guard let state = try state(in: tx) else { return }
    if let stopped = state.stopped { throw stopped }
    if let fault = try fault(tx.now, after: state.workedAt, in: tx) {
      throw Stopped(fault: fault, at: tx.now, workedAt: state.workedAt)
    }
  }

  /// As `require`, for what a backup is dated by and goes by. The runs of backups go on by themselves where no scheduler
  /// works: a clock that goes on from the last of them is believed.
  static func requireForBackup(in tx: Transaction) throws {
    guard let state = try state(in: tx) else { return }
    if let stopped = state.stopped { throw stopped }
    let backedUp = try tx.first("SELECT worked_at FROM work_clock WHERE name = \(backups)")?.instant("worked_at")
    let worked = max(state.workedAt, backedUp ?? state.workedAt)
    if let fault = try fault(tx.now, after: worked, in: tx) {
      throw Stopped(fault: fault, at: tx.now, workedAt: worked)
    }
  }

  static func noteBackup(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO work_clock (name, worked_at) VALUES (\(backups), \(tx.now))
      ON CONFLICT (name) DO UPDATE SET worked_at = excluded.worked_at
      """)
  }

  /// Why the clock of this transaction is not believed, whether or not anybody has been stopped for it yet.
  static func fault(in tx: Transaction) throws -> Fault? {
    guard let state = try state(in: tx) else { return nil }
    return try fault(tx.now, after: state.workedAt, in: tx)
  }

  package static func state(in tx: Transaction) throws -> State? { try state(in: tx, forUpdate: false) }

  /// The clock as it is now counts from here, also where no scheduler has seen yet that it is not believed. What a clock
  /// that ran ahead had put off is brought back. Returns what it was stopped for; nil where it was not.
  package static func accept(by actor: Actor, in tx: Transaction) throws -> Stopped? {
    guard let state = try state(in: tx, forUpdate: true) else { return nil }
    let seen = try fault(tx.now, after: state.workedAt, in: tx).map {
      Stopped(fault: $0, at: tx.now, workedAt: state.workedAt)
    }
    guard let stopped = state.stopped ?? seen else { return nil }
    try tx.run(
      """
      UPDATE work_clock SET worked_at = \(tx.now), stopped_at = NULL, stopped_because = NULL WHERE name = \(name)
      """)
    try tx.run("DELETE FROM work_clock WHERE name = \(backups)")
    try tx.run("DELETE FROM clock_acceptance")
    let broughtBack = try BegunAhead.bringBack(in: tx).mapValues(String.init)
    let detail = [
      "because": stopped.fault.rawValue, "stopped": stopped.at.description, "accepted": tx.now.description,
    ]
    try AuditLog.append(
      AuditEntry(.clockAccepted, by: actor, detail: detail.merging(broughtBack) { first, _ in first }), in: tx)
    return stopped
  }

  private static func fault(_ now: Instant, after worked: Instant, in tx: Transaction) throws -> Fault? {
    let gone = now.milliseconds - worked.milliseconds
    if gone < -backwards { return .back }
    guard gone > forwards else { return nil }
    // A demonstration is left alone for weeks, and nobody of whom there are data in it exists.
    return try House.isDemonstration(in: tx) ? nil : .ahead
  }

  static func state(in tx: Transaction, forUpdate: Bool) throws -> State? {
    let row = try tx.first(
      "SELECT worked_at, stopped_at, stopped_because FROM work_clock WHERE name = \(name)"
        + (forUpdate ? tx.dialect.forUpdate : ""))
    guard let row else { return nil }
    let worked = try row.instant("worked_at")
    let stopped = try row.optionalInstant("stopped_at").map {
      Stopped(
        fault: Fault(rawValue: try row.optionalText("stopped_because") ?? "") ?? .back, at: $0, workedAt: worked)
    }
    return State(workedAt: worked, stopped: stopped)
  }

  private static let name = "scheduler"
  private static let backups = "backup"
}
