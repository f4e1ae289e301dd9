import Foundation
import Retention
import Storage
import TestSupport
import Testing

@testable import Domain

/// R1–R20, each on the last day it keeps something and on the next.
@Suite struct EveryRuleTests {
  @Test func noRuleIsWithoutACase() throws {
    let ours = Set(RuleCase.all.map(\.rule))
    #expect(ours == Set((1...20).map { "R\($0)" }))
    for statement in try ShippedStatements.all() {
      let named = statement.claims.values.flatMap { $0 }.flatMap(\.until).map(\.term.rule) + [statement.onStop.rule]
      #expect(Set(named).isSubset(of: ours), "\(statement.version.id)")
    }
  }

  @Test func theTableInTheDocsNamesEveryRuleAndWhoCarriesItOut() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Docs/retention.md").standardizedFileURL
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
      .filter { $0.first?.wholeMatch(of: /R[0-9]+/) != nil }
    #expect(rows.map { $0[0] } == (1...20).map { "R\($0)" })
    for row in rows {
      #expect(row.count == 4, "\(row)")
      #expect(row[2].hasPrefix("nobody") == (row[0] == "R10"), "\(row)")
    }
  }

  @Test(arguments: RuleCase.all) func itIsThereOnTheLastDayAndGoneOnTheNext(one: RuleCase) throws {
    let house = try TemporaryHouse()
    try house.expect(one, try one.arrange(house))
  }

  /// Reg. 1182/71: where a month has no such day, the period ends with its last one; and nothing moves for a weekend, for
  /// what is promised is a maximum.
  @Test(arguments: [
    ("R2", "2024-02-29", "2028-02-29"), ("R2", "2023-02-28", "2027-02-28"), ("R2", "2022-08-31", "2026-08-31"),
    ("R8", "2024-02-29", "2029-02-28"), ("R11", "2024-02-29", "2034-02-28"), ("R16", "2024-02-29", "2026-02-28"),
    ("R20", "2024-02-29", "2025-02-28"), ("R20", "2023-02-28", "2024-02-28"), ("R19", "2022-02-28", "2024-02-28"),
    ("R7", "2024-02-22", "2024-02-29"), ("R18", "2023-01-31", "2023-03-02"), ("R18", "2024-01-31", "2024-03-01"),
    ("R5", "2024-01-31", "2024-03-06"), ("R6", "2024-01-30", "2024-02-29"), ("R17", "2023-12-01", "2024-02-29"),
    ("R1", "2024-03-31", "2028-03-01"), ("R13", "2024-02-29", "2029-02-28"),
  ])
  func thirtyFirstsAndTheTwentyNinthOfFebruaryEndWhereTheLawSays(rule: String, from: String, end: String) throws {
    let start = try #require(Day(from))
    let house = try TemporaryHouse(at: start.at(minute: 720))
    let one = try #require(RuleCase.of(rule))
    let ending = try one.arrange(house)
    #expect(ending.end == Day(end))
    try house.expect(one, ending)
  }
}

/// The two nights in which a day has twenty-three hours, or twenty-five.
@Suite struct ClockChangeTests {
  @Test(arguments: ["2027-03-28", "2027-10-31"]) func aSweepInTheNightTheClocksChangeTakesEachDayOnce(night: String)
    throws
  {
    let day = try #require(Day(night))
    let house = try TemporaryHouse(at: day.adding(days: -10).at(minute: 600))
    // Copies of seven days: two end on the day before, three on the day itself, one on the day after.
    var ends: [Int64: Day] = [:]
    for (after, number) in [(-1, 2), (0, 3), (1, 1)] {
      house.time.set(day.adding(days: after - 7).at(minute: 1430))
      for _ in 0..<number {
        let jan = try house.store.writeNow { tx in
          let jan = try Jan.subscriber(email: "jan\(ends.count)@voorbeeld.example", in: tx)
          try Rows.write(
            "access_export", of: jan, ["case_id": Int64(1) << 50, "downloads": 0, "recorded_day": tx.today],
            sealing: ["zip": "UEs="], in: tx)
          return jan
        }
        ends[jan] = day.adding(days: after)
      }
    }
    let sweep = house.guarded(25)
    house.time.set(day.start.adding(hours: -2))
    var taken: [Day: Int] = [:]
    // Every half hour by the world's clock, from two hours before midnight until six in the morning.
    for _ in 0..<17 {
      #expect(try ClockGuard.tick(on: house.store) == nil, "the clock is believed at \(house.time.now)")
      let report = try sweep.once()
      #expect(report.asOf == house.time.now.day && report.waiting == 0)
      taken[report.asOf, default: 0] += report.rules["R7"] ?? 0
      for (jan, end) in ends {
        #expect(try (house.count("access_export", of: jan) == 0) == (end <= report.asOf), "\(house.time.now)")
      }
      house.time.advance(minutes: 30)
    }
    #expect(taken == [day.adding(days: -1): 2, day: 3])
    house.time.set(day.adding(days: 1).at(minute: 0))
    #expect(try sweep.once().rules["R7"] == 1)
  }

  /// A sweep that begins before midnight is that day's, however long it takes.
  @Test(arguments: ["2027-03-28", "2027-10-31"]) func theDayBeforeEndsWithItsLastHour(night: String) throws {
    let day = try #require(Day(night))
    #expect(day.start.adding(minutes: -1).day == day.adding(days: -1))
    let hours = (day.adding(days: 1).start.milliseconds - day.start.milliseconds) / 3_600_000
    #expect(hours == (night == "2027-03-28" ? 23 : 25))
  }
}

extension TemporaryHouse {
  /// There until the last minute before its end, gone from the first minute on, and counted under its rule; the plan says
  /// the same as the sweep.
  func expect(_ one: RuleCase, _ ending: RuleCase.Ending) throws {
    guard let end = ending.end else {
      time.set(time.now.day.adding(months: 1200).at(minute: 600))
      _ = try sweep.once()
      #expect(try ending.isThere(), "\(one) is kept for ever")
      return
    }
    if end > time.now.day {
      time.set(end.start.adding(minutes: -1))
      _ = try sweep.once()
    }
    #expect(try ending.isThere(), "\(one) on the day before \(end)")
    time.set(max(end.start, time.now))
    let plan = try sweep.plan(on: end)
    let report = try sweep.once()
    #expect(try !ending.isThere(), "\(one) on \(end)")
    #expect(report.rules[one.rule] ?? 0 > 0, "\(one): \(report.rules)")
    #expect(plan.digest == report.digest && plan.rules == report.rules, "\(one)")
  }
}
