import Domain
import Retention
import Storage
import TestSupport
import Testing

/// A sweep in parts, each by the one scheduler that holds its lease.
@Suite struct SharedSweepTests {
  private func houseWithSomethingDue(on dialect: Dialect) throws -> TemporaryHouse {
    let house = try TemporaryHouse(on: dialect)
    for number in 1...20 {
      _ = try house.store.writeNow { tx in try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx) }
    }
    house.time.set(house.time.now.day.adding(months: 48).at(minute: 600))
    return house
  }

  private func purchases(_ house: TemporaryHouse) throws -> Int {
    try house.store.readNow { tx in try tx.run("SELECT customer_id FROM purchase").count }
  }

  @Test(arguments: Dialect.allCases) func thePartsAreTheWholeAndEachIsDoneOnce(on dialect: Dialect) throws {
    let house = try houseWithSomethingDue(on: dialect)
    let sweep = Sweep(store: house.store)
    let day = house.time.now.day
    let plan = try sweep.plan(on: day)
    #expect(plan.customers == 20)
    let schedulers = [SharedWork(house.store), SharedWork(house.store)]
    var whole = SweepReport(asOf: day)
    for (number, part) in sweep.parts.enumerated() {
      let mine = schedulers[number % 2]
      let other = schedulers[(number + 1) % 2]
      let lease = try #require(try mine.begin(part.name, for: day))
      #expect(try other.begin(part.name, for: day) == nil)
      whole.add(try sweep.once(part, guarding: mine.guarding(lease)))
      try mine.end(lease, doneFor: day)
      #expect(try other.begin(part.name, for: day) == nil, "done is done, whoever did it")
    }
    #expect(whole.digest == plan.digest && whole.customers == plan.customers && whole.rows == plan.rows)
    #expect(try schedulers[0].isDone(sweep.parts.map(\.name), for: day))
    #expect(try !schedulers[0].isDone(sweep.parts.map(\.name), for: day.adding(days: 1)))
    #expect(try purchases(house) == 0)
    let entries = try house.store.readNow { tx in
      try tx.run("SELECT detail FROM audit_entry WHERE action = 'sweepDone'").count
    }
    #expect(entries == sweep.parts.count)
  }

  @Test(arguments: Dialect.allCases) func aSweepThatWakesLateErasesNothing(on dialect: Dialect) throws {
    let house = try houseWithSomethingDue(on: dialect)
    let sweep = Sweep(store: house.store)
    let day = house.time.now.day
    let part = try #require(sweep.parts.first)
    let (slow, quick) = (SharedWork(house.store), SharedWork(house.store))
    let old = try #require(try slow.begin(part.name, for: day))
    house.time.advance(minutes: 2)
    let new = try #require(try quick.begin(part.name, for: day))
    let before = try house.dump()
    #expect(throws: LeaseLost.self) { try sweep.once(part, guarding: slow.guarding(old)) }
    #expect(throws: LeaseLost.self) { try slow.end(old, doneFor: day) }
    #expect(try house.dump() == before)
    #expect(try sweep.once(part, guarding: quick.guarding(new)).asOf == day)
    try quick.end(new, doneFor: day)
  }
}
