import Domain
import Retention
import Storage
import TestSupport
import Testing

@Suite struct PlannedSweepTests {
  /// What the night says of the next round is what that round does.
  @Test(arguments: Dialect.allCases) func theNextRoundGoesAsTheNightSaid(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    #expect(try house.store.readNow(PlannedSweep.newest) == nil)
    _ = try house.crowd(6)
    house.time.set(house.time.now.day.adding(months: 48).adding(days: -1).at(minute: 600))
    #expect(try house.guarded(10).once().customers == 0)
    try house.guarded(10).planAhead()
    let planned = try #require(try house.store.readNow(PlannedSweep.newest))
    house.time.advance(days: 1)
    #expect(planned.day == house.time.now.day && !planned.lines.isEmpty)
    let done = try house.guarded(10).once()
    #expect(planned.lines.reduce(0) { $0 + $1.rows } == done.rows.values.reduce(0, +))
    #expect(
      Dictionary(planned.lines.map { ($0.rule, $0.rows) }) { $0 + $1 } == done.rules, "rule by rule")
    // The next night's word takes its place.
    try house.guarded(10).planAhead()
    #expect(try house.store.readNow(PlannedSweep.newest)?.lines.isEmpty == true)
  }

  @Test func whatWouldWaitIsNotInIt() throws {
    let house = try TemporaryHouse()
    _ = try house.crowd(6)
    house.time.set(house.time.now.day.adding(months: 48).adding(days: -1).at(minute: 600))
    try house.guarded(5).planAhead()
    #expect(try house.store.readNow(PlannedSweep.newest)?.lines.isEmpty == true)
  }
}
