package import Domain

/// A computer from which somebody keeps business contacts at a terminal, for weeks on end (a booker who has to sign in
/// every morning writes the password on a note). It holds a token of its own, good at the business desk and nowhere else.
package struct Device: Hashable, Sendable {
  package let id: Int64
  package let account: Account
  /// As its owner called it.
  package let name: String
  package let scope: DeviceScope
  package let made: Instant
  package let used: Instant

  /// What it is called in a list and in the log: nobody's name, and of no use elsewhere.
  package var handle: String { Self.handle(of: id) }

  static func handle(of id: Int64) -> String {
    let text = String(UInt64(bitPattern: id) & 0xff_ffff_ffff, radix: 32)
    return String(repeating: "0", count: max(0, 8 - text.count)) + text
  }

  /// The moment at which it is signed out by itself: six weeks after it signed in, two after it was last used. Limits
  /// of security, as those of a session are (ASVS V7.3).
  package var until: Instant {
    min(made.adding(minutes: Self.absoluteMinutes), used.adding(minutes: Self.idleMinutes))
  }

  /// Whether a password was given only just: where somebody is reached decides who gets in next time (ASVS V7.5.1).
  package func isFresh(at now: Instant) -> Bool { now < made.adding(minutes: SessionLimits.of(.booker).freshMinutes) }

  static let absoluteMinutes = 42 * 24 * 60
  static let idleMinutes = 14 * 24 * 60
}

/// What a device may do at the desk.
package enum DeviceScope: String, CaseIterable, Codable, Sendable {
  /// Looks, exports, and changes nothing.
  case reading
  case writing

  package func covers(_ needed: DeviceScope) -> Bool { self == .writing || needed == .reading }
}
