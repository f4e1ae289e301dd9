/// A Dutch postcode, kept as `1234AB`; read with or without a space, in any case.
package struct Postcode: Hashable, Sendable {
  package let text: String

  package init?(_ typed: String) {
    let kept = typed.uppercased().unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\t" }
    let digits = kept.prefix(4)
    let letters = kept.dropFirst(4)
    guard kept.count == 6, digits.first != "0", digits.allSatisfy({ ("0"..."9").contains($0) }),
      letters.allSatisfy({ ("A"..."Z").contains($0) })
    else { return nil }
    text = String(String.UnicodeScalarView(kept))
  }

  /// As it stands on an envelope: `1234 AB`.
  package var spaced: String { "\(text.prefix(4)) \(text.suffix(2))" }
}
