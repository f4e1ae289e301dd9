// Every date and time a person reads is worded here.

extension Day {
  /// `5 december 2026` or `5 December 2026`.
  package func words(in language: Language) -> String {
    "\(dayOfMonth) \(month.name(in: language)) \(year)"
  }
}

extension Month {
  package func name(in language: Language) -> String {
    let names =
      switch language {
      case .nl:
        [
          "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december",
        ]
      case .en:
        [
          "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December",
        ]
      }
    return names[month - 1]
  }
}

extension Instant {
  /// `14:32`, on the clock in Amsterdam.
  package var clockTime: String { "\(padded(minuteOfDay / 60, 2)):\(padded(minuteOfDay % 60, 2))" }

  /// `5 december 2026 om 14:32` or `5 December 2026 at 14:32`.
  package func words(in language: Language) -> String {
    "\(day.words(in: language)) \(Wording("om", "at")[language]) \(clockTime)"
  }
}
