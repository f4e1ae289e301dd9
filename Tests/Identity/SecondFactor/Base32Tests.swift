import Testing

@testable import Identity
import TestSupport

@Suite struct Base32Tests {
  @Test(
    arguments: zip(
      ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
      ["", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"]))
  func theVectorsOfRFC4648(_ plain: String, _ encoded: String) {
    #expect(Base32.encode(Array(plain.utf8)) == encoded)
    #expect(Base32.decode(encoded) == Array(plain.utf8))
  }

  @Test func peoplesSpellingIsTaken() {
    #expect(Base32.decode("mzxw 6ytb oi======") == Array("foobar".utf8))
  }

  @Test(arguments: ["M", "MZX", "MZXW61", "MZ-W", "MZ8W", "MZ"])
  func whatIsNoBase32IsRefused(_ text: String) {
    #expect(Base32.decode(text) == nil)
  }

  @Test func anyBytesComeBack() {
    var dice = Dice(seed: 30)
    for _ in 0..<500 {
      let bytes = (0..<dice.below(40)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      #expect(Base32.decode(Base32.encode(bytes)) == bytes)
    }
  }
}
