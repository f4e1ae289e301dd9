import CSQLiteScrub
import Testing

/// Pages made by hand, one fact wrong at a time. The sound one holds two rows of a table, one
/// freeblock of 20 bytes, 2 bytes of fragments, and old bytes (0xAA) wherever SQLite holds nothing.
@Suite("Scrubbing one page")
struct PageTests {
  @Test func theGapAndTheFreeblockAreZeroedAndNothingElse() {
    let before = CraftedPage()
    var after = before
    let freed = after.scrub()
    #expect(freed == before.gap.count + before.freeblock.count - 4)
    #expect(after.bytes[before.gap].allSatisfy { $0 == 0 })
    #expect(after.bytes[before.freeblock.dropFirst(4)].allSatisfy { $0 == 0 })
    for index in before.bytes.indices
    where !before.gap.contains(index) && !before.freeblock.dropFirst(4).contains(index) {
      #expect(after.bytes[index] == before.bytes[index], "byte \(index)")
    }
  }

  @Test func scrubbingTwiceIsScrubbingOnce() {
    var once = CraftedPage()
    let freed = once.scrub()
    var twice = once
    let again = twice.scrub()
    #expect(again == freed)
    #expect(twice.bytes == once.bytes)
  }

  @Test func theFirstPageKeepsTheDatabaseHeader() {
    var page = CraftedPage(head: 100)
    let freed = page.scrub()
    #expect(freed > 0)
    #expect(page.bytes[0..<100].allSatisfy { $0 == 0xAA })
    let asAnother = page.scrub(first: false)
    #expect(asAnother == -1)
  }

  @Test func theReservedTailIsNotTheContents() {
    var page = CraftedPage(reserved: 12)
    let asWhole = page.scrub(reserved: 0)
    #expect(asWhole == -1)
    let freed = page.scrub(reserved: 12)
    #expect(freed > 0)
    #expect(page.bytes[500..<512].allSatisfy { $0 == 0xAA })
  }

  @Test func anEmptyPageOf65536BytesWritesItsEndAsZero() {
    var bytes = [UInt8](repeating: 0xAA, count: 65536)
    bytes.replaceSubrange(0..<8, with: [13, 0, 0, 0, 0, 0, 0, 0])
    let freed = rechtspoor_scrub_page(&bytes, 65536, 0, 0)
    #expect(freed == 65528)
    #expect(bytes[8...].allSatisfy { $0 == 0 })
  }

  @Test(arguments: CraftedPage.faults)
  func anythingOddPassesUntouched(fault: CraftedPage.Fault) {
    var page = CraftedPage()
    fault.apply(&page)
    let before = page.bytes
    let freed = page.scrub()
    #expect(freed == -1)
    #expect(page.bytes == before)
  }

  @Test(arguments: [0, 256, 511, 513, 1000, 131_072]) func aSizeThatNoPageHasIsRefused(size: Int32) {
    var bytes = [UInt8](repeating: 0, count: 131_072)
    bytes.replaceSubrange(0..<8, with: [13, 0, 0, 0, 0, 0, 0, 0])
    let freed = rechtspoor_scrub_page(&bytes, size, 0, 0)
    #expect(freed == -1)
  }
}
