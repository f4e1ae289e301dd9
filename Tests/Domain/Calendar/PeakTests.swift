import Testing

@testable import Domain

struct PeakTests {
  let tuesday = Day("2026-11-24")!

  @Test func everyMinuteOfAWorkingDayIsOnTheRightSide() {
    for minute in 0..<1440 {
      let text = padded(minute / 60, 2) + ":" + padded(minute % 60, 2)
      let expected: Peak =
        ("06:30"..."08:59").contains(text) || ("16:00"..."18:29").contains(text) ? .peak : .offPeak
      #expect(Peak(checkIn: minute, on: tuesday) == expected, "\(text)")
    }
  }

  @Test func graceNarrowsBothPeaksAtBothEnds() {
    func peak(_ hour: Int, _ minute: Int) -> Peak { Peak(checkIn: hour * 60 + minute, on: tuesday, grace: 5) }
    #expect([peak(6, 34), peak(8, 55), peak(16, 4), peak(18, 25)] == Array(repeating: .offPeak, count: 4))
    #expect([peak(6, 35), peak(8, 54), peak(16, 5), peak(18, 24)] == Array(repeating: .peak, count: 4))
  }

  @Test func aWeekendOrARailwayHolidayHasNoPeak() {
    for date in ["2026-11-21", "2026-11-22", "2026-04-03", "2026-04-06", "2026-05-14", "2025-05-05", "2026-12-25"] {
      for minute in stride(from: 0, to: 1440, by: 10) {
        #expect(Peak(checkIn: minute, on: Day(date)!) == .offPeak, "\(date) \(minute)")
      }
    }
    #expect(Peak(checkIn: 8 * 60, on: Day("2026-05-05")!) == .peak)
    #expect(Peak(checkIn: 8 * 60, on: Day("2026-05-15")!) == .peak)
  }

  @Test func noCheckInTimeIsNeverGuessed() {
    #expect(Peak(checkIn: nil, on: tuesday) == .unknown)
    #expect(Peak(checkIn: 1440, on: tuesday) == .unknown)
    #expect(Peak(checkIn: -1, on: tuesday) == .unknown)
    #expect(Peak(checkIn: nil, on: Day("2026-11-22")!) == .unknown)
  }

  @Test func theLocalClockDecidesOnBothSidesOfSummerTime() {
    // 05:00 in UTC is 06:00 in Amsterdam on the Friday before the change and 07:00 on the Monday after.
    for (date, expected) in [("2026-03-27", Peak.offPeak), ("2026-03-30", .peak), ("2026-10-26", .offPeak)] {
      let day = Day(date)!
      let moment = Instant(milliseconds: Int64(day.number * 86_400 + 5 * 3600) * 1000)
      #expect(Peak(checkIn: moment.minuteOfDay, on: moment.day) == expected, "\(date)")
    }
  }

  @Test func aCheckInAfterMidnightBelongsToItsOwnDate() {
    let lateOnKingsDay = Day("2026-04-27")!.at(minute: 23 * 60 + 50)
    let nextMorning = lateOnKingsDay.adding(hours: 8)
    #expect(nextMorning.day == Day("2026-04-28"))
    #expect(Peak(checkIn: nextMorning.minuteOfDay, on: nextMorning.day) == .peak)
  }
}
