package import Domain
package import Storage

/// The daily sweep: everybody whose day has come is looked at again, and what no purpose may hold
/// any longer is erased.
///
/// It goes lane by lane of the audit log, and what it does in one transaction stays in one lane. Several programs
/// may sweep at once, each another lane or all the same one: nobody is done twice.
package struct Sweep: Sendable {
  let store: Store
  /// Nil: nothing is held back, which is for tests of the rules alone.
  let bounds: SweepBounds?

  let backups: BackupLife

  package init(store: Store, bounds: SweepBounds? = nil, backups: BackupLife = BackupLife()) {
    self.store = store
    self.bounds = bounds
    self.backups = backups
  }

  /// What is taken up at a time: by one program one after the other, or each by another.
  package enum Part: Hashable, Sendable {
    case people(lane: Int)
    case cases
    /// Log and ledger, which are about everybody.
    case records

    package var name: String {
      switch self {
      case .people(let lane): "sweep/\(lane)"
      case .cases: "sweep/cases"
      case .records: "sweep/records"
      }
    }
  }

  package var parts: [Part] { Self.parts(store.engine.dialect) }

  private static func parts(_ dialect: Dialect) -> [Part] {
    AuditLog.lanes(of: dialect).map { .people(lane: $0) } + [.cases, .records]
  }

  /// The lease under which the day's sweep is weighed, before any part of it is taken up.
  package static let weighing = "sweep/weighing"

  /// All leases that say a day's sweep is done.
  static func leases(_ dialect: Dialect) -> [String] { [weighing] + parts(dialect).map(\.name) }

  /// The lanes people lie in.
  var lanes: Range<Int> { AuditLog.lanes(of: store.engine.dialect) }

  /// What `once` would erase, by rule, category and month, on `day`; changes nothing. What would wait for a release is
  /// counted apart. A stop whose lost case silence is about to prove still rests in the plan.
  package func plan(on day: Day) throws -> SweepReport {
    try store.readNow { tx in try plan(on: day, in: tx) }
  }

  package func plan(on day: Day, in tx: Transaction) throws -> SweepReport {
    var report = SweepReport(asOf: day)
    let assessment = try bounds.map { try SweepAssessment.make(on: day, $0, lanes: lanes, in: tx) }
    report.waits = assessment?.waits ?? [:]
    for lane in lanes {
      let people = DuePeople(lane: lane, day: day)
      report.underAnotherStatement += try people.countUnderAnotherStatement(in: tx)
      var place = DuePeople.Place.beginning
      while true {
        let page = try people.next(Self.most, after: &place, in: tx)
        if page.isEmpty { break }
        for examination in try Examination.make(of: page.map(\.customer), on: day, in: tx) {
          let plan = ErasurePlan.make(from: examination)
          if assessment?.gate.holdsBack(plan) != true { report.count(plan) }
        }
      }
    }
    try CaseAgeing.each(on: day, in: tx) { report.count($0) }
    try RecordAgeing(backups: backups).due(on: day, in: tx).forEach { report.count($0) }
    return report
  }

  /// Erases what is due today, safe to stop and to run twice. Calls `mayGoOn` between chunks: a daemon told to
  /// stop finishes the one it is in.
  package func once(mayGoOn: () -> Bool = { true }) throws -> SweepReport {
    try proveLostBySilence()
    var report = SweepReport(asOf: store.clock.now.day)
    guard try reexamine(mayGoOn: mayGoOn) else { return report }
    try assess()
    for part in parts where mayGoOn() { report.add(try carryOut(part, guarding: { _ in }, mayGoOn: mayGoOn)) }
    try record(report)
    return report
  }

  /// One part, written down with its own digest: the digests of the parts add up to that of the whole. `guarding` is
  /// called first in each of its transactions: what it throws ends the part, and nothing of that transaction is done.
  package func once(
    _ part: Part, guarding: (Transaction) throws -> Void, mayGoOn: () -> Bool = { true }
  ) throws -> SweepReport {
    let report = try carryOut(part, guarding: guarding, mayGoOn: mayGoOn)
    try record(report, guarding: guarding)
    return report
  }

  private func carryOut(
    _ part: Part, guarding: (Transaction) throws -> Void, mayGoOn: () -> Bool
  ) throws -> SweepReport {
    let settlement = Settlement(store)
    let report = Result {
      switch part {
      case .people(let lane): try people(of: lane, settlement, guarding: guarding, mayGoOn: mayGoOn)
      case .cases: try cases(settlement, guarding: guarding, mayGoOn: mayGoOn)
      case .records: try records(guarding: guarding, mayGoOn: mayGoOn)
      }
    }
    // Also where it broke off: what has been done so far is done.
    let settled = Result { try settlement.finish() }
    let done = try report.get()
    try settled.get()
    return done
  }

  /// The people of one lane, a chunk of them per transaction.
  private func people(
    of lane: Int, _ settlement: Settlement, guarding: (Transaction) throws -> Void, mayGoOn: () -> Bool
  ) throws -> SweepReport {
    let day = bounds == nil ? nil : try assessedDay()
    var walk = Walk(store: store, lane: lane, weighed: day, settlement: settlement)
    // Those somebody else has in hand are met again on the next walk, and waited for on the last.
    while mayGoOn(), try walk.once(guarding: guarding, mayGoOn: mayGoOn) {}
    return walk.report
  }

  /// What ages by itself: closed cases and letters (R8, R18, R20).
  private func cases(
    _ settlement: Settlement, guarding: (Transaction) throws -> Void, mayGoOn: () -> Bool
  ) throws -> SweepReport {
    var report = SweepReport(asOf: store.clock.now.day)
    for kind in CaseAgeing.kinds {
      while mayGoOn() {
        let erased = try settlement.writeNow { tx in
          try guarding(tx)
          if bounds != nil { try ClockGuard.require(in: tx) }
          return try CaseAgeing.eraseSome(kind, in: tx)
        }
        erased.forEach { report.count($0) }
        if erased.isEmpty { break }
      }
    }
    return report
  }

  /// An objection whose case went with a copy put back has no case to prove it: silence does, here.
  package func proveLostBySilence() throws {
    guard try store.readNow(Evidence.mayProveLostBySilence) else { return }
    _ = try store.writeNow { tx in
      try AuditLog.append(
        try Evidence.proveLostBySilence(in: tx).map { customer in
          AuditEntry(
            .proven, by: .scheduler, subject: customer, detail: ["proof": Proof.silence.rawValue, "case": "lost"])
        }, in: tx)
    }
  }

  /// Says in the audit log what was done: once for a whole sweep, or for each part of one.
  private func record(_ report: SweepReport, guarding: (Transaction) throws -> Void = { _ in }) throws {
    try store.writeNow { tx in
      try guarding(tx)
      _ = try AuditLog.append(
        AuditEntry(
          .sweepDone, by: .scheduler,
          detail: ["people": String(report.customers), "digest": report.digest.hex]), in: tx)
    }
  }

  /// People looked at together, at most.
  static let most = 256
}
