import Domain
import Testing

@Suite struct PeriodTests {
  /// Regulation 1182/71, art. 3(2)(c): the same date, or the last day of that month; never shifted.
  @Test(arguments: [
    ("2024-02-29", "2028-02-29"), ("2020-02-29", "2024-02-29"), ("2022-08-31", "2026-08-31"),
    ("2096-02-29", "2100-02-28"), ("2022-11-22", "2026-11-22"), ("2022-01-31", "2026-01-31"),
  ])
  func fortyEightMonthsEndOnTheSameDate(_ vector: (from: String, until: String)) {
    #expect(Period(48, .months).end(from: day(vector.from)) == day(vector.until))
  }

  @Test func aDatumIsGoneOnTheDayItsPeriodEndsAndNotADayBefore() {
    let standing = Standing(firstRecorded: day("2015-01-01"), lastContact: day("2022-08-31"))
    let counter = Datum(.customerProfile, days: [.recorded: day("2024-01-01")])
    #expect(!verdict(Statements.of2019, standing, counter, day("2026-08-30")).erases)
    #expect(verdict(Statements.of2019, standing, counter, day("2026-08-31")).erases)
    #expect(nextLook(Statements.of2019, standing, counter, day("2026-01-01")) == day("2026-08-31"))
  }
}
