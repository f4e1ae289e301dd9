import Foundation

extension CaseReference {
  /// The ten signs somebody typed, upper case and bare.
  static func typed(_ text: String) throws(CaseReferenceRefusal) -> [Character] {
    var bare: [Character] = []
    for (index, character) in text.uppercased().enumerated() {
      if character.isWhitespace || separators.contains(character) { continue }
      // Whoever pastes a page into the field gets an answer as short as the question.
      guard bare.count < 2 * length else { throw .length(bare.count) }
      guard character.isASCII, character.isLetter || character.isNumber else {
        throw .letter(character, position: index + 1)
      }
      bare.append(character)
    }
    if bare.count == length + 2, bare[0] == "N", bare[1] == "S" || bare[1] == "5" { bare.removeFirst(2) }
    guard bare.count == length else { throw .length(bare.count) }
    return bare
  }

  /// What was typed, if it adds up; else every reading with the impossible signs replaced; else every
  /// reading with one sign taken for its double.
  static func readings(of typed: [Character]) -> [[Int]] {
    let options = typed.map { sign in
      alphabet.firstIndex(of: sign).map { [$0] }
        ?? (lookalikes[sign] ?? []).compactMap { alphabet.firstIndex(of: $0) }
    }
    // Two signs that are never printed leave up to nine readings; beyond that it is guessing.
    guard options.filter({ $0.count > 1 }).count <= 2 else { return [] }
    let plain = options.reduce([[]]) { partial, choice in partial.flatMap { head in choice.map { head + [$0] } } }
    if plain.count > 1 || plain.contains(where: CheckLetter.fits) { return plain }
    return plain.flatMap { reading in
      reading.indices.flatMap { index in
        (lookalikes[alphabet[reading[index]]] ?? []).compactMap { alphabet.firstIndex(of: $0) }
          .map { twin in reading.enumerated().map { $0.offset == index ? twin : $0.element } }
      }
    }
  }

  private static let separators: Set<Character> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", ".", "_", "/",
  ]

  /// Signs that eyes and ears confuse. The first four are never printed.
  private static let lookalikes: [Character: [Character]] = [
    "0": ["Q", "D"], "O": ["Q", "D"], "1": ["L", "J", "7"], "I": ["L", "J", "7"],
    "S": ["5"], "5": ["S"], "B": ["8"], "8": ["B"], "Z": ["2"], "2": ["Z"], "G": ["6"], "6": ["G"],
    "U": ["V"], "V": ["U"], "M": ["N"], "N": ["M"],
  ]
}

/// The last letter of a reference: finds any one wrong letter and any two neighbours changed round.
///
/// A sum modulo 32 cannot do both; a polynomial over the field of 32 elements can.
enum CheckLetter {
  static func of(_ symbols: [Int]) -> Int {
    symbols.reduce(0) { doubled($0 ^ $1) }
  }

  static func fits(_ symbols: [Int]) -> Bool {
    guard let check = symbols.last else { return false }
    return of(Array(symbols.dropLast())) == check
  }

  /// Times x, modulo x^5 + x^2 + 1.
  private static func doubled(_ element: Int) -> Int {
    element & 16 == 0 ? element << 1 : (element << 1) ^ 0b100101
  }
}
