import Dispatch
import Domain
@testable import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct LeaseTests {
  @Test func oneHoldsItAndTheOtherWaitsForItsEnd() throws {
    let house = try TemporaryHouse()
    let mine = try #require(try house.take(by: "a"))
    #expect(try house.take(by: "b") == nil)
    house.time.set(house.time.now.adding(seconds: 59))
    #expect(try house.take(by: "b") == nil)
    house.time.set(house.time.now.adding(seconds: 1))
    let theirs = try #require(try house.take(by: "b"))
    #expect(theirs.token == mine.token + 1)
  }

  @Test func whoHoldsItKeepsItUnderTheSameToken() throws {
    let house = try TemporaryHouse()
    let mine = try #require(try house.take(by: "a"))
    house.time.set(house.time.now.adding(seconds: 50))
    #expect(try house.take(by: "a") == mine)
    house.time.set(house.time.now.adding(seconds: 50))
    #expect(try house.take(by: "b") == nil)
    // Its time is over, but nobody came: it is still theirs.
    house.time.advance(hours: 1)
    #expect(try house.take(by: "a") == mine)
    try house.store.writeNow { tx in try Leases.renew(mine, seconds: 60, in: tx) }
    house.time.set(house.time.now.adding(seconds: 59))
    #expect(try house.take(by: "b") == nil)
  }

  /// The holder was paused, whatever its own clock says: the row decides, in the holder's transaction.
  @Test func aHolderThatWakesLateChangesNothing() throws {
    let house = try TemporaryHouse()
    let old = try #require(try house.take(by: "a"))
    house.time.advance(minutes: 2)
    let new = try #require(try house.take(by: "b"))
    house.time.advance(minutes: -2)
    for work in [
      { tx in try Leases.require(old, in: tx) }, { tx in try Leases.renew(old, seconds: 60, in: tx) },
      { tx in try Leases.release(old, doneFor: tx.today, in: tx) },
    ] as [(Transaction) throws -> Void] {
      #expect(throws: LeaseLost(name: "work")) {
        try house.store.writeNow { tx in
          _ = try People.make(language: .nl, in: tx)
          try work(tx)
        }
      }
    }
    #expect(try house.store.readNow { tx in try tx.exists("SELECT 1 AS one FROM customer") } == false)
    try house.store.writeNow { tx in try Leases.require(new, in: tx) }
  }

  @Test func whatIsGivenBackIsFreeAtOnceAndNeverHeldOnTheOldToken() throws {
    let house = try TemporaryHouse()
    let old = try #require(try house.take(by: "a"))
    try house.store.writeNow { tx in try Leases.release(old, in: tx) }
    #expect(throws: LeaseLost.self) { try house.store.writeNow { tx in try Leases.require(old, in: tx) } }
    let again = try #require(try house.take(by: "a"))
    #expect(again.token > old.token)
  }

  @Test func whatIsDoneForADayIsNotTakenUpAgainThatDay() throws {
    let house = try TemporaryHouse()
    let today = house.time.now.day
    let lease = try #require(try house.take(by: "a", unlessDoneFor: today))
    try house.store.writeNow { tx in try Leases.release(lease, doneFor: today, in: tx) }
    #expect(try house.take(by: "b", unlessDoneFor: today) == nil)
    #expect(try house.done(["work", "other"], for: today) == ["work"])
    #expect(try house.done(["work"], for: today.adding(days: 1)) == [])
    // Somebody who asks for it all the same gets it, and it stays done.
    let asked = try #require(try house.take(by: "b"))
    try house.store.writeNow { tx in try Leases.release(asked, in: tx) }
    #expect(try house.done(["work"], for: today) == ["work"])
    #expect(try house.take(by: "b", unlessDoneFor: today.adding(days: 1)) != nil)
  }

  /// Several programs on one house: whoever works under the lease does so one at a time, and each act is
  /// done under the token that was highest at that moment.
  @Test(arguments: Dialect.allCases) func ofManyProgramsOneHoldsItAtATime(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let (main, ring) = try house.openAgain()
    defer { for engine in [main, ring] { try? engine.close() } }
    let other = try Opening.open(
      main: main, keyring: ring, keys: InstitutionKeys.load(from: house.layout.keys),
      witnesses: house.layout.witnesses, clock: house.time.clock, entropy: .system)
    let outcome = Mutex((done: 0, refused: 0, strange: [String]()))
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      let store = number.isMultiple(of: 2) ? house.store : other
      for _ in 1...10 {
        do {
          guard
            let lease = try store.writeNow({ tx in
              try Leases.take("work", by: "\(number)", seconds: 60, in: tx)
            })
          else { continue }
          // Time passes for everybody: sometimes the lease is another's before the work is done.
          house.time.set(house.time.now.adding(seconds: 25))
          try store.writeNow { tx in
            try Leases.require(lease, in: tx)
            try tx.run(
              """
              INSERT INTO attempt (act, who_digest, window_start, tries, failures, last_at)
              VALUES ('work', \(tx.store.entropy.bytes(16)), \(lease.token), 0, 0, 0)
              """)
          }
          outcome.withLock { $0.done += 1 }
          try store.writeNow { tx in try Leases.release(lease, in: tx) }
        } catch is LeaseLost {
          outcome.withLock { $0.refused += 1 }
        } catch {
          outcome.withLock { $0.strange.append("\(error)") }
        }
      }
    }
    let (done, refused, strange) = outcome.withLock { ($0.done, $0.refused, $0.strange) }
    #expect(strange == [])
    #expect(done > 0, "\(refused) were refused")
    let rows = try house.store.readNow { tx in
      try tx.run("SELECT window_start AS token FROM attempt WHERE act = 'work'").map { try $0.integer("token") }
    }
    #expect(rows.count == done && Set(rows).count == done, "an act for each token, and none without")
  }
}

extension TemporaryHouse {
  fileprivate func take(by holder: String, unlessDoneFor day: Day? = nil) throws -> Lease? {
    try store.writeNow { tx in try Leases.take("work", by: holder, seconds: 60, unlessDoneFor: day, in: tx) }
  }

  fileprivate func done(_ names: [String], for day: Day) throws -> Set<String> {
    try store.readNow { tx in try Leases.done(names, for: day, in: tx) }
  }
}
