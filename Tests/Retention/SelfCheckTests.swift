import Domain
import Retention
import Storage
import TestSupport
import Testing

@Suite struct SelfCheckTests {
  /// People in every kind of standing there is.
  private func livedIn() throws -> TemporaryHouse {
    let house = try TemporaryHouse()
    let people = try house.crowd(12)
    try house.store.writeNow { tx in
      try Evidence.stop(.objection, .everything, of: people[0], source: "portal", proven: false, in: tx)
      _ = try Evidence.consent(to: .emailTracking, of: people[1], source: "portal", givenAt: tx.now, in: tx)
      try Evidence.end(.subscription, of: people[2], on: tx.today.adding(days: 40), in: tx)
      let today = tx.today
      try Holds.place(on: people[3], .claim, owner: "legal", until: today.adding(days: 10), by: .operator, in: tx)
      try Holds.place(on: people[3], .claim, owner: "legal", until: today.adding(days: 90), by: .operator, in: tx)
      try Evidence.agree(.nsExtra, of: people[4], terms: "1", since: today, ended: today.adding(days: 3), in: tx)
    }
    return house
  }

  @Test func aSoundHouseHasNoDifferencesWhateverTheDay() throws {
    let house = try livedIn()
    for days in [0, 1, 20, 30, 60, 400, 1200] {
      house.time.advance(days: days)
      let unswept = try SelfCheck(store: house.store, size: 100).run()
      #expect(unswept.people == 12 && unswept.differences.isEmpty, "after \(days)")
      _ = try house.sweep.once()
      #expect(try SelfCheck(store: house.store, size: 100).run().differences.isEmpty, "swept after \(days)")
    }
    #expect(try house.audited(.selfCheckDiffers) == 0 && house.audited(.selfChecked) == 14)
  }

  @Test func aStandingThatSaysAnotherThingIsFoundAndNotRepaired() throws {
    let house = try livedIn()
    _ = try house.sweep.once()
    let fold: Query = "SELECT customer_id, fold FROM standing ORDER BY customer_id"
    let victim = try house.store.writeNow { tx in
      let (one, other) = (try tx.run(fold)[0], try tx.run(fold).first { try $0.text("fold").contains("emailTracking") })
      let forged = try #require(try other?.text("fold"))
      let victim = try one.integer("customer_id")
      try tx.run("UPDATE standing SET fold = \(forged) WHERE customer_id = \(victim)")
      return victim
    }
    let before = try house.store.readNow { tx in try tx.run(fold).map { try $0.text("fold") } }
    let report = try SelfCheck(store: house.store, size: 100).run()
    #expect(report.differences.map(\.customer) == [victim] && report.differences.first?.kinds == [.standing])
    #expect(try house.store.readNow { tx in try tx.run(fold).map { try $0.text("fold") } } == before)
    #expect(try house.audited(.selfCheckDiffers) == 1)
    let last = try #require(try house.store.readNow(SelfCheck.last))
    #expect(last.people == 12 && last.differences == 1)
  }

  @Test func aPersonWhoWouldBeLookedAtTooLateIsFound() throws {
    let house = try livedIn()
    _ = try house.sweep.once()
    let victim = try house.store.writeNow { tx in
      let row = try #require(try tx.first("SELECT customer_id, check_day FROM standing ORDER BY check_day LIMIT 1"))
      let victim = try row.integer("customer_id")
      try StandingTable.look(at: victim, on: try row.day("check_day").adding(days: 1), in: tx)
      return victim
    }
    let report = try SelfCheck(store: house.store, size: 100).run()
    #expect(report.differences.map(\.customer) == [victim] && report.differences.first?.kinds == [.checkDay])
  }

  @Test func eachDayLooksAtOthersAndEveryMachineAtTheSame() throws {
    let house = try livedIn()
    func sample(_ day: Day) throws -> [Int64] {
      house.time.set(day.at(minute: 600))
      try house.store.writeNow { tx in _ = try tx.run("UPDATE standing SET check_day = 99999") }
      return try SelfCheck(store: house.store, size: 3).run().differences.map(\.customer)
    }
    let today = house.time.now.day
    let days = try (0..<8).map { try sample(today.adding(days: $0)) }
    #expect(days.allSatisfy { $0.count == 3 })
    #expect(Set(days.flatMap { $0 }).count > 3)
    #expect(try sample(today) == days[0])
  }
}
