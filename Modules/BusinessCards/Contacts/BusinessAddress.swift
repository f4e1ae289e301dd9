package import Domain

/// Where somebody works. In the Netherlands it is an address that a letter can be sent to; elsewhere it is kept as it was
/// told, and no letter of ours goes there.
package struct BusinessAddress: Codable, Hashable, Sendable {
  package let street: String
  /// With its addition, `12 A`; empty where it stands in the street, as it does abroad.
  package let houseNumber: String
  package let postcode: String
  package let place: String
  /// A state or province; empty in the Netherlands.
  package let region: String
  /// Empty for the Netherlands.
  package let country: String

  package init(_ postal: PostalAddress) {
    street = postal.street
    houseNumber = postal.suffix.isEmpty ? "\(postal.houseNumber)" : "\(postal.houseNumber) \(postal.suffix)"
    postcode = postal.postcode.text
    place = postal.place
    region = ""
    country = ""
  }

  /// An address abroad: `country` names which, and is not empty.
  package init(abroad street: String, postcode: String, place: String, region: String, country: String) {
    self.street = street
    houseNumber = ""
    self.postcode = postcode
    self.place = place
    self.region = region
    self.country = country
  }

  /// Nil abroad.
  package var postal: PostalAddress? {
    guard country.isEmpty else { return nil }
    return try? PostalAddress(street: street, houseNumber: houseNumber, postcode: postcode, place: place)
  }

  package var lines: [String] {
    if let postal { return postal.lines }
    return [street, [postcode, place, region].filter { !$0.isEmpty }.joined(separator: " "), country]
      .filter { !$0.isEmpty }
  }
}
