import Domain
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// What is counted is what every case says, whoever has counted how much of it by now; on every engine.
@Suite struct CaseLatencyTests {
  /// Cases of many days that took from nothing to months, some without their second and third effect.
  private func lived(on dialect: Dialect, cases: Int) throws -> TemporaryHouse {
    let house = try TemporaryHouse(on: dialect)
    var dice = Dice(seed: 7)
    try house.store.writeNow { tx in
      for number in 1...cases {
        let asked = tx.now.adding(hours: -dice.below(1500))
        let took = (0..<3).map { _ in Int64(dice.below(10)) * pow(10, dice.below(9)) + Int64(dice.below(7)) - 3 }
        let gone = number % 3 == 0 ? nil : asked.adding(milliseconds: took[2])
        try tx.run(
          """
          INSERT INTO case_timing (case_id, asked_at, stopped_at, proven_at, unreadable_at, gone_at)
          VALUES (\(number), \(asked), \(asked.adding(milliseconds: took[0])), \(asked),
            \(number % 5 == 0 ? nil : asked.adding(milliseconds: took[1])), \(gone))
          """)
      }
    }
    return house
  }

  private func pow(_ base: Int64, _ times: Int) -> Int64 { (0..<times).reduce(1) { product, _ in product * base } }

  private func both(_ house: TemporaryHouse) throws -> [CaseLatencies] {
    try house.store.readNow { tx in
      [try CaseLatencies.kept(in: tx), try CaseLatencies.since(tx.now.adding(hours: -24 * 30), in: tx)]
    }
  }

  @Test(arguments: Dialect.allCases) func countedOrNotTheAnswerIsTheSame(on dialect: Dialect) throws {
    let house = try lived(on: dialect, cases: 2_500)
    let before = try both(house)
    #expect(before[0] != before[1])
    // Some of them, then all of them, then an effect more of cases that were counted.
    #expect(try house.store.writeNow(CaseLatencies.countSome) == 2_000)
    #expect(try both(house) == before)
    #expect(try house.store.writeNow(CaseLatencies.countSome) == 500)
    #expect(try both(house) == before)
    #expect(try house.store.writeNow(CaseLatencies.countSome) == 0)
    #expect(try house.store.readNow(CaseLatencies.differences) == 0)
    _ = try house.store.writeNow { tx in try tx.run("UPDATE case_timing SET gone_at = proven_at WHERE gone_at IS NULL")
    }
    let after = try both(house)
    #expect(after != before)
    #expect(try house.store.writeNow(CaseLatencies.countSome) == 833)
    #expect(try both(house) == after)
    #expect(try house.store.readNow(CaseLatencies.differences) == 0)
  }

  @Test(arguments: Dialect.allCases) func aCaseThatGoesIsCountedNoLonger(on dialect: Dialect) throws {
    let house = try lived(on: dialect, cases: 300)
    _ = try house.store.writeNow { tx in try tx.run("UPDATE case_timing SET counted = 0") }
    #expect(try house.store.writeNow(CaseLatencies.countSome) == 300)
    _ = try house.store.writeNow { tx in
      try CaseLatencies.leave(Array(1...290), in: tx)
      try tx.run("DELETE FROM case_timing WHERE case_id <= 290")
    }
    #expect(try house.store.readNow(CaseLatencies.differences) == 0)
    let left = try both(house)[0]
    #expect(left.histogram(of: .stopped, upTo: []).all == 10)
    _ = try house.store.writeNow(CaseLatencies.forgetOldDays)
    #expect(try both(house)[0] == left)
    #expect(try house.store.readNow(CaseLatencies.differences) == 0)
  }

  @Test(arguments: Dialect.allCases) func aWrongCountIsFoundAndCountedAnew(on dialect: Dialect) throws {
    let house = try lived(on: dialect, cases: 300)
    let before = try both(house)
    #expect(try house.store.writeNow(CaseLatencies.countSome) == 300)
    _ = try house.store.writeNow { tx in
      try tx.run("UPDATE case_latency SET cases = cases + 1 WHERE day = 0 AND effect = 'gone'")
    }
    #expect(try house.store.readNow(CaseLatencies.differences) > 0)
    _ = try house.store.writeNow(CaseLatencies.startAnew)
    #expect(try both(house) == before)
    #expect(try house.store.writeNow(CaseLatencies.countSome) == 300)
    #expect(try house.store.readNow(CaseLatencies.differences) == 0)
  }

  /// Bounds of two figures are exact, however the times were rounded.
  @Test(arguments: Dialect.allCases) func roundingMovesNothingOverABound(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let times: [Int64] = [-5, 0, 1, 99, 100, 101, 499, 500, 501, 999, 1000, 1001, 4_999, 5_001, 59_999, 60_000, 60_001]
    try house.store.writeNow { tx in
      for (number, took) in times.enumerated() {
        try tx.run(
          """
          INSERT INTO case_timing (case_id, asked_at, stopped_at)
          VALUES (\(number + 1), \(tx.now), \(tx.now.adding(milliseconds: took)))
          """)
      }
    }
    let bounds = [0, 100, 500, 1000, 5000, 60_000, 3_600_000]
    let found = try both(house)[0].histogram(of: .stopped, upTo: bounds)
    #expect(found.counts == bounds.map { bound in times.count { $0 <= Int64(bound) } })
    #expect(found.all == times.count && found.milliseconds == times.reduce(0, +))
    let spread = try #require(try both(house)[1].spreads[.stopped])
    #expect(spread.median == 510 && spread.worst == 61_000)
  }
}
