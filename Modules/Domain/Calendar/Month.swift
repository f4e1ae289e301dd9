/// A calendar month, the finest grain of time the marketing store knows (S14).
package struct Month: Hashable, Comparable, Sendable {
  package let year: Int
  /// 1...12.
  package let month: Int

  package init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// Months since January of year 0: the form the database stores.
  package init(number: Int) {
    self.init(year: number / 12, month: number % 12 + 1)
  }

  package var number: Int { year * 12 + month - 1 }

  package var first: Day { Day(unchecked: year, month, 1) }
  package var last: Day { Day(unchecked: year, month, length) }

  /// Its number of days.
  package var length: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package func adding(_ months: Int) -> Month { Month(number: number + months) }

  package static func < (a: Month, b: Month) -> Bool { a.number < b.number }
}

/// `2026-11`.
extension Month: CustomStringConvertible {
  package var description: String { "\(padded(year, 4))-\(padded(month, 2))" }
}
