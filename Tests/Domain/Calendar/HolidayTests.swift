import Foundation
import Testing

@testable import Domain

struct HolidayTests {
  @Test(arguments: [
    (1818, "1818-03-22"), (1943, "1943-04-25"), (1954, "1954-04-18"), (1981, "1981-04-19"), (2000, "2000-04-23"),
    (2026, "2026-04-05"), (2027, "2027-03-28"), (2049, "2049-04-18"), (2076, "2076-04-19"), (2285, "2285-03-22"),
  ])
  func easterFallsWhereTheTablesPutIt(_ year: Int, _ date: String) {
    #expect(Easter.sunday(of: year) == Day(date))
  }

  @Test func kingsDayYieldsToASunday() {
    #expect(StatutoryHoliday.kingsDay.day(in: 2025) == Day("2025-04-26"))
    #expect(StatutoryHoliday.kingsDay.day(in: 2031) == Day("2031-04-26"))
    #expect(StatutoryHoliday.kingsDay.day(in: 2026) == Day("2026-04-27"))
  }

  @Test func theFifthOfMayIsAHolidayOfTheLawEveryYearAndOfTheRailwayEachLustrum() {
    for year in 2020...2035 {
      let day = Day(year: year, month: 5, day: 5)!
      #expect(DeadlineCalendar.statutory.holiday(on: day) == .liberationDay)
      #expect((OffPeakCalendar.railway.holiday(on: day) == .liberationDay) == [2020, 2025, 2030, 2035].contains(year))
    }
  }

  @Test func theFridayAfterAscensionIsAnOrdinaryFridayInBothCalendars() {
    for year in 2020...2040 {
      let friday = StatutoryHoliday.ascensionDay.day(in: year).adding(days: 1)
      guard OffPeakCalendar.railway.holiday(on: friday) == nil else { continue }
      #expect(!OffPeakCalendar.railway.isOffPeakAllDay(friday))
      #expect(DeadlineCalendar.statutory.isWorkingDay(friday) || friday.month.month == 5 && friday.dayOfMonth == 5)
    }
  }

  /// Date, statutory, equated, off-peak: the awkward days of three years, checked by hand.
  static let fixture = """
    2025-04-18,1,0,1
    2025-04-20,0,0,1
    2025-05-05,1,0,1
    2025-05-30,0,1,0
    2026-01-02,0,1,0
    2026-05-05,1,0,0
    2026-05-15,0,1,0
    2026-05-24,0,0,1
    2027-05-06,1,0,1
    2027-05-07,0,1,0
    """

  @Test func theAwkwardDaysAreInTheRightList() throws {
    try compare(HolidayTests.fixture.split(separator: "\n").map { $0.split(separator: ",").map(String.init) })
  }

  private static let shared = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data/holidays/nl_holidays_2023_2031.csv").standardizedFileURL.path

  @Test(.enabled(if: FileManager.default.fileExists(atPath: HolidayTests.shared)))
  func nineYearsOfACollectedTableAgree() throws {
    let rows = try String(contentsOfFile: HolidayTests.shared, encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",").map(String.init) }.map { [$0[0]] + $0.suffix(3) }
    try compare(rows)
    let listed = Set(rows.map { $0[0] })
    for number in Day("2023-01-01")!.number...Day("2031-12-31")!.number {
      let day = Day(number: number)
      guard !listed.contains(day.description) else { continue }
      #expect(DeadlineCalendar.statutory.holiday(on: day) == nil, "\(day)")
      #expect(OffPeakCalendar.railway.holiday(on: day) == nil, "\(day)")
    }
  }

  private func compare(_ rows: [[String]]) throws {
    for row in rows {
      let day = try #require(Day(row[0]))
      #expect((DeadlineCalendar.statutory.holiday(on: day) != nil) == (row[1] == "1"), "\(day) statutory")
      // A day equated by decree (art. 3(3)) moves nothing here: without it an answer only comes earlier.
      if row[2] == "1" { #expect(DeadlineCalendar.statutory.isWorkingDay(day), "\(day) equated") }
      #expect((OffPeakCalendar.railway.holiday(on: day) != nil) == (row[3] == "1"), "\(day) off-peak")
    }
  }
}
