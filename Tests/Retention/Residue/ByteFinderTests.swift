import Foundation
import TestSupport
import Testing

@testable import Retention

/// Against the plainest search there is, on bytes of few kinds, so that much is found and nearly found.
@Suite struct ByteFinderTests {
  private struct Found: Hashable {
    let needle: Int
    let start: Int
  }

  @Test func itFindsEverythingAPlainSearchFinds() {
    var dice = Dice(seed: 11)
    var all = 0
    for round in 0..<300 {
      let kinds = 2 + round % 5
      let text = (0..<(200 + dice.below(800))).map { _ in UInt8(dice.below(kinds)) }
      let needles = (0..<(1 + dice.below(12))).map { _ in
        (0..<(4 + dice.below(round % 2 == 0 ? 3 : 20))).map { _ in UInt8(dice.below(kinds)) }
      }
      var found: Set<Found> = []
      text.withUnsafeBytes { bytes in
        ByteFinder(needles).each(in: bytes) { found.insert(Found(needle: $0, start: $1)) }
      }
      var plain: Set<Found> = []
      for (number, needle) in needles.enumerated() where needle.count <= text.count {
        for start in 0...(text.count - needle.count) where text[start..<start + needle.count].elementsEqual(needle) {
          plain.insert(Found(needle: number, start: start))
        }
      }
      #expect(found == plain, "round \(round)")
      all += plain.count
    }
    #expect(all > 1000)
  }

  @Test func whatIsShorterThanTheShortestNeedleHoldsNothing() {
    var found = 0
    for text in [[], [1, 2, 3], [1, 2, 3, 4]] as [[UInt8]] {
      text.withUnsafeBytes { bytes in
        ByteFinder([[1, 2, 3, 4], [9, 9, 9, 9, 9]]).each(in: bytes) { _, _ in found += 1 }
      }
    }
    #expect(found == 1)
  }
}
