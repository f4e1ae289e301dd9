import Foundation

/// A moment, in milliseconds since 1970-01-01T00:00Z.
package struct Instant: Hashable, Comparable, Sendable, Codable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The local date in Europe/Amsterdam, the zone every period of the statement runs in.
  package var day: Day { local.day }

  /// Minutes after local midnight, 0...1439.
  package var minuteOfDay: Int { local.minute }

  package func adding(milliseconds: Int64) -> Instant { Instant(milliseconds: self.milliseconds + milliseconds) }
  package func adding(seconds: Int) -> Instant { adding(milliseconds: Int64(seconds) * 1000) }
  package func adding(minutes: Int) -> Instant { adding(seconds: minutes * 60) }
  package func adding(hours: Int) -> Instant { adding(minutes: hours * 60) }

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  private var local: (day: Day, minute: Int) {
    let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
    let shifted = seconds + Amsterdam.offset(atUnixSecond: seconds)
    let day = Int((Double(shifted) / 86_400).rounded(.down))
    return (Day(number: day), (shifted - day * 86_400) / 60)
  }
}

/// `2026-11-22T14:32:05Z`.
extension Instant: CustomStringConvertible {
  package var description: String {
    let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - day * 86_400
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { String(format: "%02d", $0) }
    return "\(Day(number: day))T\(clock.joined(separator: ":"))Z"
  }
}

/// Europe/Amsterdam's distance from UTC.
enum Amsterdam {
  private static let zone: TimeZone = {
    // A machine without zone data would silently keep UTC and erase an hour off: refuse to run.
    guard let zone = TimeZone(identifier: "Europe/Amsterdam") else {
      preconditionFailure("no zone data for Europe/Amsterdam: install the package tzdata")
    }
    return zone
  }()

  static func offset(atUnixSecond second: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))
  }
}

extension Day {
  /// The first moment of this local day.
  package var start: Instant { at(minute: 0) }

  /// The moment at which the wall clock in Amsterdam shows `minute` minutes after midnight.
  package func at(minute: Int) -> Instant {
    let wall = number * 86_400 + minute * 60
    let first = wall - Amsterdam.offset(atUnixSecond: wall)
    // The offset belongs to the moment, not to the wall time: once more, at the moment found.
    return Instant(milliseconds: Int64(wall - Amsterdam.offset(atUnixSecond: first)) * 1000)
  }
}
