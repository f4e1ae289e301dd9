import CSQLiteScrub
import Testing

/// A table leaf of 512 bytes, laid out from its end: row, freeblock, fragments, row.
struct CraftedPage {
  struct Fault: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var apply: @Sendable (inout CraftedPage) -> Void
  }

  var bytes = [UInt8](repeating: 0xAA, count: 512)
  let head: Int
  let reserved: Int
  let gap: Range<Int>
  let freeblock: Range<Int>
  let rows: [Int]

  init(head: Int = 0, reserved: Int = 0) {
    self.head = head
    self.reserved = reserved
    let end = 512 - reserved
    let last = end - 32
    freeblock = last - 20..<last
    let first = freeblock.lowerBound - 2 - 42
    rows = [first, last]
    gap = head + 12..<first
    bytes[head] = 13
    put(freeblock.lowerBound, at: head + 1)
    put(2, at: head + 3)
    put(first, at: head + 5)
    bytes[head + 7] = 2
    put(first, at: head + 8)
    put(last, at: head + 10)
    bytes[first] = 40
    bytes[first + 1] = 1
    bytes[last] = 30
    bytes[last + 1] = 2
    put(0, at: freeblock.lowerBound)
    put(20, at: freeblock.lowerBound + 2)
  }

  mutating func put(_ number: Int, at index: Int) {
    bytes[index] = UInt8(number >> 8)
    bytes[index + 1] = UInt8(number & 0xff)
  }

  mutating func scrub(reserved: Int? = nil, first: Bool? = nil) -> Int32 {
    rechtspoor_scrub_page(&bytes, 512, Int32(reserved ?? self.reserved), (first ?? (head == 100)) ? 1 : 0)
  }

  static let faults: [Fault] = [
    Fault(testDescription: "an overflow page") { $0.bytes[0] = 0 },
    Fault(testDescription: "a type that is none") { $0.bytes[0] = 12 },
    Fault(testDescription: "more pointers than fit before the contents") { $0.put(300, at: 3) },
    Fault(testDescription: "contents beyond the page") { $0.put(600, at: 5) },
    Fault(testDescription: "contents inside the pointers") { $0.put(10, at: 5) },
    Fault(testDescription: "a row before the contents") { $0.put($0.rows[0] - 8, at: 8) },
    Fault(testDescription: "a row at the very end") { $0.put(509, at: 10) },
    Fault(testDescription: "a row running off the page") { $0.bytes[$0.rows[1]] = 60 },
    Fault(testDescription: "two pointers to one row") { $0.put($0.rows[0], at: 10) },
    Fault(testDescription: "a row on a freeblock") { $0.put($0.freeblock.lowerBound, at: 10) },
    Fault(testDescription: "a freeblock in the gap") { $0.put(40, at: 1) },
    Fault(testDescription: "a freeblock beyond the page") { $0.put(511, at: 1) },
    Fault(testDescription: "a freeblock shorter than its header") { $0.put(3, at: $0.freeblock.lowerBound + 2) },
    Fault(testDescription: "a freeblock longer than the page") { $0.put(400, at: $0.freeblock.lowerBound + 2) },
    Fault(testDescription: "a freeblock that follows itself") {
      $0.put($0.freeblock.lowerBound, at: $0.freeblock.lowerBound)
    },
    Fault(testDescription: "a chain that goes back") { $0.put($0.rows[0], at: $0.freeblock.lowerBound) },
    Fault(testDescription: "fragments that do not add up") { $0.bytes[7] = 3 },
    Fault(testDescription: "a row that is not accounted for") { $0.put(1, at: 3) },
  ]
}
