import Foundation

/// An address in the Netherlands to which a letter can be sent.
package struct PostalAddress: Hashable, Sendable {
  package let street: String
  package let houseNumber: Int
  /// `A`, `BIS`, `2-HOOG`; empty when there is none.
  package let suffix: String
  package let postcode: Postcode
  package let place: String

  /// `houseNumber` may carry its suffix: `12`, `012`, `12a`, `12-A`, `12 bis`.
  package init(street: String, houseNumber: String, postcode: String, place: String) throws(PostalAddressFault) {
    guard let street = PostalAddress.line(street) else { throw .street }
    guard let (number, suffix) = PostalAddress.number(houseNumber) else { throw .houseNumber }
    guard let postcode = Postcode(postcode) else { throw .postcode }
    guard let place = PostalAddress.line(place) else { throw .place }
    self.street = street
    self.houseNumber = number
    self.suffix = suffix
    self.postcode = postcode
    self.place = place
  }

  /// The house, as blind indexes and suppression know it: `1234AB 12`. Without the suffix, which people
  /// leave out or write in their own way; a name always goes with it, never the house alone.
  package var house: String { "\(postcode.text) \(houseNumber)" }

  /// The same for what a form asked: postcode and house number alone.
  package static func house(postcode: String, houseNumber: String) -> String? {
    guard let postcode = Postcode(postcode), let (number, _) = number(houseNumber) else { return nil }
    return "\(postcode.text) \(number)"
  }

  /// The block on an envelope, under the name: street and number, postcode and place in capitals.
  package var lines: [String] {
    ["\(street) \(houseNumber)\(suffix.isEmpty ? "" : " \(suffix)")", "\(postcode.spaced)  \(place.uppercased())"]
  }

  /// One line of text with single spaces, or nil when empty, too long for a window, or not a line.
  private static func line(_ typed: String) -> String? {
    let text = typed.precomposedStringWithCanonicalMapping
    guard !text.unicodeScalars.contains(where: CharacterSet.controlCharacters.union(.newlines).contains) else {
      return nil
    }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (1...80).contains(words.count) ? words : nil
  }

  private static func number(_ typed: String) -> (Int, String)? {
    let text = typed.trimmingCharacters(in: .whitespaces)
    let digits = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
    guard (1...5).contains(digits.count), let number = Int(String(digits)), number > 0 else { return nil }
    let rest = text.unicodeScalars.dropFirst(digits.count).drop { $0 == " " || $0 == "-" || $0 == "/" }
    let suffix = String(rest).uppercased()
    guard suffix.count <= 10,
      suffix.unicodeScalars.allSatisfy({ $0 == " " || $0 == "-" || CharacterSet.alphanumerics.contains($0) })
    else { return nil }
    return (number, suffix)
  }
}

/// Which field of a postal address cannot be read.
package enum PostalAddressFault: String, Error, CaseIterable, Sendable {
  case street, houseNumber, postcode, place
}

extension PostalAddressFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .street: "street: write the name of the street, at most 80 characters on one line"
    case .houseNumber: "house number: write a number from 1 to 99999, with a letter or addition behind it if any"
    case .postcode: "postcode: write four digits and two letters, such as 1234 AB"
    case .place: "place: write the name of the town, at most 80 characters on one line"
    }
  }
}
