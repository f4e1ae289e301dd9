package import Domain
package import Storage

/// Looks at a day's sweep as a whole before any of it is done: whether it would end more relationships than a bound,
/// and which rules wait for a release then.
package struct SweepAssessment: Sendable {
  package let day: Day
  /// How many people may go without anybody's leave.
  package let bound: Int
  /// What counts against the bound, by rule.
  package let counted: [String: SweepCount]
  /// What is left alone until two colleagues release it.
  package let waits: [String: SweepCount]

  var gate: SweepGate { SweepGate(waits: waits) }

  /// `day` may lie ahead; what nobody foresaw is known of today alone.
  static func make(on day: Day, _ bounds: SweepBounds, lanes: Range<Int>, in tx: Transaction) throws -> SweepAssessment
  {
    let people = try StandingTable.people(in: tx)
    let bound = bounds.bound(among: people)
    let due = lanes.map { DuePeople(lane: $0, day: day) }
    // Whoever is not looked at loses nothing: on most days there is nothing to weigh.
    if try DuePeople.areAtMost(bound, due, in: tx) {
      return SweepAssessment(day: day, bound: bound, counted: [:], waits: [:])
    }
    var tally = Tally()
    for lane in due {
      var place = DuePeople.Place.beginning
      while true {
        let page = try lane.next(Sweep.most, after: &place, in: tx)
        if page.isEmpty { break }
        for examination in try Examination.make(of: page.map(\.customer), on: day, in: tx) {
          tally.count(ErasurePlan.make(from: examination))
        }
      }
    }
    let foreseen = try day == tx.today ? SweepForesight.rows(on: day, in: tx) : tally.rows
    let counted = tally.counted(beyond: foreseen)
    let unreleased = try counted.filter { rule, count in
      try !SweepRelease.covers(count.people, under: rule, on: day, firstRun: bounds.firstRun, in: tx)
    }
    let waits = unreleased.values.reduce(0) { $0 + $1.people } > bound ? unreleased : [:]
    return SweepAssessment(day: day, bound: bound, counted: counted, waits: waits)
  }

  private struct Tally {
    var rows: [String: Int] = [:]
    private var relationships: [String: Int] = [:]
    private var others: [String: Int] = [:]

    mutating func count(_ plan: ErasurePlan) {
      guard !plan.erases.isEmpty else { return }
      let byRule = plan.rowsByRule
      rows.merge(byRule) { $0 + $1 }
      if let rule = plan.endingRule {
        relationships[rule, default: 0] += 1
      } else {
        for rule in byRule.keys { others[rule, default: 0] += 1 }
      }
    }

    /// Single data of people count under a rule only where a tenth more of them goes than was foreseen.
    func counted(beyond foreseen: [String: Int]) -> [String: SweepCount] {
      var counted: [String: SweepCount] = [:]
      for (rule, people) in relationships { counted[rule, default: SweepCount()].relationships = people }
      for (rule, people) in others where rows[rule, default: 0] * 10 > foreseen[rule, default: 0] * 11 {
        counted[rule, default: SweepCount()].others = people
      }
      return counted
    }
  }
}

extension Sweep {
  /// Weighs today's sweep, and keeps the verdict for every scheduler of the house.
  @discardableResult
  package func assess(guarding: (Transaction) throws -> Void = { _ in }) throws -> SweepAssessment? {
    guard let bounds else { return nil }
    let assessment = try store.readNow { tx in
      try SweepAssessment.make(on: tx.today, bounds, lanes: lanes, in: tx)
    }
    try store.writeNow { tx in
      try guarding(tx)
      try ClockGuard.require(in: tx)
      try SweepWaits.keep(assessment, in: tx)
    }
    return assessment
  }

  /// The day whose sweep was weighed last.
  package func assessedDay() throws -> Day? { try store.readNow(SweepWaits.assessedDay) }
}
