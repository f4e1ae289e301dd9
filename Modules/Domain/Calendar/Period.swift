/// A length of time in the calendar, as the statement's data writes it: ISO 8601, one unit,
/// such as `P48M`, `P7D`, `P2Y`.
package struct Period: Hashable, Sendable {
  package enum Unit: String, Sendable { case days = "D", months = "M", years = "Y" }

  package let count: Int
  package let unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  package init?(_ text: String) {
    guard text.first == "P", let last = text.last, let unit = Unit(rawValue: String(last)),
      let count = Int(text.dropFirst().dropLast()), (0...1200).contains(count)
    else { return nil }
    self.init(count, unit)
  }

  /// The day on which something that began on `day` has had its time.
  ///
  /// No shifting past weekends or holidays: a retention period is a maximum (S49), not a deadline.
  package func end(from day: Day) -> Day {
    switch unit {
    case .days: day.adding(days: count)
    case .months: day.adding(months: count)
    case .years: day.adding(months: count * 12)
    }
  }
}

extension Period: CustomStringConvertible {
  package var description: String { "P\(count)\(unit.rawValue)" }
}

extension Period: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let period = Period(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no period; write one unit, such as P48M, P7D or P2Y")
    }
    self = period
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
