import Domain
package import Storage

/// How long a copy of the database may still be put back: as long as anybody can, the ledger has to remember (R17).
package struct BackupLife: Sendable {
  /// Copies made outside of this program included.
  let days: Int
  /// Generations that are still there hold the ledger back, however old they are.
  let folder: BackupFolder?

  package init(days: Int = BackupFolder.daysKept, folder: BackupFolder? = nil) {
    self.days = days
    self.folder = folder
  }
}

/// Log and ledger are about everybody and belong to nobody: they age by themselves, each in one piece from its beginning
/// (R15, R17).
struct RecordAgeing {
  let backups: BackupLife

  /// Something that leaves as a whole.
  struct Item: Sendable {
    enum What: Sendable {
      /// A closed year of the audit log.
      case segment(Int)
      /// The ledger up to this entry.
      case ledger(upTo: Int)
    }

    let what: What
    let rows: Int
    let rule: String
    let since: Day

    var category: DataCategory {
      switch what {
      case .segment: .audit
      case .ledger: .ledger
      }
    }

    /// What a decision is told from another by.
    var name: String {
      switch what {
      case .segment(let year): "audit_segment \(year)"
      case .ledger(let last): "ledger \(last)"
      }
    }
  }

  func due(on day: Day, in tx: Transaction) throws -> [Item] {
    try segments(on: day, in: tx) + [try ledger(on: day, in: tx)].compactMap { $0 }
  }

  /// How many rows end on which day, as far as that is known.
  func ends(
    on day: Day, in tx: Transaction
  ) throws -> [(category: DataCategory, end: Day?, rule: String?, rows: Int)] {
    let statement = try tx.statement(on: day)
    let years = try AuditReleases.closed(before: day.year + 1, in: tx).map {
      year -> (category: DataCategory, end: Day?, rule: String?, rows: Int) in
      let (end, rule) = Self.end(of: Self.datum(closing: year.segment), statement, day)
      return (category: DataCategory.audit, end: end, rule: rule, rows: year.lines)
    }
    let days = try Ledger.days(in: tx).map {
      noted, entries -> (category: DataCategory, end: Day?, rule: String?, rows: Int) in
      let (end, rule) = Self.end(of: Self.datum(noted: noted), statement, day)
      return (category: DataCategory.ledger, end: end, rule: rule, rows: entries)
    }
    return years + days
  }

  private func segments(on day: Day, in tx: Transaction) throws -> [Item] {
    let statement = try tx.statement(on: day)
    return try AuditReleases.closed(before: day.year, in: tx).compactMap { year in
      // A house writes every day. A year after which none was begun was written under a clock that had gone back: its
      // lines are younger than they say, and tell of just that.
      let goesOn = try tx.exists("SELECT 1 AS one FROM audit_segment WHERE segment = \(year.segment + 1)")
      guard goesOn else { return nil }
      let datum = Self.datum(closing: year.segment)
      guard case .erase(let since, let rule, _) = verdict(statement, Standing(firstRecorded: day), datum, day) else {
        return nil
      }
      return Item(what: .segment(year.segment), rows: year.lines, rule: rule, since: since)
    }
  }

  /// Entries leave once the statement lets them, and not while a copy of before them may be put back.
  private func ledger(on day: Day, in tx: Transaction) throws -> Item? {
    let statement = try tx.statement(on: day)
    guard let noted = Self.newestDue(statement, on: day) else { return nil }
    let limit = min(noted, day.adding(days: -backups.days - 1))
    guard var last = try Ledger.newest(before: limit.adding(days: 1), in: tx) else { return nil }
    if let oldest = try backups.folder?.oldestLedgerHead(tx.store.keys) { last = min(last, oldest) }
    let rows = try Ledger.count(upTo: last, in: tx)
    let datum = Self.datum(noted: noted)
    guard rows > 0, case .erase(let since, let rule, _) = verdict(statement, Standing(firstRecorded: day), datum, day)
    else { return nil }
    return Item(what: .ledger(upTo: last), rows: rows, rule: rule, since: since)
  }

  /// The newest day an entry can be of and have had its time: the statement is asked, and no period read out of it.
  private static func newestDue(_ statement: Statement, on day: Day) -> Day? {
    let standing = Standing(firstRecorded: day)
    var (due, kept) = (day.adding(days: -200 * 366), day.adding(days: 1))
    guard isDue(statement, standing, datum(noted: due), day) else { return nil }
    while due.adding(days: 1) < kept {
      let middle = Day(number: (due.number + kept.number) / 2)
      if isDue(statement, standing, datum(noted: middle), day) { due = middle } else { kept = middle }
    }
    return due
  }

  private static func end(of datum: Datum, _ statement: Statement, _ day: Day) -> (end: Day?, rule: String?) {
    let standing = Standing(firstRecorded: day)
    switch verdict(statement, standing, datum, day) {
    case .erase(_, let rule, _): return (day, rule)
    case .keep(let until, _): return (until, until.flatMap { verdict(statement, standing, datum, $0).rule })
    }
  }

  private static func datum(closing year: Int) -> Datum {
    Datum(.audit, days: [.segmentClosed: Month(year: year + 1, month: 1).first])
  }

  private static func datum(noted day: Day) -> Datum { Datum(.ledger, days: [.recorded: day]) }
}

extension Sweep {
  /// Lets go what is due of log and ledger, as far as `mayGoOn` allows.
  func records(guarding: (Transaction) throws -> Void, mayGoOn: () -> Bool) throws -> SweepReport {
    var report = SweepReport(asOf: store.clock.now.day)
    let ageing = RecordAgeing(backups: backups)
    let guarded = { (tx: Transaction) in
      try guarding(tx)
      if bounds != nil { try ClockGuard.require(in: tx) }
    }
    for item in try store.readNow({ tx in try ageing.due(on: tx.today, in: tx) }) where mayGoOn() {
      do {
        switch item.what {
        case .segment(let year): _ = try store.release(year, guarding: guarded)
        case .ledger(let last): try shorten(upTo: last, guarding: guarded)
        }
        report.count(item)
      } catch StorageError.corrupt(let why) {
        // A log somebody was at is a matter for people; it must not keep anybody else from being erased.
        report.alarms.append(why)
      }
    }
    _ = try store.engine.settle()
    return report
  }

  private func shorten(upTo last: Int, guarding: (Transaction) throws -> Void) throws {
    var gone = 0
    while true {
      let some = try store.writeNow { tx in
        try guarding(tx)
        return try Ledger.shorten(upTo: last, in: tx)
      }
      gone += some
      if some == 0 { break }
    }
    guard gone > 0 else { return }
    try store.writeNow { tx in
      _ = try AuditLog.append(
        AuditEntry(
          .ledgerShortened, by: .scheduler, detail: ["entries": String(gone), "last": String(last)]), in: tx)
    }
  }
}
