import CSQLiteScrub
import Foundation
import Testing
import TestSupport

@Suite("Pages that are damaged in any way")
struct MutatedPageTests {
  private let guardLength = 64

  @Test func damagedPagesAreLeftAloneOrScrubbedWithinTheirBounds() {
    var dice = Dice(seed: 1)
    let sound = CraftedPage().bytes
    let scrubbed = run(200_000) { page in
      page.copyBytes(from: sound)
      for _ in 0...dice.below(4) { page[mutablePlace(&dice)] = UInt8(truncatingIfNeeded: dice.next()) }
      return 0
    }
    // Damage inside a gap or a row leaves a sound page; damage to the layout does not.
    #expect(scrubbed > 1000 && scrubbed < 190_000)
  }

  @Test func randomPagesAreLeftAloneOrScrubbedWithinTheirBounds() {
    var dice = Dice(seed: 2)
    let types: [UInt8] = [2, 5, 10, 13]
    let scrubbed = run(100_000) { page in
      for word in stride(from: 0, to: page.count, by: 8) {
        page.storeBytes(of: dice.next(), toByteOffset: word, as: UInt64.self)
      }
      let first = dice.below(8) == 0
      let head = first ? 100 : 0
      page[head] = types[dice.below(4)]
      // Few cells and no freeblock, so that some get past the first checks.
      if dice.below(2) == 0 { page[head + 1] = 0 }
      if dice.below(2) == 0 { page[head + 2] = 0 }
      page[head + 3] = 0
      page[head + 4] = UInt8(dice.below(3))
      page[head + 5] = UInt8(dice.below(3))
      return first ? 1 : 0
    }
    #expect(scrubbed < 100_000)
  }

  /// Half of the damage falls on the header and the pointers, where it matters most.
  private func mutablePlace(_ dice: inout Dice) -> Int {
    dice.below(2) == 0 ? dice.below(12) : dice.below(512)
  }

  /// Scrubs `count` pages between guard bytes; how many were sound.
  private func run(_ count: Int, make: (UnsafeMutableRawBufferPointer) -> Int32) -> Int {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 512 + 2 * guardLength, alignment: 16)
    let before = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 16)
    let guards = [UInt8](repeating: 0x5C, count: guardLength)
    defer {
      room.deallocate()
      before.deallocate()
    }
    memset(room.baseAddress!, 0x5C, room.count)
    let page = UnsafeMutableRawBufferPointer(rebasing: room[guardLength..<guardLength + 512])
    var sound = 0
    for round in 0..<count {
      let first = make(page)
      memcpy(before.baseAddress!, page.baseAddress!, 512)
      let bytes = page.baseAddress!.assumingMemoryBound(to: UInt8.self)
      let freed = rechtspoor_scrub_page(bytes, 512, 0, first)
      if freed >= 0 {
        sound += 1
        memcpy(before.baseAddress!, page.baseAddress!, 512)
        if rechtspoor_scrub_page(bytes, 512, 0, first) != freed { Issue.record("page \(round): a second time differs") }
      }
      if memcmp(before.baseAddress!, page.baseAddress!, 512) != 0 {
        Issue.record("page \(round): changed though odd, or again")
      }
      if memcmp(room.baseAddress!, guards, guardLength) != 0
        || memcmp(room.baseAddress! + guardLength + 512, guards, guardLength) != 0
      {
        Issue.record("page \(round): written out of bounds")
        return sound
      }
    }
    return sound
  }
}
