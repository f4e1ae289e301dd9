/// Dice that fall the same way for the same seed on every machine (SplitMix64), so that what failed fails again.
package struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// True once in so many times.
  package mutating func one(in count: Int) -> Bool { below(count) == 0 }

  package mutating func pick<Element>(_ all: [Element]) -> Element { all[below(all.count)] }

  package mutating func some<Element>(of all: [Element], oneIn count: Int) -> [Element] {
    all.filter { _ in one(in: count) }
  }

  package mutating func shuffled<Element>(_ items: [Element]) -> [Element] {
    var items = items
    for index in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(index, below(index + 1)) }
    return items
  }

  package mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 24) }
  }
}
