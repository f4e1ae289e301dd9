/// Where half of the Dutch holidays come from.
enum Easter {
  /// Easter Sunday of the Gregorian calendar: the Sunday after the first full moon of spring,
  /// both reckoned by the church's tables, not by the sky.
  static func sunday(of year: Int) -> Day {
    let golden = year % 19
    let century = year / 100
    // The corrections of 1582: dropped leap days, and the moon running ahead of its cycle.
    let solar = century - century / 4
    let lunar = (8 * century + 13) / 25
    let epact = (19 * golden + solar - lunar + 15) % 30
    let moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7
    return Day(unchecked: year, 3, 28).adding(days: moon - weekday)
  }
}
