import Domain
import TestSupport

extension Entropy {
  /// The same bytes in every run.
  static func seeded(_ seed: UInt64) -> Entropy { SeededBytes(seed: seed).entropy }
}

extension Instant {
  /// A Monday in November, 2026-11-23T09:00:00Z.
  static let monday = Instant(milliseconds: 1_795_424_400_000)
}
