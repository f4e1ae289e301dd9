import Foundation
import Testing

@testable import Domain

struct CaseReferenceTests {
  @Test func aReferenceIsTenLettersWithoutTheFourThatDeceive() throws {
    var drawn: Set<Character> = []
    for seed in 0..<500 {
      let text = reference(UInt64(seed)).description
      #expect(text.wholeMatch(of: #/NS-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}/#) != nil, "\(text)")
      drawn.formUnion(text.dropFirst(3))
    }
    #expect(drawn.subtracting(["-"]) == Set(CaseReference.alphabet))
  }

  @Test func itIsReadBackHoweverSomebodyWritesIt() throws {
    for seed in 0..<200 {
      let one = reference(UInt64(seed))
      let text = one.description
      let bare = text.replacing("-", with: "")
      for typed in [
        text, text.lowercased(), bare, String(bare.dropFirst(2)), "  \(text) ", text.replacing("-", with: " "),
        text.replacing("-", with: "\u{2013}"), bare.map { "\($0) " }.joined(), text.replacing("NS", with: "n5"),
      ] {
        #expect(try CaseReference(reading: typed) == one, "\(typed)")
      }
    }
  }

  @Test func oneWrongLetterOrTwoChangedRoundNeverReadAsIfTheyWereRight() throws {
    let symbols = (0..<9).map { $0 * 3 % 32 }
    let right = symbols + [CheckLetter.of(symbols)]
    #expect(CheckLetter.fits(right))
    for index in right.indices {
      for other in 0..<32 where other != right[index] {
        var wrong = right
        wrong[index] = other
        #expect(!CheckLetter.fits(wrong))
      }
      guard index > 0, right[index] != right[index - 1] else { continue }
      var swapped = right
      swapped.swapAt(index, index - 1)
      #expect(!CheckLetter.fits(swapped))
    }
  }

  @Test func aLetterTakenForItsDoubleIsPutRightWhereOnlyOneReadingAddsUp() throws {
    var righted = 0
    for seed in 0..<300 {
      let one = reference(UInt64(seed))
      let text = one.description
      for (printed, typed) in [("Q", "0"), ("D", "O"), ("L", "1"), ("7", "I"), ("5", "S"), ("B", "8"), ("M", "N")] {
        guard let place = text.dropFirst(3).firstIndex(of: Character(printed)) else { continue }
        let mistaken = text.replacingCharacters(in: place...place, with: typed)
        // Never a different case: either the same reference or a refusal.
        if let read = try? CaseReference(reading: mistaken) {
          #expect(read == one, "\(mistaken)")
          righted += 1
        }
      }
    }
    #expect(righted > 300)
  }

  @Test func whatCannotBeReadSaysWhereAndWhatToDo() {
    #expect(throws: CaseReferenceRefusal.length(5)) { try CaseReference(reading: "NS-7K4") }
    #expect(throws: CaseReferenceRefusal.length(0)) { try CaseReference(reading: "") }
    #expect(throws: CaseReferenceRefusal.letter("É", position: 4)) { try CaseReference(reading: "NS-É") }
    #expect(throws: CaseReferenceRefusal.length(20)) { try CaseReference(reading: String(repeating: "A", count: 9000)) }
    let good = reference(3).description
    let bad = String(good.dropLast()) + (good.hasSuffix("X") ? "Y" : "X")
    #expect(throws: CaseReferenceRefusal.doesNotAddUp) { try CaseReference(reading: bad) }
    for language in Language.allCases {
      #expect(CaseReferenceRefusal.length(3).sentence(in: language).contains("NS-"))
    }
  }
}
