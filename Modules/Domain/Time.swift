import Foundation

// The one place where the outside world's clock and dice are named. Everything else is
// handed an `Instant`, a `Day`, or bytes; `tools/check` refuses a second place.

/// Where a program takes the time from. Tests hand in a fixed or a moving one.
package struct Clock: Sendable {
  private let read: @Sendable () -> Instant

  package init(_ read: @escaping @Sendable () -> Instant) {
    self.read = read
  }

  package var now: Instant { read() }

  /// The machine's clock, at millisecond grain.
  package static let system = Clock {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}

/// Where a program takes unguessable bytes from: ids, tokens, references.
package struct Entropy: Sendable {
  private let draw: @Sendable (Int) -> [UInt8]

  package init(_ draw: @escaping @Sendable (Int) -> [UInt8]) {
    self.draw = draw
  }

  package func bytes(_ count: Int) -> [UInt8] { draw(count) }

  /// A random number of 63 bits, never zero: the shape of every id in the house.
  package func id() -> Int64 {
    while true {
      let raw = draw(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let id = Int64(raw & 0x7fff_ffff_ffff_ffff)
      if id != 0 { return id }
    }
  }

  /// The machine's cryptographically secure generator.
  package static let system = Entropy { count in
    var generator = SystemRandomNumberGenerator()
    // Eight bytes at a draw: each asks the kernel.
    var bytes: [UInt8] = []
    while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) } }
    return Array(bytes.prefix(count))
  }
}
