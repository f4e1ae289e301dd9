import Domain
import Retention
import TestSupport
import Testing

@testable import Storage

/// Days that were worked out under another statement are worked out anew before anything is weighed or erased.
@Suite struct ReexaminationTests {
  /// A statement that has come into force is found though nobody's day has come.
  @Test func anotherStatementIsAskedAboutEverybodyOnceAndThenOfNobody() throws {
    let house = try TemporaryHouse()
    let people = try house.people(30)
    _ = try house.sweep.once()
    try house.store.writeNow { tx in
      // In the order of their digests others stand before it, and after.
      try tx.run("UPDATE standing SET statement_digest = '!before', check_day = 999999")
      try tx.run(
        "UPDATE standing SET statement_digest = 'zafter' WHERE customer_id \(tx.among(people.prefix(10)))")
    }
    #expect(try house.sweep.plan(on: house.time.now.day).underAnotherStatement == 30)
    #expect(try house.sweep.reexamine())
    #expect(try house.sweep.plan(on: house.time.now.day).underAnotherStatement == 0)
    for row in try house.standings() {
      #expect(try row.text("statement_digest") == house.store.readNow { tx in try tx.statement.digest })
      #expect(try row.int("check_day") < 999_999)
    }
    let (store, main, _) = house.store.counting()
    _ = try Sweep(store: store).once()
    #expect(try #require(main.take().max()) <= 48, "a sweep with nothing to do asks each lane three times")
  }

  @Test func itErasesNothingAndWhoLosesSomethingIsDueToday() throws {
    let house = try TemporaryHouse()
    _ = try house.people(6)
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    try house.underAnother(lookingOn: 999_999)
    let plan = try house.sweep.plan(on: house.time.now.day)
    let before = try house.dump().filter { !$0.hasPrefix("standing") }
    #expect(plan.customers == 6 && plan.underAnotherStatement == 6)
    try house.sweep.reexamine()
    #expect(try house.dump().filter { !$0.hasPrefix("standing") } == before)
    for row in try house.standings() { #expect(try row.day("check_day") == house.time.now.day) }
    #expect(try house.sweep.plan(on: house.time.now.day).digest == plan.digest)
    #expect(try house.sweep.once().digest == plan.digest)
  }

  @Test func stoppedHalfWayItGoesOnAndNothingIsSweptBefore() throws {
    let house = try TemporaryHouse()
    _ = try house.people(40)
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    try house.underAnother(lookingOn: 999_999)
    var asked = 0
    let stopped = try house.sweep.once {
      asked += 1
      return asked < 3
    }
    #expect(stopped.customers == 0)
    let left = try house.sweep.plan(on: house.time.now.day).underAnotherStatement
    #expect(left > 0 && left < 40)
    #expect(try house.sweep.once().customers == 40)
  }

  @Test func aSharedIndexFindsBothKindsOfDue() throws {
    let house = try TemporaryHouse()
    guard house.store.engine.dialect == .sqlite else { return }
    let plans = try house.store.readNow { tx in
      try [
        "substr(statement_digest, 1, 16) = 'a' AND check_day <= 3 AND (check_day, customer_id) > (1, 2)",
        """
        substr(statement_digest, 1, 16) < 'a' AND (substr(statement_digest, 1, 16), check_day, customer_id) > ('', 1, 2)
        """,
      ].flatMap { which in
        try tx.run(Query(stringLiteral: "EXPLAIN QUERY PLAN SELECT customer_id FROM standing WHERE \(which)"))
          .map { try $0.text("detail") }
      }
    }
    #expect(plans.allSatisfy { $0.contains("SEARCH standing USING") && $0.contains("standing_due") }, "\(plans)")
  }
}

extension TemporaryHouse {
  fileprivate func underAnother(lookingOn day: Int) throws {
    try store.writeNow { tx in
      _ = try tx.run("UPDATE standing SET statement_digest = 'of before', check_day = \(day)")
    }
  }

  fileprivate func standings() throws -> [Record] {
    try store.readNow { tx in try tx.run("SELECT statement_digest, check_day FROM standing") }
  }
}
