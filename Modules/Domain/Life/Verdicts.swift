/// Whether the datum is kept or erased. It is erased when its last purpose has lapsed.
package func verdict(_ statement: Statement, _ standing: Standing, _ datum: Datum, _ day: Day) -> Verdict {
  let question = Question(statement, standing, datum, day)
  var lives: [Purpose: Life] = [:]
  lives.reserveCapacity(question.claims.count)
  var summary = Summary()
  for claim in question.claims {
    guard let life = question.life(of: claim) else { continue }
    lives[claim.purpose] = life
    summary.add(life, of: claim)
  }
  if summary.keeps { return .keep(until: summary.until, because: lives) }
  guard let (since, ground, claim) = summary.last else {
    // No purpose has it in its table at all: nothing could ever keep it.
    return .erase(since: min(standing.firstRecorded, day), under: statement.onStop.rule, because: lives)
  }
  return .erase(since: since, under: rule(of: ground, claim, statement), because: lives)
}

/// The same answer as `verdict(…).erases` without the reasons: what a sweep asks of every row.
package func isDue(_ statement: Statement, _ standing: Standing, _ datum: Datum, _ day: Day) -> Bool {
  let question = Question(statement, standing, datum, day)
  return !question.claims.contains { question.life(of: $0).map { !$0.isLapsed } ?? false }
}

/// The first day on which a kept datum can lapse by the passing of time alone; nil if time alone
/// never does it. Nothing need be asked about it before, unless the standing changes.
package func nextLook(_ statement: Statement, _ standing: Standing, _ datum: Datum, _ day: Day) -> Day? {
  let question = Question(statement, standing, datum, day)
  var summary = Summary()
  for claim in question.claims {
    if let life = question.life(of: claim) { summary.add(life, of: claim) }
  }
  guard summary.keeps else { return day }
  if summary.hasAlive { return summary.latest }
  // Only resting purposes are left: look when what makes them rest ends, or when they would have
  // ended had they been awake.
  let awake = nextLook(statement, standing.awake, datum, day)
  return [awake, standing.hold?.until, standing.restriction?.until].compactMap { $0 }.filter { $0 > day }.min()
}

private struct Summary {
  private(set) var hasAlive = false
  private(set) var hasPaused = false
  private(set) var last: (since: Day, ground: Ground, claim: Claim)?
  private var isOpen = false
  private var alive: Day?

  var keeps: Bool { hasAlive || hasPaused }
  /// The day on which the last living purpose ends.
  var latest: Day? { isOpen ? nil : alive }
  /// A purpose at rest may wake up: then nothing is known of the end.
  var until: Day? { hasPaused ? nil : latest }

  mutating func add(_ life: Life, of claim: Claim) {
    switch life {
    case .alive(let until, _):
      hasAlive = true
      guard let until else { return isOpen = true }
      alive = max(alive ?? until, until)
    case .paused: hasPaused = true
    case .lapsed(let since, let ground):
      // A day the row does not carry is a fault, dated today: no reason next to a real one.
      if let last, !last.ground.isFault, ground.isFault || since <= last.since { return }
      last = (since, ground, claim)
    }
  }
}

extension Ground {
  fileprivate var isFault: Bool { if case .anchorMissing = self { true } else { false } }
}

/// The retention rule a plan counts an erasure under.
private func rule(of ground: Ground, _ claim: Claim, _ statement: Statement) -> String {
  switch ground {
  case .expired(let term): term.rule
  case .agreementEnded(let name, _):
    claim.until.first { $0.anchor == .agreementEnd(name) }?.term.rule ?? statement.onStop.rule
  default: statement.onStop.rule
  }
}
