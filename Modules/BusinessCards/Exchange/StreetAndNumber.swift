import Domain

/// Street and house number in one cell, as most address books have them.
enum StreetAndNumber {
  /// Reads back as the same two: a comma parts them where blanks would not tell.
  static func joined(_ street: String, _ houseNumber: String) -> String {
    guard !houseNumber.isEmpty else { return street }
    let plain = "\(street) \(houseNumber)"
    guard let (again, number) = split(plain), again == street, number == houseNumber else {
      return "\(street), \(houseNumber)"
    }
    return plain
  }

  /// Nil where no house number is found.
  static func split(_ text: String) -> (street: String, houseNumber: String)? {
    if let comma = text.lastIndex(of: ",") {
      let number = text[text.index(after: comma)...].drop { $0 == " " }
      if isHouseNumber(number) { return (String(text[..<comma]), String(number)) }
    }
    let words = text.split(separator: " ")
    let places = words.indices.dropFirst().filter { place in
      words[place].first?.isNumber == true && isHouseNumber(words[place...].joined(separator: " "))
    }
    // `Plein 1944 12`: a year, or years, before another number is the street's.
    let isYear = places.count > 1 && words[places[0]].prefix { $0.isNumber }.count == 4
    guard let place = isYear ? places[1] : places.first else { return nil }
    return (words[..<place].joined(separator: " "), words[place...].joined(separator: " "))
  }

  private static func isHouseNumber(_ text: some StringProtocol) -> Bool {
    PostalAddress.house(postcode: "1000AA", houseNumber: String(text)) != nil
  }
}
