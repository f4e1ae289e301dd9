import Foundation

/// A mailbox in the one form it is stored, indexed and compared in: trimmed, lower case, NFC.
///
/// Deliberately narrower than RFC 5321: no quoted local parts, no address literals, and a domain
/// in ASCII. What passes can stand in a header or an SMTP command without any escaping (T8).
package struct EmailAddress: Hashable, Sendable {
  /// The whole address, for the envelope, the header and the blind index.
  package let text: String

  package init?(_ typed: String) {
    let text = typed.trimmingCharacters(in: EmailAddress.blanks).lowercased().precomposedStringWithCanonicalMapping
    guard text.utf8.count <= 254, let at = text.unicodeScalars.lastIndex(of: "@"),
      EmailAddress.isLocalPart(text.unicodeScalars[..<at]),
      EmailAddress.isDomain(text.unicodeScalars[text.unicodeScalars.index(after: at)...])
    else { return nil }
    self.text = text
  }

  package var localPart: Substring { Substring(text.unicodeScalars.prefix { $0 != "@" }) }
  package var domain: Substring { Substring(text.unicodeScalars.drop { $0 != "@" }.dropFirst()) }

  /// What a terminal or a log may show: `v…@example.nl`.
  package var masked: String { "\(localPart.prefix(1))…@\(domain)" }

  /// Line ends are no blanks: an address that carries one is refused, not repaired.
  private static let blanks = CharacterSet(charactersIn: " \t\u{A0}")

  private static func isLocalPart(_ part: Substring.UnicodeScalarView) -> Bool {
    let atoms = part.split(separator: ".", omittingEmptySubsequences: false)
    // "=?" opens an encoded word, which a lenient mail program would decode even here.
    return String(part).utf8.count <= 64 && !String(part).contains("=?")
      && atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
  }

  private static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9": true
    case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "{", "|", "}", "~": true
    // RFC 6531 lets a mailbox be named in any script; letters and digits only, nothing invisible.
    default: !scalar.isASCII && CharacterSet.alphanumerics.contains(scalar)
    }
  }

  private static func isDomain(_ part: Substring.UnicodeScalarView) -> Bool {
    let labels = part.split(separator: ".", omittingEmptySubsequences: false)
    guard part.count <= 253, labels.count >= 2, let top = labels.last else { return false }
    return labels.allSatisfy(isLabel) && top.count >= 2 && !top.allSatisfy { ("0"..."9").contains($0) }
  }

  private static func isLabel(_ label: Substring.UnicodeScalarView) -> Bool {
    (1...63).contains(label.count) && label.first != "-" && label.last != "-"
      && label.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
  }
}

/// Masked, so that an address written into a message by accident tells nobody who it is (T20).
extension EmailAddress: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String { masked }
  package var debugDescription: String { masked }
}

/// As its text; what is no address is refused at reading.
extension EmailAddress: Codable {
  package init(from decoder: any Decoder) throws {
    let typed = try decoder.singleValueContainer().decode(String.self)
    guard let address = EmailAddress(typed) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no mail address"))
    }
    self = address
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
