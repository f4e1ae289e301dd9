/// What a new password must be (OWASP ASVS 5.0, V6.2): long enough and not among the first
/// guesses. Nothing about its composition: such rules make passwords alike, not strong.
package enum PasswordRule {
  package static let minimum = 8
  /// What the page asks for; the minimum is only what it takes.
  package static let recommended = 15
  package static let maximum = 128

  /// `text` in NFC. A character is a Unicode scalar: what a keyboard or password manager counts,
  /// near enough, and never fewer than a reader sees.
  static func check(_ text: String) throws(PasswordRefusal) {
    let count = text.unicodeScalars.count
    guard count >= minimum else { throw .tooShort(characters: count) }
    guard count <= maximum else { throw .tooLong(characters: count) }
    guard Set(text.unicodeScalars).count > 2 else { throw .common }
    guard !CommonPasswords.contains(text) else { throw .common }
  }
}

package enum PasswordRefusal: Error, Hashable, Sendable {
  case tooShort(characters: Int)
  case tooLong(characters: Int)
  /// Among the passwords thieves try first (V6.2.12), or one or two characters over and over.
  case common
}

extension PasswordRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooShort(let count):
      "password: \(count) characters is too short; use at least \(PasswordRule.minimum), "
        + "better \(PasswordRule.recommended) or more"
    case .tooLong(let count):
      "password: \(count) characters is too long; use at most \(PasswordRule.maximum)"
    case .common:
      "password: this one is among the first that thieves try; use a few words that belong to you alone"
    }
  }
}
