import Domain
import Foundation
import Retention
import Storage
import TestSupport
import Testing

@Suite struct SweepTests {
  @Test func aNewPersonWithASubscriptionIsKept() throws {
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let plan = try house.sweep.plan(on: house.time.now.day)
    #expect(plan.customers == 0)
    #expect(try house.sweep.once().digest == plan.digest)
  }

  @Test func aPlanChangesNothingAndIsWhatTheRunThenDoes() throws {
    let house = try TemporaryHouse()
    for number in 1...30 {
      try house.store.writeNow { tx in
        let jan = try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx)
        _ = try Jan.counter(of: jan, in: tx)
      }
      house.time.advance(days: 3)
    }
    house.time.set(house.time.now.day.adding(months: 47).at(minute: 600))
    let before = try house.dump()
    let plan = try house.sweep.plan(on: house.time.now.day)
    #expect(try house.dump() == before)
    let done = try house.sweep.once()
    #expect(plan.customers > 5 && plan.customers < 30)
    #expect(done.digest == plan.digest)
    #expect(done.rows == plan.rows && done.rules == plan.rules && done.customers == plan.customers)
    let again = try house.sweep.once()
    #expect(again.customers == 0 && again.rows.isEmpty)
  }

  /// S49 and S50: kept until the day before, gone on the day.
  @Test func fortyEightMonthsAfterTheLastContactTheRelationshipGoesAndTheContractStays() throws {
    let house = try TemporaryHouse()
    let start = house.time.now.day
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    house.time.set(start.adding(months: 48).adding(days: -1).at(minute: 600))
    _ = try house.sweep.once()
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 1, "\(table)") }
    house.time.advance(days: 1)
    let report = try house.sweep.once()
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 0, "\(table)") }
    #expect(try house.count("product", of: jan) == 1)
    #expect(try house.count("contact_detail", of: jan) == 2)
    #expect(Set(report.rules.keys).isSubset(of: ["R1", "R2"]) && !report.rules.isEmpty)
  }

  @Test func aNewContactOfTheirOwnLengthensAndAnybodyElsesDoesNot() throws {
    let house = try TemporaryHouse()
    let start = house.time.now.day
    let (own, other) = try house.store.writeNow { tx in
      (
        try Jan.subscriber(email: "a@voorbeeld.example", in: tx),
        try Jan.subscriber(email: "b@voorbeeld.example", in: tx)
      )
    }
    house.time.advance(days: 300)
    try house.store.writeNow { tx in
      try Evidence.contact(.inboundPhone, of: own, ownAct: true, on: tx.today, note: "", in: tx)
      try Evidence.contact(.inboundPhone, of: other, ownAct: false, on: tx.today, note: "", in: tx)
      try Rows.write("profile", of: own, ["recorded_day": tx.today], sealing: ["churn": "0,2"], in: tx)
      try Rows.write("profile", of: other, ["recorded_day": tx.today], sealing: ["churn": "0,2"], in: tx)
    }
    house.time.set(start.adding(months: 48).at(minute: 600))
    _ = try house.sweep.once()
    #expect(try house.count("profile", of: own) == 1)
    #expect(try house.count("profile", of: other) == 0)
  }

  /// A contact older than the first record: once it is erased, the clock must not start anew.
  @Test func erasingTheLastContactRevivesNobody() throws {
    let house = try TemporaryHouse()
    let day = house.time.now.day
    let jan = try house.store.writeNow { tx in
      let jan = try People.make(language: .nl, in: tx)
      try Evidence.contact(.counter, of: jan, ownAct: true, on: day.adding(months: -40), note: "", in: tx)
      try Evidence.agree(.subscription, of: jan, terms: "2026", since: day, in: tx)
      return jan
    }
    house.time.set(day.adding(months: 8).at(minute: 600))
    _ = try house.sweep.once()
    #expect(try house.count("contact_event", of: jan) == 0)
    #expect(throws: RowRefused.self) {
      try house.store.writeNow { tx in
        _ = try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "1"], in: tx)
      }
    }
  }

  @Test func otherPeoplesRowsAreTheSameByteForByte() throws {
    let house = try TemporaryHouse()
    let ids = try house.store.writeNow { tx in
      try (1...6).map { try Jan.subscriber(email: "jan\($0)@voorbeeld.example", in: tx) }
    }
    let before = try ids.dropFirst().map { try house.dump(of: $0) }
    try house.objectAndErase(ids[0])
    #expect(try ids.dropFirst().map { try house.dump(of: $0) } == before)
    #expect(before.allSatisfy { $0.count > 8 })
  }

  @Test func aCrashBetweenTheCommitAndTheKeysEndIsRedone() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    try house.objectAndErase(jan)
    let key = KeyName(jan, .relationship)
    #expect(try !house.store.keyring.holds(key))
    try house.store.keyring.makeKeys([key])
    try house.store.engine.write { connection in
      try connection.run("INSERT INTO key_destruction VALUES (1, \(jan), 'relationship', 0)")
    }
    try house.reopen()
    #expect(try house.store.destroyOrderedKeys() == 1)
    #expect(try !house.store.keyring.holds(key))
  }

  @Test func afterAnErasureNothingTheStatementForbidsIsLeft() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    try house.objectAndErase(jan)
    #expect(try house.store.readNow { tx in try Erasure.leftovers(of: jan, in: tx).count } == 0)
  }
}
