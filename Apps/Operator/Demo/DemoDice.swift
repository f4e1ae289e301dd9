/// Dice that fall the same way for the same seed (SplitMix64), so that two demonstrations made on one
/// day show the same people. Ids, keys and passwords never come from here.
struct DemoDice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(max(1, sides))) }

  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + roll(range.count) }

  /// True in so many of a hundred throws, or of another number of them.
  mutating func chance(_ hits: Int, in throwings: Int = 100) -> Bool { roll(throwings) < hits }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
