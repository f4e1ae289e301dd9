/// A local date in Europe/Amsterdam, as days since 1970-01-01.
///
/// Proleptic Gregorian; written `YYYY-MM-DD`.
package struct Day: Hashable, Comparable, Sendable {
  package let number: Int

  package init(number: Int) {
    self.number = number
  }

  /// Refuses a date that is not in the calendar, such as 2026-02-29.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Month(year: year, month: month).length).contains(day)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var year: Int { civil.year }
  package var month: Month { Month(year: civil.year, month: civil.month) }
  package var dayOfMonth: Int { civil.day }

  package var weekday: Weekday { Weekday(rawValue: ((number + 3) % 7 + 7) % 7 + 1)! }

  package func adding(days: Int) -> Day { Day(number: number + days) }

  /// The same date `months` later; where that date does not exist, the last day of that month
  /// (Regulation 1182/71, art. 3(2)(c)).
  package func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let target = Month(year: year, month: month).adding(months)
    return Day(unchecked: target.year, target.month, min(day, target.length))
  }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  // Days from civil and back: H. Hinnant's published arithmetic on eras of 400 years.
  init(unchecked year: Int, _ month: Int, _ day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }
}

extension Day: CustomStringConvertible {
  package var description: String {
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no date; write YYYY-MM-DD")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

package enum Weekday: Int, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
