/// What may stand in a header (T8). Refused, never repaired: a value that tries to be two lines is
/// an attack or a mistake, and either deserves to be seen.
enum HeaderText {
  static func check(_ text: String, field: String, most: Int) throws(MessageFault) {
    guard text.count <= most, text.utf8.count <= most * 4 else {
      throw MessageFault(field: field, problem: .tooLong(most: most))
    }
    for scalar in text.unicodeScalars where !isHarmless(scalar) {
      throw MessageFault(field: field, problem: .control(scalar.value))
    }
    // Ready-made encoded words would be decoded by the reader's program into what was never looked at here.
    if text.contains("=?") { throw MessageFault(field: field, problem: .encodedWord) }
  }

  static func isLanguage(_ tag: String) -> Bool {
    let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return (2...3).contains(subtags.first?.count ?? 0)
      && subtags.allSatisfy { (2...8).contains($0.count) && $0.allSatisfy { MessageID.isPlain($0) && $0 != 0x5f } }
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // CR, LF, NUL, TAB, NEL; U+2028, U+2029; characters that turn the writing direction.
    case .control, .lineSeparator, .paragraphSeparator: false
    case .format: scalar.value == 0x200c || scalar.value == 0x200d
    default: true
    }
  }
}

enum Loopback {
  static func names(_ host: String) -> Bool {
    let bytes = host.split(separator: ".", omittingEmptySubsequences: false)
    let isV4 = bytes.count == 4 && bytes[0] == "127" && bytes.allSatisfy { UInt8($0) != nil }
    return isV4 || ["localhost", "::1", "[::1]"].contains(host.lowercased())
  }
}
