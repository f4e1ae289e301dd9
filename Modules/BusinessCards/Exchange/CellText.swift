import Foundation

/// A cell as one line of plain text, and the damage that spreadsheets do to some of them.
package enum CellText {
  /// Trimmed, with single blanks, and without the invisible marks that telephones and web pages copy along. Nil where a
  /// control character or a line end stands inside: such a value could steer a terminal, a header or a line (T8).
  package static func line(_ typed: String) -> String? {
    if isPlain(typed) { return typed }
    let scalars = typed.precomposedStringWithCanonicalMapping.unicodeScalars.filter { !isInvisible($0) }
    let text = String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.unicodeScalars.contains(where: isControl) else { return nil }
    return text.unicodeScalars.split { $0.properties.generalCategory == .spaceSeparator }
      .map { String($0) }.joined(separator: " ")
  }

  /// The values of a cell that holds several: Google writes ` ::: ` between them, people a comma or semicolon.
  static func several(_ typed: String) -> [String] {
    typed.unicodeScalars.split { $0 == ":" || $0 == ";" || $0 == "," || $0 == "\n" || $0 == "\r" }.map { String($0) }
      .filter { !isBlank($0) }
  }

  static func isBlank(_ typed: String) -> Bool { typed.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }

  /// For a list of faults: short, and with nothing in it that steers whatever shows it.
  static func shortened(_ typed: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in typed.unicodeScalars.prefix(40) {
      shown.append(isControl(scalar) || isInvisible(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(shown) + (typed.unicodeScalars.count > 40 ? "…" : "")
  }

  /// `3,16123E+10`: the last digits of a long number are gone, and nothing brings them back.
  static func isScientific(_ text: String) -> Bool {
    // Asked of every cell, and an expression is slow.
    guard text.utf8.dropFirst().contains(UInt8(ascii: "+")) else { return false }
    return text.wholeMatch(of: /[0-9]+([.,][0-9]+)?[eE]\+[0-9]+/) != nil
  }

  /// `1-feb`, `jan-02`, `1-2-2026`: what a spreadsheet makes of the house numbers 1-2 and 1/2.
  static func isDate(_ text: String) -> Bool {
    let words = text.lowercased().split { "-/. ".contains($0) }.map(String.init)
    guard (2...3).contains(words.count) else { return false }
    let isYear = words.contains { $0.count == 4 && Int($0) != nil }
    return words.contains(where: months.contains) && words.allSatisfy { months.contains($0) || Int($0) != nil }
      || words.count == 3 && isYear && words.allSatisfy { Int($0) != nil }
  }

  /// Nearly every cell: printable ASCII that needs nothing.
  private static func isPlain(_ typed: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in typed.utf8 {
      guard (0x20...0x7e).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20 || typed.isEmpty
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Not the two joiners: emoji and some scripts are written with them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{AD}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}", "\u{2066}"..."\u{2069}",
      "\u{FEFF}":
      true
    default: false
    }
  }

  private static let months: Set<String> = [
    "jan", "feb", "mrt", "mar", "apr", "mei", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec",
  ]
}
