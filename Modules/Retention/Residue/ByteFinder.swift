import Foundation

/// Finds many runs of bytes in one pass (Wu and Manber): three bytes say how far it may go without missing any.
///
/// A home of a gigabyte is read in seconds: of each ten bytes hardly two are looked at.
struct ByteFinder {
  let longest: Int
  private let shortest: Int
  private let needles: [[UInt8]]
  /// How far to go from bytes that hash so; 0 where a needle's beginning may end there.
  private var steps: [UInt8]
  /// The needles whose beginning ends so, each leading to the next of them.
  private var first: [Int32]
  private var next: [Int32]

  /// None of them shorter than four bytes.
  init(_ needles: [[UInt8]]) {
    precondition(!needles.isEmpty && needles.allSatisfy { $0.count >= 4 }, "nothing to look for, or too little")
    self.needles = needles
    shortest = min(needles.map(\.count).min() ?? 4, 250)
    longest = needles.map(\.count).max() ?? 4
    steps = [UInt8](repeating: UInt8(shortest - 2), count: 1 << 20)
    first = [Int32](repeating: -1, count: 1 << 20)
    next = [Int32](repeating: -1, count: needles.count)
    for (number, needle) in needles.enumerated() {
      for end in 2..<shortest {
        let place = Self.hash(needle[end - 2], needle[end - 1], needle[end])
        steps[place] = min(steps[place], UInt8(shortest - 1 - end))
        if end == shortest - 1 {
          next[number] = first[place]
          first[place] = Int32(number)
        }
      }
    }
  }

  private static func hash(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int { Int(a) << 12 ^ Int(b) << 6 ^ Int(c) }

  /// Calls `found` with the number of each needle and where it begins, in the order in which they come into sight.
  func each(in bytes: UnsafeRawBufferPointer, _ found: (Int, Int) -> Void) {
    guard let base = bytes.baseAddress, bytes.count >= shortest else { return }
    let text = base.assumingMemoryBound(to: UInt8.self)
    steps.withUnsafeBufferPointer { buffer in
      guard let steps = buffer.baseAddress else { return }
      var at = shortest - 1
      while at < bytes.count {
        // Spelled out: a call for each byte is what a build without optimisation would spend its time on.
        let place = Int(text[at - 2]) << 12 ^ Int(text[at - 1]) << 6 ^ Int(text[at])
        let step = Int(steps[place])
        if step > 0 {
          at += step
          continue
        }
        var number = first[place]
        while number >= 0 {
          let needle = needles[Int(number)]
          let start = at - (shortest - 1)
          if start + needle.count <= bytes.count, memcmp(base + start, needle, needle.count) == 0 {
            found(Int(number), start)
          }
          number = next[Int(number)]
        }
        at += 1
      }
    }
  }
}
