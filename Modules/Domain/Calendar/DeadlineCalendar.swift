/// On which days a term can end (Regulation 1182/71, art. 2 and 3(4)).
///
/// Its holidays are those of the Algemene termijnenwet. No value of this type can be made from
/// the railway's off-peak days, nor the other way round.
package struct DeadlineCalendar: Hashable, Sendable {
  /// Art. 3(1) and 3(2) alone. The days that decrees equate with holidays (art. 3(3)) are left out: without them
  /// an answer can only come earlier.
  package static let statutory = DeadlineCalendar()

  package func holiday(on day: Day) -> StatutoryHoliday? {
    StatutoryHoliday.allCases.first { $0.day(in: day.year) == day }
  }

  package func isWorkingDay(_ day: Day) -> Bool {
    switch day.weekday {
    case .saturday, .sunday: false
    case .monday, .tuesday, .wednesday, .thursday, .friday: holiday(on: day) == nil
    }
  }

  package func firstWorkingDay(onOrAfter day: Day) -> Day {
    var day = day
    while !isWorkingDay(day) { day = day.adding(days: 1) }
    return day
  }
}
