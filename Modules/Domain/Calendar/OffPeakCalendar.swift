/// A holiday on which the railway charges off-peak fares all day.
///
/// Not the holidays of the law: those are `StatutoryHoliday`, and the two lists differ.
package enum OffPeakDay: String, CaseIterable, Sendable {
  case newYear, goodFriday, easterSunday, easterMonday, kingsDay, liberationDay, ascensionDay
  case whitSunday, whitMonday, christmasDay, secondChristmasDay

  /// Nil in a year without it.
  package func day(in year: Int) -> Day? {
    switch self {
    case .newYear: Day(unchecked: year, 1, 1)
    case .goodFriday: Easter.sunday(of: year).adding(days: -2)
    case .easterSunday: Easter.sunday(of: year)
    case .easterMonday: Easter.sunday(of: year).adding(days: 1)
    case .kingsDay: KingsDay.day(in: year)
    // Only in a lustrum year; in the others it is a day like any other.
    case .liberationDay: year % 5 == 0 ? Day(unchecked: year, 5, 5) : nil
    case .ascensionDay: Easter.sunday(of: year).adding(days: 39)
    case .whitSunday: Easter.sunday(of: year).adding(days: 49)
    case .whitMonday: Easter.sunday(of: year).adding(days: 50)
    case .christmasDay: Day(unchecked: year, 12, 25)
    case .secondChristmasDay: Day(unchecked: year, 12, 26)
    }
  }
}

/// On which days the whole day is off-peak.
package struct OffPeakCalendar: Hashable, Sendable {
  package static let railway = OffPeakCalendar()

  package func holiday(on day: Day) -> OffPeakDay? {
    OffPeakDay.allCases.first { $0.day(in: day.year) == day }
  }

  /// Weekends and the railway's holidays. The Friday after Ascension is an ordinary Friday.
  package func isOffPeakAllDay(_ day: Day) -> Bool {
    switch day.weekday {
    case .saturday, .sunday: true
    case .monday, .tuesday, .wednesday, .thursday, .friday: holiday(on: day) != nil
    }
  }
}
