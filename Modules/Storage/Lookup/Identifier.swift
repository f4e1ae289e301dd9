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
    text.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .map { $0.properties.lowercaseMapping }
      .joined()
  }
}
