import Testing

@testable import Travel
import TestSupport

/// Bytes nobody meant: whatever comes in, reading ends with rows and problems or with one clear error.
@Suite struct FuzzTests {
  @Test(arguments: Fixture.allCases) func noBytesCrashTheReader(fixture: Fixture) throws {
    let whole = try fixture.bytes()
    let headerEnd = (whole.firstIndex(of: 0x0A) ?? 0) + 1
    var random = Dice(seed: UInt64(whole.count))
    var read = 0
    var refused = 0
    for _ in 0..<3_000 {
      // A header and a piece of the rest keep one case short and so allow many.
      let start = headerEnd + random.below(whole.count - headerEnd)
      let bytes = Self.mutated(Array(whole[..<headerEnd] + whole[start...].prefix(300)), with: &random)
      do {
        let file = try TravelFile.read(bytes)
        read += 1
        let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
        #expect(file.rows.allSatisfy { (2...lines).contains($0.line) || $0.line == 1 })
        #expect(
          file.problems.allSatisfy { $0.line <= lines && !$0.description.unicodeScalars.contains { $0.value < 32 } })
        #expect(file.rows.allSatisfy { abs($0.fareCents) <= 200_000_000 })
        _ = CounterFold.counters(file.rows.compactMap(\.trip)) { _, minute in minute == nil ? .unknown : .peak }
      } catch {
        refused += 1
        #expect(!error.description.isEmpty)
      }
    }
    // Both ends must be reached, or the mutations show nothing.
    #expect(read > 300)
    #expect(refused > 300)
  }

  private static func mutated(_ bytes: [UInt8], with random: inout Dice) -> [UInt8] {
    let tokens: [[UInt8]] = [
      [0x22], [0x22, 0x22], [0x0A], [0x0D], [0x0D, 0x0A], [0x3B], [0x2C], [0x2D], [0xFF], [0x00], [0xE2, 0x80, 0xA8],
      [0xCC, 0x81], [0x80], Array("99999999999999999999".utf8), Array("31-02-2026".utf8), Array("€".utf8),
    ]
    var out = bytes
    for _ in 0...random.below(6) where !out.isEmpty {
      let at = random.below(out.count)
      switch random.below(6) {
      case 0: out[at] = UInt8(random.below(256))
      case 1: out.remove(at: at)
      case 2: out.insert(contentsOf: random.pick(tokens), at: at)
      case 3: out.removeSubrange(at..<min(out.count, at + random.below(20)))
      case 4: out.insert(contentsOf: out[at..<min(out.count, at + random.below(40))], at: random.below(out.count))
      default: out[at] ^= 1 << UInt8(random.below(8))
      }
    }
    return out
  }
}
