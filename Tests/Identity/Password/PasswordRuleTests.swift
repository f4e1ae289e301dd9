import Testing

@testable import Identity

@Suite struct PasswordRuleTests {
  @Test(arguments: ["paars fietspad", "tweede perron links", "ÀÉÎõü ß漢字 🚆🚆", "        x y", "kj3-Xk9q"])
  func anyCompositionPasses(_ text: String) throws {
    _ = try Password(chosen: text)
  }

  @Test func lengthIsCountedInCharactersAfterComposing() throws {
    // Seven letters, one of them composed of two scalars: eight as typed, seven in NFC.
    #expect(throws: PasswordRefusal.tooShort(characters: 7)) { try Password(chosen: "cafe\u{301}bdf") }
    _ = try Password(chosen: "cafe\u{301}bdfg")
    _ = try Password(chosen: mixed(128))
    #expect(throws: PasswordRefusal.tooLong(characters: 129)) { try Password(chosen: mixed(129)) }
    #expect(throws: PasswordRefusal.tooLong(characters: 129)) { try Password(typed: mixed(129)) }
  }

  @Test(arguments: [
    "password", "PASSWORD", "Welkom2026!", "wachtwoord!!", "12345678", "qwertyuiop", "ns123456", "aaaaaaaaaaaa",
    "abababababab", "Rechtspoor1", "Zomer2019",
  ])
  func theFirstGuessesAreRefused(_ text: String) {
    #expect(throws: PasswordRefusal.common) { try Password(chosen: text) }
  }

  @Test func aStoredPasswordFromBeforeTheRuleCanStillBeTyped() throws {
    _ = try Password(typed: "welkom")
    _ = try Password(typed: "")
  }

  @Test func theListHoldsTwoHundredThatLengthAloneWouldLetThrough() {
    #expect(CommonPasswords.all.count >= 200)
    for word in CommonPasswords.all {
      #expect(word.unicodeScalars.count >= PasswordRule.minimum, "\(word) is refused by its length already")
      #expect(word == word.lowercased(), "\(word) could never be matched")
    }
  }

  @Test func everyRefusalSaysWhereAndWhatToDo() {
    for refusal in [PasswordRefusal.tooShort(characters: 3), .tooLong(characters: 200), .common] {
      #expect(refusal.description.hasPrefix("password: "))
      #expect(refusal.description.contains("; use "))
    }
  }

  private func mixed(_ count: Int) -> String {
    String(String(repeating: "trein op tijd, ", count: 10).prefix(count))
  }
}
