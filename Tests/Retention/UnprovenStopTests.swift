import Domain
import Retention
import Storage
import TestSupport
import Testing

/// Two thresholds: a stop needs no proof, an erasure does.
@Suite struct UnprovenStopTests {
  @Test func aSweepErasesNothingOfAnUnprovenStopAndAllOfAProvenOne() throws {
    let house = try TemporaryHouse()
    let (jan, stop) = try stopped(in: house)
    let plan = try house.sweep.plan(on: house.time.now.day)
    _ = try house.sweep.once()
    #expect(plan.customers == 0)
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 1, "\(table)") }
    try house.store.writeNow { tx in try Evidence.prove(stop: stop, of: jan, in: tx) }
    let report = try house.sweep.once()
    #expect(report.rules["R3"] ?? 0 >= Jan.relationshipTables.count)
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 0, "\(table)") }
    #expect(try house.store.keyring.holds(KeyName(jan, .relationship)) == false)
    #expect(try house.store.keyring.holds(KeyName(jan, .person)))
  }

  @Test func aStopThatWasTakenBackHasErasedNothingAndAdmitsNewRows() throws {
    let house = try TemporaryHouse()
    let (jan, stop) = try stopped(in: house)
    #expect(throws: RowRefused.self) { try addProfile(jan, in: house) }
    try house.store.writeNow { tx in try Evidence.takeBack(stop: stop, of: jan, in: tx) }
    _ = try house.sweep.once()
    try addProfile(jan, in: house)
    #expect(try house.count("profile", of: jan) == 2)
  }

  private func stopped(in house: TemporaryHouse) throws -> (Int64, Int64) {
    try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      return (jan, try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: false, in: tx))
    }
  }

  private func addProfile(_ jan: Int64, in house: TemporaryHouse) throws {
    try house.store.writeNow { tx in
      _ = try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "1"], in: tx)
    }
  }
}
