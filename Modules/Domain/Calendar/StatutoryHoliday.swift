/// A public holiday of the Netherlands for statutory terms: Algemene termijnenwet, art. 3(1), and
/// Good Friday, which art. 3(2) puts on a par with them.
///
/// Not the days on which trains are off-peak: those are `OffPeakDay`, and the two lists differ.
package enum StatutoryHoliday: String, CaseIterable, Sendable {
  case newYear, goodFriday, easterMonday, kingsDay, liberationDay, ascensionDay, whitMonday
  case christmasDay, secondChristmasDay

  package func day(in year: Int) -> Day {
    switch self {
    case .newYear: Day(unchecked: year, 1, 1)
    case .goodFriday: Easter.sunday(of: year).adding(days: -2)
    case .easterMonday: Easter.sunday(of: year).adding(days: 1)
    case .kingsDay: KingsDay.day(in: year)
    // Every year: that many employers give it once in five years is no matter of this act.
    case .liberationDay: Day(unchecked: year, 5, 5)
    case .ascensionDay: Easter.sunday(of: year).adding(days: 39)
    case .whitMonday: Easter.sunday(of: year).adding(days: 50)
    case .christmasDay: Day(unchecked: year, 12, 25)
    case .secondChristmasDay: Day(unchecked: year, 12, 26)
    }
  }
}

enum KingsDay {
  /// 27 April, or the day before where that is a Sunday.
  static func day(in year: Int) -> Day {
    let birthday = Day(unchecked: year, 4, 27)
    return birthday.weekday == .sunday ? birthday.adding(days: -1) : birthday
  }
}
