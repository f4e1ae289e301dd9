import Testing

@testable import Domain
import TestSupport

/// The same dates, found by somebody who walks the calendar with a pencil.
struct DeadlineOracleTests {
  @Test func walkingTheCalendarDayByDayFindsTheSameDates() throws {
    var dice = Dice(seed: 1182_71)
    let first = Day("1995-01-01")!.number
    let last = Day("2099-12-31")!.number
    for _ in 0..<3000 {
      let received = Day(number: first + dice.below(last - first))
      let waited = dice.below(3) == 0 ? dice.below(40) : 0
      var deadline = Deadline(received: received, entrance: .unproven)
      if waited > 0 {
        deadline = try deadline.paused(Pause(from: received, to: received.adding(days: waited), reason: .identity))
      }
      #expect(deadline.legal == walk(from: received, months: 1, waited: waited), "received \(received) +\(waited)")
      let longer = try deadline.prolonged(because: .complexity, told: received)
      #expect(longer.legal == walk(from: received, months: 3, waited: waited), "received \(received) +\(waited)")
      #expect(longer.target <= longer.legal && deadline.target <= deadline.legal)
    }
  }

  private func walk(from received: Day, months: Int, waited: Int) -> Day {
    var day = received
    var turned = 0
    // To the last month, then on while its dates have not passed ours and the month has not ended.
    while turned < months {
      day = day.adding(days: 1)
      if day.dayOfMonth == 1 { turned += 1 }
    }
    while day.dayOfMonth < received.dayOfMonth, day.adding(days: 1).dayOfMonth != 1 { day = day.adding(days: 1) }
    for _ in 0..<waited { day = day.adding(days: 1) }
    while isFree(day) { day = day.adding(days: 1) }
    return day
  }

  private func isFree(_ day: Day) -> Bool {
    if day.weekday == .saturday || day.weekday == .sunday { return true }
    let date = (day.month.month, day.dayOfMonth)
    let kings = Day(year: day.year, month: 4, day: 27)!.weekday == .sunday ? 26 : 27
    for fixed in [(1, 1), (4, kings), (5, 5), (12, 25), (12, 26)] where fixed == date { return true }
    let sinceEaster = day.number - easterByTables(day.year).number
    return [-2, 1, 39, 50].contains(sinceEaster)
  }

  /// Gauss's reckoning with Delambre's exceptions: not the formula the module uses.
  private func easterByTables(_ year: Int) -> Day {
    let (a, b, c) = (year % 19, year % 4, year % 7)
    let (m, n) = year < 1900 ? (23, 4) : year < 2100 ? (24, 5) : (24, 6)
    let d = (19 * a + m) % 30
    let e = (2 * b + 4 * c + 6 * d + n) % 7
    var offset = d + e
    if d == 29, e == 6 { offset -= 7 }
    if d == 28, e == 6, a > 10 { offset -= 7 }
    return Day(year: year, month: 3, day: 22)!.adding(days: offset)
  }
}
