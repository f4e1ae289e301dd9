import Domain
import Storage

/// One sweep's way through a lane, in chunks that keep other writers waiting for a moment only.
struct Walk {
  let store: Store
  let people: DuePeople
  private(set) var report: SweepReport
  private var size = 16
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

  init(store: Store, lane: Int) {
    let day = store.clock.now.day
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
      isMet = true
      // Those whose rows lie together are looked at together.
      for (_, people) in Dictionary(grouping: page.people, by: \.part).sorted(by: { $0.key < $1.key }) {
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
    let people = people
    let done = try store.writeNow { tx in
      try guarding(tx)
      let claimed = try people.claim(customers, waiting: waiting, in: tx)
      let plans = try Examination.make(of: claimed, on: people.day, in: tx).map(ErasurePlan.make)
      let outcome = try Erasure.carryOut(plans, by: .scheduler, in: tx)
      let unchanged = plans.filter { !outcome.concerns($0.customer) }.map(NextLook.unchanged)
      try StandingTable.keep(try unchanged + NextLook.after(outcome, in: tx), in: tx)
      return (plans: plans, took: store.clock.now.milliseconds - tx.now.milliseconds)
    }
    for plan in done.plans { report.count(plan) }
    size = min(Sweep.most, max(1, done.took > budget ? size * Int(budget) / Int(done.took) : size * 2))
    return done.plans.count
  }
}
