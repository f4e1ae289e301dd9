import Domain
import Testing
import TestSupport

/// The reader of the statement's text takes any bytes and never falls over.
@Suite struct JSONReadingTests {
  private func fault(of text: String) throws -> StatementRefusal.Fault {
    let refusal = try #require(throws: StatementRefusal.self) { try Statement(reading: Array(text.utf8)) }
    return try #require(refusal.faults.first)
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("[1, 2", 1, 6), ("{\n  \"a\": tru\n}", 2, 8), ("{\"é\": x}", 1, 7),
    ("{\"a\": 01}", 1, 7), ("{\"a\": 1} 2", 1, 10), ("{\"a\": \"\\x\"}", 1, 8), ("{\"a\": \"\\ud800\"}", 1, 8),
    ("{\"a\": \"open", 1, 7), ("{\"a\": \"two\nlines\"}", 1, 11), ("{\"a\" 1}", 1, 6), ("[1,,2]", 1, 4),
  ])
  func whatIsNotJSONIsRefusedWhereItStands(_ text: String, _ line: Int, _ column: Int) throws {
    #expect(try fault(of: text).position == Position(line: line, column: column))
  }

  @Test func aListThatNestsForEverIsRefusedAndNotFollowed() throws {
    let found = try fault(of: String(repeating: "[", count: 200_000))
    #expect(found.problem.contains("nested deeper"))
  }

  @Test func aTextThatIsNotUTF8IsRefused() throws {
    var bytes = ShippedStatements.klantrelatie2019
    let quote = try #require(bytes.firstIndex(of: UInt8(ascii: "k")))
    bytes[quote] = 0xFF
    let refusal = try #require(throws: StatementRefusal.self) { try Statement(reading: bytes) }
    #expect(refusal.faults.first?.problem == "this text is not UTF-8")
    #expect(refusal.faults.first?.position.line == 2)
  }

  @Test func escapesMeanWhatTheyMean() throws {
    let text = String(decoding: ShippedStatements.klantrelatie2019, as: UTF8.self)
    let escaped = text.replacing("Onderhouden klantrelatie, 2019", with: "\\u00c9\\n\\ud83d\\ude82", maxReplacements: 1)
    #expect(try Statement(reading: Array(escaped.utf8)).version.label.nl == "É\n🚂")
  }

  /// Thousands of damaged statements: each is read whole or refused with a place inside the text.
  @Test func aDamagedStatementIsReadOrRefusedAndNeverCrashes() {
    var dice = Dice(seed: 20_260_701)
    let whole = ShippedStatements.klantrelatie2019
    var refused = 0
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0...dice.below(3) {
        let at = dice.below(bytes.count)
        switch dice.below(4) {
        case 0: bytes[at] = UInt8(dice.below(256))
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + dice.below(40)))
        case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + dice.below(60))], at: at)
        default: bytes.removeSubrange(at...)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      do {
        _ = try Statement(reading: bytes)
      } catch {
        refused += 1
        let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
        for fault in error.faults {
          #expect((1...lines).contains(fault.position.line) && fault.position.column >= 1, "\(fault)")
        }
      }
    }
    // Else the damage did nothing and the test proves nothing.
    #expect(refused > 220)
  }
}
