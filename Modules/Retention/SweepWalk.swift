import Domain
import Storage

/// One sweep's way through a lane, in chunks that keep other writers waiting for a moment only.
struct Walk {
  let store: Store
  let people: DuePeople
  private(set) var report: SweepReport
  private var pace: Pace
  private let settlement: Settlement
  private let isWeighed: Bool
  /// Whom a guard holds back: due, looked at once, and left alone.
  private var held: Set<Int64> = []
  /// Whether those whom another transaction has in hand are waited for.
  private var isWaiting = false

  /// `weighed`: the day whose sweep was weighed, and which is swept. Without one nothing is held back.
  init(store: Store, lane: Int, weighed: Day?, settlement: Settlement) {
    let day = weighed ?? store.clock.now.day
    isWeighed = weighed != nil
    self.store = store
    self.settlement = settlement
    people = DuePeople(lane: lane, day: day)
    pace = Pace(store)
    report = SweepReport(asOf: day)
  }

  /// Looks at everybody who is due once. Returns whether there may be more to do: of some a part went that kept
  /// another part, and some were in other hands.
  mutating func once(guarding: (Transaction) throws -> Void, mayGoOn: () -> Bool) throws -> Bool {
    var place = DuePeople.Place.days
    var (isMet, hasLooked) = (false, false)
    while mayGoOn() {
      // Read apart: a write that walks the list would lose against everybody who writes a standing.
      let page = try store.readNow { tx in
        var next = place
        let page = try people.next(Pace.page, after: &next, in: tx)
        return (people: page, place: next)
      }
      place = page.place
      if page.people.isEmpty { break }
      let free = page.people.filter { !held.contains($0.customer) }
      if free.isEmpty { continue }
      isMet = true
      var pace = pace
      try pace.each(of: free, mayGoOn: mayGoOn) { customers in
        let (looked, took) = try chunk(customers, guarding: guarding)
        if looked > 0 { hasLooked = true }
        return took
      }
      self.pace = pace
    }
    // Nobody free is left: the others are waited for, once.
    guard isMet, hasLooked || !isWaiting else { return false }
    isWaiting = !hasLooked
    return true
  }

  /// Returns how many were looked at, and how many milliseconds that took.
  private mutating func chunk(
    _ customers: [Int64], guarding: (Transaction) throws -> Void
  ) throws -> (looked: Int, took: Int64) {
    let waiting = isWaiting
    let (people, isWeighed) = (people, isWeighed)
    let done = try settlement.writeNow { tx in
      try guarding(tx)
      if isWeighed { try ClockGuard.require(in: tx) }
      let gate = isWeighed ? try SweepWaits.gate(for: people.day, in: tx) : SweepGate(waits: [:])
      let claimed = try people.claim(customers, for: .dayHasCome, waiting: waiting, in: tx)
      let all = try Examination.make(of: claimed, on: people.day, in: tx).map(ErasurePlan.make)
      let plans = all.filter { !gate.holdsBack($0) }
      let held = all.filter(gate.holdsBack).map(\.customer)
      let outcome = try Erasure.carryOut(plans, by: .scheduler, in: tx)
      let unchanged = plans.filter { !outcome.concerns($0.customer) }.map(NextLook.unchanged)
      try StandingTable.keep(try unchanged + NextLook.after(outcome, in: tx), in: tx)
      return (plans: plans, held: held, took: store.clock.now.milliseconds - tx.now.milliseconds)
    }
    held.formUnion(done.held)
    report.waiting += done.held.count
    for plan in done.plans { report.count(plan) }
    return (done.plans.count + done.held.count, done.took)
  }
}
