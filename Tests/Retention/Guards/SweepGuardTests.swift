import Domain
import Retention
import Storage
import TestSupport
import Testing

@Suite struct SweepGuardTests {
  /// Twenty people whose relationship ends today, and as many subscribers of later.
  private func houseOfTwenty() throws -> (house: TemporaryHouse, due: [Int64]) {
    let house = try TemporaryHouse()
    let due = try house.crowd(20)
    house.time.set(house.time.now.day.adding(months: 48).at(minute: 600))
    return (house, due)
  }

  private func rows(_ house: TemporaryHouse, _ table: String = "purchase") throws -> Int {
    try house.store.readNow { tx in try tx.first("SELECT COUNT(*) AS n FROM \(name: table)")?.int("n") ?? 0 }
  }

  private func rule(_ house: TemporaryHouse) throws -> String { try #require(try house.waits().first).rule }

  @Test func asManyAsTheBoundGoWithoutAnybodysLeave() throws {
    let (house, _) = try houseOfTwenty()
    let done = try house.guarded(20).once()
    #expect(done.customers == 20 && done.waiting == 0)
    #expect(try rows(house) == 0 && house.waits().isEmpty)
  }

  @Test func oneMoreThanTheBoundWaitsAndThePlanSaysSo() throws {
    let (house, _) = try houseOfTwenty()
    let before = try rows(house)
    let plan = try house.guarded(19).plan(on: house.time.now.day)
    #expect(plan.customers == 0 && plan.waits.values.map(\.people).reduce(0, +) == 20)
    let done = try house.guarded(19).once()
    #expect(done.digest == plan.digest && done.customers == 0 && done.waiting == 20)
    #expect(try rows(house) == before)
    let wait = try #require(try house.waits().first)
    #expect(wait.count.relationships == 20 && wait.bound == 19 && wait.day == house.time.now.day)
    #expect(try house.audited(.sweepWaits) == 1)
    // Weighed again it is the same verdict, and no news.
    _ = try house.guarded(19).once()
    #expect(try house.audited(.sweepWaits) == 1)
  }

  @Test func theBoundIsAShareOfEverybody() throws {
    let (house, _) = try houseOfTwenty()
    #expect(try house.guarded(0, share: 9_999).once().waiting == 20)
    #expect(try house.guarded(0, share: 10_000).once().customers == 20)
  }

  @Test func theDayBeforeNothingIsDueAndOnTheTwentyNinthOfFebruaryItIs() throws {
    let house = try TemporaryHouse(at: Day("2024-02-29")!.at(minute: 600))
    _ = try house.crowd(20)
    house.time.set(Day("2028-02-28")!.at(minute: 600))
    #expect(try house.guarded(5).once().waiting == 0 && house.waits().isEmpty)
    house.time.set(Day("2028-02-29")!.at(minute: 600))
    #expect(try house.guarded(5).once().waiting == 20)
  }

  @Test func twoColleaguesLetItGo() throws {
    let (house, _) = try houseOfTwenty()
    _ = try house.guarded(5).once()
    let rule = try rule(house)
    #expect(try house.release(rule, 20, by: "ans") == .firstRelease)
    #expect(try house.guarded(5).once().waiting == 20)
    #expect(try house.release(rule, 20, by: "ans") == .alreadyReleased)
    #expect(try house.audited(.sweepReleased) == 1, "the second try of one colleague is not recorded")
    #expect(try house.guarded(5).once().waiting == 20)
    #expect(try house.release(rule, 20, by: "bob") == .released)
    let plan = try house.guarded(5).plan(on: house.time.now.day)
    let done = try house.guarded(5).once()
    #expect(done.customers == 20 && done.waiting == 0 && done.digest == plan.digest)
    #expect(try rows(house) == 0 && house.waits().isEmpty)
  }

  @Test func twoCeilingsAreTwoReleases() throws {
    let (house, _) = try houseOfTwenty()
    _ = try house.guarded(5).once()
    let rule = try rule(house)
    #expect(try house.release(rule, 20, by: "ans") == .firstRelease)
    #expect(try house.release(rule, 30, by: "bob") == .firstRelease)
    #expect(try house.guarded(5).once().waiting == 20)
  }

  @Test func aReleaseForAnotherRuleOrDayOrTooFewIsRefusedAndNotRecorded() throws {
    let (house, _) = try houseOfTwenty()
    _ = try house.guarded(5).once()
    let rule = try rule(house)
    #expect(throws: SweepReleaseRefused.self) { try house.release("R99", 20, by: "ans") }
    #expect(throws: SweepReleaseRefused.self) {
      try house.release(rule, 20, by: "ans", on: house.time.now.day.adding(days: 1))
    }
    #expect(throws: SweepReleaseRefused.self) { try house.release(rule, 19, by: "ans") }
    #expect(try house.audited(.sweepReleased) == 0)
  }

