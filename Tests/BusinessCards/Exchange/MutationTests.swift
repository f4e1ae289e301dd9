import BusinessCards
import TestSupport
import Testing

/// Files as accidents and attackers make them.
@Suite struct MutationTests {
  private func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0...dice.below(4) where !bytes.isEmpty {
      let place = dice.below(bytes.count)
      let end = min(bytes.count, place + 1 + dice.below(40))
      switch dice.below(4) {
      case 0: bytes[place] ^= UInt8(1 << dice.below(8))
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      default: bytes[place] = dice.pick(Array("\",;\t\r\n\\:=' \u{0}".utf8) + [0xff, 0xcc])
      }
    }
    return bytes
  }

  @Test func everyMutationIsRefusedOrReadWithLinesThatAreInTheFile() throws {
    var dice = Dice(seed: 16)
    var (refused, read) = (0, 0)
    for turn in 0..<20_000 {
      let bytes = mutated(FileSamples.all[turn % FileSamples.all.count], &dice)
      let lines = 1 + bytes.count { $0 == 0x0a || $0 == 0x0d }
      do throws(ContactFileRefusal) {
        for row in try ContactFile(bytes).rows() {
          guard row.lines.lowerBound >= 1, row.lines.upperBound <= lines else {
            Issue.record("turn \(turn): lines \(row.lines) of \(lines)")
            continue
          }
          read += 1
        }
      } catch {
        refused += 1
      }
    }
    #expect(read > 5_000 && refused > 100)
  }
}
