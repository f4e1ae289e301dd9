import Domain
import Storage

/// One sweep's way through a lane, in chunks that keep other writers waiting for a moment only.
struct Walk {
  let store: Store
  let people: DuePeople
  private(set) var report: SweepReport
  private var size = 16
  private let isWeighed: Bool
  /// Whom a guard holds back: due, looked at once, and left alone.
  private var held: Set<Int64> = []
  /// Whether those whom another transaction has in hand are waited for.
  private var isWaiting = false

  /// How long a chunk may take, in milliseconds: the size follows. SQLite's one writer keeps everybody waiting for as
  /// long; on a server only the next entry of the ledger waits, and each chunk pays for half a dozen commits.
  private var budget: Int64 {
    switch store.engine.dialect {
    case .sqlite: 25
    case .postgresql: 100
    }
  }

  private static let page = 2048

  /// `weighed`: the day whose sweep was weighed, and which is swept. Without one nothing is held back.
  init(store: Store, lane: Int, weighed: Day?) {
    let day = weighed ?? store.clock.now.day
    isWeighed = weighed != nil
    self.store = store
    people = DuePeople(lane: lane, day: day)
    report = SweepReport(asOf: day)
  }

  /// Looks at everybody who is due once. Returns whether there may be more to do: of some a part went that kept
  /// another part, and some were in other hands.
  mutating func once(guarding: (Transaction) throws -> Void, mayGoOn: () -> Bool) throws -> Bool {
    var place = DuePeople.Place.beginning
    var (isMet, hasLooked) = (false, false)
    while mayGoOn() {
      // Read apart: a write that walks the list would lose against everybody who writes a standing.
      let page = try store.readNow { tx in
        var next = place
        let page = try people.next(Self.page, after: &next, in: tx)
        return (people: page, place: next)
      }
      place = page.place
      if page.people.isEmpty { break }
      let free = page.people.filter { !held.contains($0.customer) }
      if free.isEmpty { continue }
      isMet = true
      // Those whose rows lie together are looked at together.
      for (_, people) in Dictionary(grouping: free, by: \.part).sorted(by: { $0.key < $1.key }) {
        var rest = people.map(\.customer)[...]
        while !rest.isEmpty, mayGoOn() {
          let some = Array(rest.prefix(size))
          rest = rest.dropFirst(some.count)
          if try chunk(some, guarding: guarding) > 0 { hasLooked = true }
        }
      }
    }
    guard isMet else {
      try store.writeNow(people.rememberStatement)
      return false
    }
    // Nobody free is left.
    isWaiting = !hasLooked
    return true
  }

  /// Returns how many were looked at.
  private mutating func chunk(_ customers: [Int64], guarding: (Transaction) throws -> Void) throws -> Int {
    let waiting = isWaiting
    let (people, isWeighed) = (people, isWeighed)
    let done = try store.writeNow { tx in
      try guarding(tx)
      if isWeighed { try ClockGuard.require(in: tx) }
      let gate = isWeighed ? try SweepWaits.gate(for: people.day, in: tx) : SweepGate(waits: [:])
      let claimed = try people.claim(customers, waiting: waiting, in: tx)
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
    size = min(Sweep.most, max(1, done.took > budget ? size * Int(budget) / Int(done.took) : size * 2))
    return done.plans.count + done.held.count
  }
}