  @Test func aReleaseOfYesterdayOrForFewerLetsNobodyGo() throws {
    let (house, _) = try houseOfTwenty()
    _ = try house.guarded(5).once()
    let rule = try rule(house)
    try house.release(rule, 20, by: "ans")
    try house.release(rule, 20, by: "bob")
    // One more has become due since it was given.
    try house.store.writeNow { tx in
      let late = try Jan.subscriber(email: "laat@voorbeeld.example", in: tx)
      for (table, column) in [("purchase", "happened_day"), ("contact_event", "happened_day")] {
        let long = tx.today.adding(months: -49)
        try tx.run(
          """
          UPDATE \(name: table) SET \(name: column) = \(long), recorded_day = \(long) WHERE customer_id = \(late)
          """)
      }
      try tx.run("UPDATE customer SET first_recorded = \(tx.today.adding(months: -49)) WHERE customer_id = \(late)")
      for table in ["profile", "preference"] {
        try tx.run("DELETE FROM \(name: table) WHERE customer_id = \(late)")
      }
      try StandingTable.refold(late, in: tx)
    }
    #expect(try house.guarded(5).once().waiting == 21)
    house.time.advance(days: 1)
    #expect(try house.guarded(5).once().waiting == 21)
    #expect(try rows(house) == 21)
  }

  @Test func aReleaseForTheFirstRunLetsNothingElseGo() throws {
    let (house, _) = try houseOfTwenty()
    _ = try house.guarded(5).once()
    let rule = try rule(house)
    try house.release(rule, 20, by: "ans", firstRun: true)
    try house.release(rule, 20, by: "bob", firstRun: true)
    #expect(try house.guarded(5).once().waiting == 20)
    #expect(try house.guarded(5, firstRun: true).once().customers == 20)
  }

  /// DESIGN §2: whether data may be used asks for the purposes that live today, and not whether the row is there.
  @Test func whatWaitsIsUsedForNothing() throws {
    let (house, due) = try houseOfTwenty()
    _ = try house.guarded(5).once()
    try house.store.readNow { tx in
      for examination in try Examination.make(of: due, on: tx.today, in: tx) {
        let rows = examination.findings.filter { $0.row.table.compartment == .relationship }
        #expect(rows.count == 4 && rows.allSatisfy { $0.verdict.erases })
        for finding in examination.findings {
          let lives = livingPurposes(try tx.statement, examination.standing, finding.row.datum, tx.today)
          #expect(!lives.contains { $0.key.servesRelationship && !$0.value.isLapsed })
        }
      }
    }
  }

  @Test func singleDataThatWereForeseenGoAndThoseThatWereNotWait() throws {
    for isForeseen in [true, false] {
      let house = try TemporaryHouse()
      let end = house.time.now.day.month.last.adding(days: 35)
      try house.store.writeNow { tx in
        for number in 1...12 {
          let jan = try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx)
          try Rows.write(
            "raw_trip", of: jan, owner: try tx.travelRef(for: jan),
            [
              "month": tx.today.month, "trip_key": [UInt8](repeating: UInt8(number), count: 16), "trip": "ut-asd",
              "happened_day": tx.today,
            ], in: tx)
        }
      }
      house.time.set(end.adding(days: -1).at(minute: 600))
      #expect(try house.guarded(5).once().customers == 0)
      if isForeseen { try house.guarded(5).foresee() }
      house.time.advance(days: 1)
      let done = try house.guarded(5).once()
      #expect(done.waiting == (isForeseen ? 0 : 12))
      #expect(try rows(house, "raw_trip") == (isForeseen ? 0 : 12))
      #expect(try house.waits().map(\.count.others) == (isForeseen ? [] : [12]))
      #expect(try rows(house) == 12)
    }
  }

  @Test func afterFortyEightHoursItIsEscalatedOnce() throws {
    let (house, _) = try houseOfTwenty()
    _ = try house.guarded(5).once()
    for day in 1...4 {
      house.time.advance(days: 1)
      _ = try house.guarded(5).once()
      let told = try house.store.writeNow(SweepWaits.escalate)
      #expect(told.count == (day == 2 ? 1 : 0), "day \(day)")
    }
    #expect(try house.audited(.sweepEscalated) == 1)
    #expect(try house.waits().first?.escalated != nil)
  }

  @Test(arguments: Dialect.allCases) func aSecondSchedulerFindsTheVerdictOfTheFirst(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    _ = try house.crowd(20)
    house.time.set(house.time.now.day.adding(months: 48).at(minute: 600))
    let sweep = house.guarded(5)
    try sweep.assess()
    // Another program of the house, with its own idea of the bound: the row counts.
    let other = house.guarded(1000)
    let swept = try other.parts.map { try other.once($0, guarding: { _ in }) }
    #expect(swept.map(\.waiting).reduce(0, +) == 20 && swept.map(\.customers).reduce(0, +) == 0)
    #expect(try rows(house) == 20)
    let rule = try rule(house)
    let day = house.time.now.day
    let shared = SharedWork(house.store)
    for name in [Sweep.weighing] + sweep.parts.map(\.name) {
      try shared.end(try #require(try shared.begin(name, for: day)), doneFor: day)
    }
    try house.release(rule, 20, by: "ans")
    #expect(try shared.isDone([Sweep.weighing], for: day))
    try house.release(rule, 20, by: "bob")
    #expect(try !shared.isDone([Sweep.weighing], for: day), "the release opens the day again for everybody")
    #expect(try house.guarded(5).once().customers == 20)
  }

  @Test func aSweepThatNobodyWeighedIsRefused() throws {
    let (house, _) = try houseOfTwenty()
    try house.guarded(5).assess()
    let sweep = house.guarded(5)
    try house.store.writeNow { tx in try House.set("sweepWeighed", tx.today.adding(days: -9).description, in: tx) }
    // Whoever sweeps the day that was weighed last sweeps what had its time by then, and no more.
    #expect(try sweep.once(sweep.parts[0], guarding: { _ in }).customers == 0)
    #expect(try rows(house) == 20)
  }
}
