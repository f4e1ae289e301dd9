package import Domain
package import Storage

/// The daily sweep: everybody whose day has come is looked at again, and what no purpose may hold
/// any longer is erased.
package struct Sweep: Sendable {
  let store: Store

  package init(store: Store) {
    self.store = store
  }

  /// The parts a sweep is shared out in.
  package var lanes: [Int] { [0] }

  /// What `once` would erase, by rule and by category, on `day`; changes nothing. A stop whose lost case
  /// silence is about to prove still rests in the plan.
  package func plan(on day: Day) throws -> SweepReport {
    try store.readNow { tx in
      var report = SweepReport(asOf: day)
      for customer in try due(on: day, in: tx) {
        let standing = try StandingTable.fold(customer, in: tx)
        let examination = try Examination.make(of: customer, on: day, standing: standing, in: tx)
        report.count(ErasurePlan.make(from: examination))
      }
      for item in try CaseAgeing.due(on: day, in: tx) { report.count(item) }
      return report
    }
  }

  /// Erases what is due today, a chunk of people per transaction, safe to stop and to run twice.
  /// Calls `mayGoOn` between chunks: a daemon told to stop finishes the one it is in.
  package func once(
    lane: Int = 0, guarding: (Transaction) throws -> Void = { _ in }, mayGoOn: () -> Bool = { true }
  ) throws -> SweepReport {
    var report = SweepReport(asOf: store.clock.now.day)
    try store.writeNow { tx in
      try guarding(tx)
      try proveLostBySilence(in: tx)
    }
    while mayGoOn() {
      let before = report
      let done = try store.writeNow { tx in
        try guarding(tx)
        report = before
        return try sweepChunk(into: &report, in: tx)
      }
      if done == 0 { break }
    }
    if mayGoOn() {
      let before = report
      try store.writeNow { tx in
        try guarding(tx)
        report = before
        for item in try CaseAgeing.due(on: tx.today, in: tx) {
          report.count(item)
          try CaseAgeing.erase(item, in: tx)
        }
      }
    }
    _ = try store.engine.settle()
    try record(report, guarding)
    return report
  }

  /// An objection whose case went with a copy put back has no case to prove it: silence does, here.
  private func proveLostBySilence(in tx: Transaction) throws {
    for customer in try Evidence.proveLostBySilence(in: tx) {
      try AuditLog.append(
        AuditEntry(
          .proven, by: .scheduler, subject: customer, detail: ["proof": Proof.silence.rawValue, "case": "lost"]),
        in: tx)
    }
  }

  /// People looked at in one transaction, at most; and for about how long.
  private static let chunk = 200
  private static let budget: Int64 = 25

  private func sweepChunk(into report: inout SweepReport, in tx: Transaction) throws -> Int {
    let day = tx.today
    var done = 0
    for customer in try due(on: day, limit: Self.chunk, in: tx) {
      // Folded afresh: another statement may count other contacts, and a hold may have ended by itself.
      let standing = try StandingTable.refold(customer, in: tx)
      let examination = try Examination.make(of: customer, on: day, standing: standing, in: tx)
      let plan = ErasurePlan.make(from: examination)
      report.count(plan)
      let hasChanged = try Erasure.carryOut(plan, by: .scheduler, in: tx)
      try lookAgain(at: customer, after: examination, hasChanged, in: tx)
      done += 1
      if store.clock.now.milliseconds - tx.now.milliseconds > Self.budget { break }
    }
    return done
  }

  /// What went may have been evidence others leaned on: then the person is looked at once more, today.
  private func lookAgain(
    at customer: Int64, after examination: Examination, _ hasChanged: Bool, in tx: Transaction
  ) throws {
    guard try People.exists(customer, in: tx) else { return }
    guard hasChanged else {
      return try StandingTable.look(at: customer, on: examination.lookAgain ?? Self.farAway, in: tx)
    }
    guard let again = try Examination.make(of: customer, on: tx.today, in: tx),
      ErasurePlan.make(from: again).erases.isEmpty
    else { return }
    try StandingTable.look(at: customer, on: again.lookAgain ?? Self.farAway, in: tx)
  }

  private static let farAway = Month(year: 9999, month: 12).last

  private func due(on day: Day, limit: Int = .max, in tx: Transaction) throws -> [Int64] {
    let digest = try tx.statement(on: day).digest
    return try tx.run(
      """
      SELECT customer_id FROM standing WHERE check_day <= \(day) OR statement_digest <> \(digest)
      ORDER BY check_day, customer_id LIMIT \(limit)
      """
    ).map { try $0.integer("customer_id") }
  }

  private func record(_ report: SweepReport, _ guarding: (Transaction) throws -> Void) throws {
    try store.writeNow { tx in
      try guarding(tx)
      _ = try AuditLog.append(
        AuditEntry(
          .sweepDone, by: .scheduler,
          detail: ["people": String(report.customers), "digest": report.digest.hex]), in: tx)
    }
  }
}

/// What a sweep would do, or did: counts by rule and category, and a digest of the decisions.
package struct SweepReport: Sendable {
  package let asOf: Day
  /// People of whom something goes.
  package private(set) var customers = 0
  package private(set) var rows: [DataCategory: Int] = [:]
  package private(set) var rules: [String: Int] = [:]
  package private(set) var digest = DecisionDigest()

  package init(asOf: Day) {
    self.asOf = asOf
  }

  /// Both together: the digest of the parts is that of the whole.
  package mutating func add(_ other: SweepReport) {
    customers += other.customers
    rows.merge(other.rows) { $0 + $1 }
    rules.merge(other.rules) { $0 + $1 }
    digest.add(other.digest)
  }

  mutating func count(_ plan: ErasurePlan) {
    guard !plan.erases.isEmpty else { return }
    customers += 1
    rows.merge(plan.rowsByCategory) { $0 + $1 }
    rules.merge(plan.rowsByRule) { $0 + $1 }
    digest.add(plan.digest)
  }

  mutating func count(_ item: CaseAgeing.Item) {
    rows[item.category, default: 0] += item.rows
    rules[item.rule, default: 0] += item.rows
    digest.add(["erase", item.table, String(item.owner), item.rule])
  }
}
