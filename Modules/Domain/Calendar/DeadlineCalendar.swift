/// On which days a term can end (Regulation 1182/71, art. 2 and 3(4)).
///
/// Its holidays are those of the Algemene termijnenwet. No value of this type can be made from
/// the railway's off-peak days, nor the other way round.
package struct DeadlineCalendar: Hashable, Sendable {
  private let equated: EquatedDays

  /// Art. 3(1) and 3(2) alone: what is used for the GDPR.
  package static let statutory = DeadlineCalendar(equated: EquatedDays(days: []))

  /// Art. 3(3) too: for a controller who chooses so.
  package static func including(_ equated: EquatedDays) -> DeadlineCalendar {
    DeadlineCalendar(equated: equated)
  }

  package func holiday(on day: Day) -> StatutoryHoliday? {
    StatutoryHoliday.allCases.first { $0.day(in: day.year) == day }
  }

  package func isWorkingDay(_ day: Day) -> Bool {
    switch day.weekday {
    case .saturday, .sunday: false
    case .monday, .tuesday, .wednesday, .thursday, .friday: holiday(on: day) == nil && !equated.days.contains(day)
    }
  }

  package func firstWorkingDay(onOrAfter day: Day) -> Day {
    var day = day
    while !isWorkingDay(day) { day = day.adding(days: 1) }
    return day
  }
}
