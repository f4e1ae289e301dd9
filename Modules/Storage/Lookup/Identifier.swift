import Foundation
package import Domain

/// The closed list of what a person can be found by: exact matches only, never something many
/// people share.
package enum Identifier: Hashable, Sendable {
  case email(EmailAddress)
  case phone(PhoneNumber)
  case card(String)
  case customerNumber(String)
  case nameAndBirthDate(surname: String, born: Day)
  /// `house` as `PostalAddress.house` writes it: postcode and number.
  case address(house: String, initial: Character)

  package var kind: String {
    switch self {
    case .email: "email"
    case .phone: "phone"
    case .card: "card"
    case .customerNumber: "customerNumber"
    case .nameAndBirthDate: "nameAndBirthDate"
    case .address: "address"
    }
  }

  /// What is digested: the parts in their normal form.
  var parts: [String] {
    switch self {
    case .email(let email): [email.text]
    case .phone(let phone): [phone.e164]
    case .card(let number), .customerNumber(let number): [number.filter(\.isNumber)]
    case .nameAndBirthDate(let surname, let born): [Self.fold(surname), born.description]
    case .address(let house, let initial): [Self.fold(house), Self.fold(String(initial))]
    }
  }

  /// Letters and digits alone, lower case, without accents: `De Vries` and `de vriès` are one.
  package static func fold(_ text: String) -> String {
    // Nearly every text is ASCII, where letters and digits say of themselves what they are: asking Unicode of each was
    // more than half of what giving out a long list took.
    guard text.utf8.contains(where: { $0 >= 0x80 }) else {
      return String(decoding: text.utf8.compactMap(foldASCII), as: UTF8.self)
    }
    return text.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .map { $0.properties.lowercaseMapping }
      .joined()
  }

  private static func foldASCII(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: nil
    }
  }
}
