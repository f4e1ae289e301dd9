import Foundation

/// Words reduced to what matters when names are compared.
enum Words {
  /// Lower case, without accents, each run of other characters than letters and digits one space.
  static func spaced(_ text: String) -> String {
    var out = ""
    for character in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      if character.properties.generalCategory == .nonspacingMark { continue }
      if character.properties.isAlphabetic || character.properties.numericType != nil {
        out.unicodeScalars.append(contentsOf: character.properties.lowercaseMapping.unicodeScalars)
      } else if !out.isEmpty, out.last != " " {
        out.append(" ")
      }
    }
    return out.last == " " ? String(out.dropLast()) : out
  }

  static func joined(_ text: String) -> String { spaced(text).filter { $0 != " " } }
}
