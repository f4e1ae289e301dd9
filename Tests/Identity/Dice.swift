import Domain
import Synchronization

/// Dice that fall the same way in every run (SplitMix64), so that a failing case can be found again.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

extension Entropy {
  static func seeded(_ seed: UInt64) -> Entropy {
    let dice = DiceBox(seed: seed)
    return Entropy { count in dice.bytes(count) }
  }
}

private final class DiceBox: Sendable {
  private let dice: Mutex<Dice>

  init(seed: UInt64) { dice = Mutex(Dice(seed: seed)) }

  func bytes(_ count: Int) -> [UInt8] {
    dice.withLock { dice in (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next() >> 32) } }
  }
}

extension Instant {
  /// A Monday in November, 2026-11-23T09:00:00Z.
  static let monday = Instant(milliseconds: 1_795_424_400_000)
}
