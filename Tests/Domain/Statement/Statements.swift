import Domain

/// The two versions that ship, read once.
enum Statements {
  static let of2019 = read(ShippedStatements.klantrelatie2019)
  static let of2026 = read(ShippedStatements.klantrelatie2026)
  static let both = [of2019, of2026]

  private static func read(_ bytes: [UInt8]) -> Statement {
    do {
      return try Statement(reading: bytes)
    } catch {
      preconditionFailure("a shipped statement is refused:\n\(error)")
    }
  }
}

/// A day written as in the law's examples; a test with a wrong date should not run at all.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("'\(text)' is no date") }
  return day
}

func noon(_ text: String) -> Instant { day(text).at(minute: 12 * 60) }
