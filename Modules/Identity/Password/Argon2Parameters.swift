/// What one Argon2id hash costs: us once at sign-in, a thief for every guess.
package struct Argon2Parameters: Hashable, Sendable {
  package let memoryKiB: Int
  package let passes: Int
  package let lanes: Int

  package init(memoryKiB: Int, passes: Int, lanes: Int) {
    self.memoryKiB = memoryKiB
    self.passes = passes
    self.lanes = lanes
  }

  /// OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. About 35 ms on one core; two at a
  /// time (`PasswordHasher`) keep a sign-in rush below 40 MiB.
  package static let current = Argon2Parameters(memoryKiB: 19_456, passes: 2, lanes: 1)

  static let saltLength = 16
  static let digestLength = 32

  /// The most a stored hash may ask of us. A row that says more is damaged or forged, and
  /// following it would hand the machine's memory to whoever wrote it.
  static let ceiling = Argon2Parameters(memoryKiB: 262_144, passes: 16, lanes: 8)

  var isAffordable: Bool {
    (8 * lanes...Self.ceiling.memoryKiB).contains(memoryKiB) && (1...Self.ceiling.passes).contains(passes)
      && (1...Self.ceiling.lanes).contains(lanes)
  }

  /// Whether each part is at least that of `other`.
  func covers(_ other: Argon2Parameters) -> Bool {
    memoryKiB >= other.memoryKiB && passes >= other.passes && lanes >= other.lanes
  }
}
