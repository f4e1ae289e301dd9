/// The name of a case that a person can read over the telephone: `NS-7K4M-29QX-H5`.
///
/// Nine drawn letters of 5 bits and one that checks them. With a million cases on file some thirty
/// million guesses find one; at the pace the status page allows, that is years, for two dates.
package struct CaseReference: Hashable, Sendable {
  /// Ten letters, without prefix and hyphens.
  private let letters: String

  /// No 0, O, 1 or I.
  static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
  static let length = 10

  package init(from entropy: Entropy) {
    // 256 is a multiple of 32: taking five bits of each byte favours no letter.
    let drawn = entropy.bytes(CaseReference.length - 1).map { Int($0 & 31) }
    self.init(symbols: drawn + [CheckLetter.of(drawn)])
  }

  /// Reads what somebody typed or took down on the telephone: any case, spaces, hyphens or dots, with
  /// or without NS, and a letter mistaken for one that looks like it where only one reading adds up.
  package init(reading text: String) throws(CaseReferenceRefusal) {
    let typed = try CaseReference.typed(text)
    let readings = CaseReference.readings(of: typed).filter(CheckLetter.fits)
    guard readings.count == 1, let only = readings.first else { throw .doesNotAddUp }
    self.init(symbols: only)
  }

  private init(symbols: [Int]) {
    letters = String(symbols.map { CaseReference.alphabet[$0] })
  }
}

extension CaseReference: CustomStringConvertible {
  package var description: String {
    let groups = [letters.prefix(4), letters.dropFirst(4).prefix(4), letters.dropFirst(8)]
    return (["NS"] + groups.map(String.init)).joined(separator: "-")
  }
}

extension CaseReference: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    try self.init(reading: container.decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

package enum CaseReferenceRefusal: Error, Hashable, CustomStringConvertible {
  case length(Int)
  case letter(Character, position: Int)
  case doesNotAddUp

  package var description: String {
    switch self {
    case .length(let found):
      "reference: \(found) letters, where \(CaseReference.length) follow NS; write it as NS-7K4M-29QX-H5"
    case .letter(let found, let position): "reference, letter \(position): '\(found)' is not used; look at it again"
    case .doesNotAddUp: "reference: one letter is wrong or two changed places; look at it again"
    }
  }

  /// What the person who typed it reads.
  package func sentence(in language: Language) -> String {
    switch self {
    case .length:
      Wording(
        "Dit nummer is niet volledig. Het ziet eruit als NS-7K4M-29QX-H5.",
        "This number is not complete. It looks like NS-7K4M-29QX-H5.")[language]
    case .letter(let found, _):
      Wording(
        "Het teken \(found) komt niet voor in ons nummer. Kijkt u het nog eens na?",
        "The sign \(found) does not occur in our numbers. Please check it once more.")[language]
    case .doesNotAddUp:
      Wording(
        "Dit nummer klopt niet helemaal. Misschien is één letter of cijfer anders.",
        "This number is not quite right. Perhaps one letter or digit is different.")[language]
    }
  }
}
