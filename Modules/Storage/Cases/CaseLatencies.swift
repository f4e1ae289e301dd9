package import Domain

/// How long cases took, as counts: what those who watch the house look at costs the same however many cases there are.
///
/// A case is counted some time after its effect, by whoever does the house's work; those that are not counted yet are
/// read where they stand, in the same snapshot. So what is read is exact at every moment, and no customer waits for a
/// row that everybody writes. A time is rounded up to two figures, and no further than that is anything lost: it took
/// *at most* so long.
package struct CaseLatencies: Hashable, Sendable {
  private struct Bucket: Hashable {
    let effect: CaseTiming.Effect
    let atMost: Int64
  }

  private struct Count: Hashable {
    var cases = 0
    var milliseconds: Int64 = 0

    static func += (sum: inout Count, more: Count) {
      sum.cases += more.cases
      sum.milliseconds += more.milliseconds
    }
  }

  private var counts: [Bucket: Count] = [:]

  /// How many took so long at most, for each of some bounds in milliseconds: exact where they have two figures.
  package struct Histogram: Hashable, Sendable {
    package let counts: [Int]
    package let all: Int
    package let milliseconds: Int64
  }

  package func histogram(of effect: CaseTiming.Effect, upTo bounds: [Int]) -> Histogram {
    let mine = counts.filter { $0.key.effect == effect }
    return Histogram(
      counts: bounds.map { bound in mine.reduce(0) { $0 + ($1.key.atMost <= bound ? $1.value.cases : 0) } },
      all: mine.values.reduce(0) { $0 + $1.cases }, milliseconds: mine.values.reduce(0) { $0 + $1.milliseconds })
  }

  /// Half of them took at most so long, all but one in twenty, and all; in milliseconds, by nearest rank.
  package struct Spread: Hashable, Sendable {
    package let cases: Int
    package let median: Int64
    package let ninetyFifth: Int64
    package let worst: Int64
  }

  /// Of each effect that any of the cases has had.
  package var spreads: [CaseTiming.Effect: Spread] {
    Dictionary(grouping: counts, by: \.key.effect).mapValues { mine in
      let ordered = mine.sorted { $0.key.atMost < $1.key.atMost }
      let cases = ordered.reduce(0) { $0 + $1.value.cases }
      func atPlace(_ place: Int) -> Int64 {
        var passed = 0
        for (bucket, count) in ordered {
          passed += count.cases
          if passed >= place { return bucket.atMost }
        }
        return 0
      }
      return Spread(
        cases: cases, median: atPlace((cases + 1) / 2), ninetyFifth: atPlace((cases * 19 + 19) / 20),
        worst: ordered.last?.key.atMost ?? 0)
    }
  }

  // MARK: - Reading them

  /// Of all cases that are kept.
  package static func kept(in tx: Transaction) throws -> CaseLatencies {
    try counted("day = \(everyDay)", in: tx).with(standing(.uncounted, in: tx))
  }

  /// Of the cases whose clock began on the day of `moment` or later; days are those of universal time.
  package static func since(_ moment: Instant, in tx: Transaction) throws -> CaseLatencies {
    let day = moment.milliseconds / dayLength
    return try counted("day >= \(day)", in: tx).with(standing(.uncounted, since: day, in: tx))
  }

  /// How many counts say something else than the times of every case do. Reads them all: once in a night.
  package static func differences(in tx: Transaction) throws -> Int {
    let window = tx.now.milliseconds / dayLength - daysApart
    func differing(_ one: CaseLatencies, _ other: CaseLatencies) -> Int {
      Set(one.counts.keys).union(other.counts.keys).count { one.counts[$0] != other.counts[$0] }
    }
    let lately = try counted("day >= \(window)", in: tx).with(standing(.uncounted, since: window, in: tx))
    return try differing(kept(in: tx), standing(.all, in: tx))
      + differing(lately, standing(.all, since: window, in: tx))
  }

  private static func counted(_ condition: Query, in tx: Transaction) throws -> CaseLatencies {
    var found = CaseLatencies()
    let rows = try tx.run(
      """
      SELECT effect, at_most, CAST(SUM(cases) AS BIGINT) AS cases, CAST(SUM(milliseconds) AS BIGINT) AS milliseconds
      FROM case_latency WHERE \(condition) GROUP BY effect, at_most HAVING SUM(cases) <> 0
      """)
    for row in rows { try found.add(row) }
    return found
  }

  /// As the cases themselves have it.
  private static func standing(_ which: Which, since day: Int64 = 0, in tx: Transaction) throws -> CaseLatencies {
    var found = CaseLatencies()
    for row in try group(which, in: tx) where try row.integer("day") >= day { try found.add(row) }
    return found
  }

  private mutating func add(_ row: Record) throws {
    counts[Bucket(effect: try row.value("effect"), atMost: try row.integer("at_most")), default: Count()] +=
      Count(cases: try row.int("cases"), milliseconds: try row.integer("milliseconds"))
  }

  private func with(_ more: CaseLatencies) -> CaseLatencies {
    var sum = self
    for (bucket, count) in more.counts { sum.counts[bucket, default: Count()] += count }
    return sum
  }

  // MARK: - Keeping them

  /// Counts some of the cases that are not counted yet, and returns how many; 0 where there are none. Nobody else
  /// changes a time that is there.
  package static func countSome(in tx: Transaction) throws -> Int {
    let cases = try tx.run(
      "SELECT case_id FROM case_timing WHERE \(isUncounted) ORDER BY case_id LIMIT 2000\(tx.dialect.claim)"
    ).map { try $0.integer("case_id") }
    guard !cases.isEmpty else { return 0 }
    try change(by: group(.uncounted, among: cases, in: tx), in: tx)
    try tx.run("UPDATE case_timing SET counted = \(reached) WHERE case_id \(tx.among(cases))")
    return cases.count
  }

  /// These cases go in this transaction (R8): nothing of them is counted any longer.
  package static func leave(_ cases: [Int64], in tx: Transaction) throws {
    try change(by: group(.counted(cases), in: tx), times: -1, in: tx)
  }

  /// Single days are counted no longer than anybody asks for them.
  package static func forgetOldDays(in tx: Transaction) throws {
    let day = tx.now.milliseconds / dayLength - daysApart
    try tx.run("DELETE FROM case_latency WHERE day <> \(everyDay) AND day < \(day) OR cases = 0")
  }

  /// Counts nothing any longer, so that everything is counted anew.
  package static func startAnew(in tx: Transaction) throws {
    try tx.run("DELETE FROM case_latency")
    try tx.run("UPDATE case_timing SET counted = 0 WHERE counted <> 0")
  }

  private static func change(by rows: [Record], times sign: Int64 = 1, in tx: Transaction) throws {
    struct Place: Hashable {
      let effect: String
      let day: Int64
      let atMost: Int64
    }
    var changes: [Place: Count] = [:]
    let oldest = tx.now.milliseconds / dayLength - daysApart
    for row in rows {
      // Nobody asks for a single day of longer ago.
      for day in [everyDay, try row.integer("day")] where day == everyDay || day >= oldest {
        let place = Place(effect: try row.text("effect"), day: day, atMost: try row.integer("at_most"))
        changes[place, default: Count()] +=
          Count(cases: try row.int("cases") * Int(sign), milliseconds: try row.integer("milliseconds") * sign)
      }
    }
    let ordered = changes.sorted {
      ($0.key.effect, $0.key.day, $0.key.atMost) < ($1.key.effect, $1.key.day, $1.key.atMost)
    }
    try tx.insert(
      into: "case_latency", ["effect", "day", "at_most", "cases", "milliseconds"],
      ordered.map { place, count in
        [
          place.effect.bound, place.day.bound, place.atMost.bound, Int64(count.cases).bound, count.milliseconds.bound,
        ]
      },
      ending: """
        ON CONFLICT (effect, day, at_most) DO UPDATE SET cases = case_latency.cases + excluded.cases,
          milliseconds = case_latency.milliseconds + excluded.milliseconds
        """)
  }

  // MARK: - In SQL

  /// Which cases to look at, and which of their effects.
  private enum Which {
    case all
    case uncounted
    case counted([Int64])
  }

  /// One line for each effect that a case has had, grouped by day and by how long it took.
  private static func group(_ which: Which, among cases: [Int64]? = nil, in tx: Transaction) throws -> [Record] {
    let (some, of): (Query, Query) =
      switch which {
      case .all: ("1 = 1", "1 = 1")
      case .uncounted: (isUncounted, "(counted & bit) = 0")
      case .counted(let cases): ("case_id \(tx.among(cases))", "(counted & bit) <> 0")
      }
    let chosen = cases.map { some + " AND case_id \(tx.among($0))" } ?? some
    return try tx.run(
      """
      SELECT effect, day, at_most, COUNT(*) AS cases, CAST(SUM(took) AS BIGINT) AS milliseconds
      FROM (
        SELECT effect, began / \(dayLength) AS day, took, \(roundedUp) AS at_most FROM (
          SELECT counted, 'stopped' AS effect, 1 AS bit, asked_at AS began, stopped_at - asked_at AS took
          FROM case_timing WHERE \(chosen)
          UNION ALL
          SELECT counted, 'unreadable', 2, proven_at, unreadable_at - proven_at FROM case_timing WHERE \(chosen)
          UNION ALL
          SELECT counted, 'gone', 4, proven_at, gone_at - proven_at FROM case_timing WHERE \(chosen)
        ) AS effects WHERE took IS NOT NULL AND \(of)
      ) AS rounded GROUP BY effect, day, at_most
      """)
  }

  /// To two figures: 100 steps, then 90 for each further figure. A clock that was put back took no time.
  private static let roundedUp: Query = {
    var step: Int64 = 1
    var query: Query = "CASE WHEN took <= 0 THEN 0 WHEN took <= 100 THEN took"
    for _ in 1...10 {
      step *= 10
      query = query + " WHEN took <= \(step * 100) THEN (took + \(step - 1)) / \(step) * \(step)"
    }
    return query + " ELSE \(step * 1000) END"
  }()

  /// What `counted` is once all that there is of a case is counted; an index has it in these words.
  private static let reached: Query = """
    CASE WHEN stopped_at - asked_at IS NULL THEN 0 ELSE 1 END
      + CASE WHEN unreadable_at - proven_at IS NULL THEN 0 ELSE 2 END
      + CASE WHEN gone_at - proven_at IS NULL THEN 0 ELSE 4 END
    """
  private static let isUncounted: Query = "counted <> \(reached)"

  private static let dayLength: Int64 = 86_400_000
  private static let daysApart: Int64 = 40
  /// No case is of that day.
  private static let everyDay: Int64 = 0
}
