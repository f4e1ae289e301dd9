import Domain
import Retention
import Storage
import TestSupport
import Testing

@Suite struct HoldTests {
  @Test func aHoldBlocksTheSweepUntilItsDay() throws {
    let house = try TemporaryHouse()
    let end = house.time.now.day.adding(months: 48)
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    house.time.set(end.adding(days: -10).at(minute: 600))
    _ = try house.store.writeNow { tx in
      try Holds.place(on: jan, .claim, owner: "legal", until: end.adding(days: 30), by: .staff("ans"), in: tx)
    }
    house.time.set(end.adding(days: 29).at(minute: 600))
    #expect(try house.sweep.once().customers == 0)
    #expect(try house.count("purchase", of: jan) == 1)
    house.time.advance(days: 1)
    _ = try house.sweep.once()
    #expect(try house.count("purchase", of: jan) == 0)
    #expect(try house.audited(.holdPlaced) == 1)
  }

  @Test func aHoldBlocksErasureAfterAnObjectionAndNeverTheStop() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let hold = try house.store.writeNow { tx in
      try Holds.place(on: jan, .dispute, owner: "legal", until: tx.today.adding(days: 90), by: .staff("ans"), in: tx)
    }
    try house.objectAndErase(jan)
    #expect(try house.count("profile", of: jan) == 1)
    try house.store.readNow { tx in
      let examination = try #require(try Examination.make(of: jan, on: tx.today, in: tx))
      for finding in examination.findings {
        let lives = livingPurposes(try tx.statement, examination.standing, finding.row.datum, tx.today)
        #expect(!lives.contains { $0.key.servesRelationship && $0.value.isAlive }, "\(finding.row.table.name)")
      }
    }
    // Lifted, what the objection ended goes with the next sweep.
    #expect(try house.store.writeNow { tx in try Holds.lift(hold, by: .staff("ans"), in: tx) })
    _ = try house.sweep.once()
    #expect(try house.count("profile", of: jan) == 0)
    #expect(try house.audited(.holdLifted) == 1)
    #expect(try house.store.writeNow { tx in try !Holds.lift(hold, by: .staff("ans"), in: tx) })
  }

  @Test func aHoldIsToBeLookedAtWithinSixMonths() throws {
    let house = try TemporaryHouse()
    let today = house.time.now.day
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let holds = try house.store.writeNow { tx in
      try Holds.place(on: jan, .claim, owner: "legal", until: today.adding(days: 900), by: .operator, in: tx)
      try Holds.place(on: jan, .authority, owner: "legal", until: today.adding(days: 9), by: .operator, in: tx)
      return try Holds.running(in: tx)
    }
    #expect(holds.map(\.review) == [today.adding(days: 9), today.adding(months: 6)])
    #expect(holds.map(\.ground) == ["authority", "claim"])
  }
}
