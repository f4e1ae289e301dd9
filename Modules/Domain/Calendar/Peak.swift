/// Within or outside the peak, by the moment of check-in alone (S9, A13).
package enum Peak: String, CaseIterable, Codable, Sendable {
  case peak, offPeak
  /// Many exported journeys carry no check-in time; guessing one would invent behaviour.
  case unknown

  /// - Parameters:
  ///   - minute: minutes after local midnight at check-in, 0...1439; nil or out of range is unknown.
  ///   - day: the local date of the check-in itself, also after midnight.
  ///   - grace: minutes by which each peak begins later and ends sooner.
  package init(
    checkIn minute: Int?, on day: Day, calendar: OffPeakCalendar = .railway, grace: Int = 0
  ) {
    guard let minute, (0..<1440).contains(minute) else {
      self = .unknown
      return
    }
    let busy = Peak.hours.contains { minute >= $0.lowerBound + grace && minute < $0.upperBound - grace }
    self = busy && !calendar.isOffPeakAllDay(day) ? .peak : .offPeak
  }

  /// 06:30 up to 09:00, and 16:00 up to 18:30, on working days.
  private static let hours = [6 * 60 + 30..<9 * 60, 16 * 60..<18 * 60 + 30]
}
