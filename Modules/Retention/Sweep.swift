package import Domain
package import Storage

/// The daily sweep: everybody whose day has come is looked at again, and what no purpose may hold
/// any longer is erased.
///
/// It goes lane by lane of the audit log, and what it does in one transaction stays in one lane. Several programs
/// may sweep at once, each another lane or all the same one: nobody is done twice.
package struct Sweep: Sendable {
  let store: Store

  package init(store: Store) {
    self.store = store
  }

  /// The lanes people lie in; one after the other, or each by another program.
  package var lanes: Range<Int> { AuditLog.lanes(of: store.engine.dialect) }

  /// What `once` would erase, by rule and by category, on `day`; changes nothing. A stop whose lost case
  /// silence is about to prove still rests in the plan.
  package func plan(on day: Day) throws -> SweepReport {
    try store.readNow { tx in
      var report = SweepReport(asOf: day)
      for lane in lanes {
        let people = DuePeople(lane: lane, day: day)
        var place = DuePeople.Place.beginning
        while true {
          let page = try people.next(Self.most, after: &place, in: tx)
          if page.isEmpty { break }
          for examination in try Examination.make(of: page, on: day, in: tx) {
            report.count(ErasurePlan.make(from: examination))
          }
        }
      }
      try CaseAgeing.each(on: day, in: tx) { report.count($0) }
      return report
    }
  }

  /// Erases what is due today, safe to stop and to run twice. Calls `mayGoOn` between chunks: a daemon told to
  /// stop finishes the one it is in.
  package func once(mayGoOn: () -> Bool = { true }) throws -> SweepReport {
    try proveLostBySilence()
    var report = SweepReport(asOf: store.clock.now.day)
    for lane in lanes where mayGoOn() { report.add(try people(of: lane, mayGoOn: mayGoOn)) }
    report.add(try cases(mayGoOn: mayGoOn))
    try record(report)
    return report
  }

  /// The people of one lane, a chunk of them per transaction. `guarding` is called first in each of these: what it
  /// throws ends the sweep, and nothing of that chunk is done.
  package func people(
    of lane: Int, guarding: (Transaction) throws -> Void = { _ in }, mayGoOn: () -> Bool = { true }
  ) throws -> SweepReport {
    var walk = Walk(store: store, lane: lane)
    // Those somebody else has in hand are met again on the next walk, and waited for on the last.
    while mayGoOn(), try walk.once(guarding: guarding, mayGoOn: mayGoOn) {}
    return walk.report
  }

  /// What ages by itself: closed cases and letters (R8, R18, R20).
  package func cases(
    guarding: (Transaction) throws -> Void = { _ in }, mayGoOn: () -> Bool = { true }
  ) throws -> SweepReport {
    var report = SweepReport(asOf: store.clock.now.day)
    for kind in CaseAgeing.kinds {
      while mayGoOn() {
        let erased = try store.writeNow { tx in
          try guarding(tx)
          return try CaseAgeing.eraseSome(kind, in: tx)
        }
        erased.forEach { report.count($0) }
        if erased.isEmpty { break }
      }
    }
    _ = try store.engine.settle()
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
  package func record(_ report: SweepReport) throws {
    try store.writeNow { tx in
      _ = try AuditLog.append(
        AuditEntry(
          .sweepDone, by: .scheduler,
          detail: ["people": String(report.customers), "digest": report.digest.hex]), in: tx)
    }
  }

  /// People looked at together, at most.
  static let most = 256
}
