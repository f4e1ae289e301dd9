package import Domain

/// Everything of an address book that has a place here; whatever else a file holds is left out.
package enum ContactField: String, CaseIterable, Codable, Sendable {
  case handle, given, middle, surname, fullName, email, phone
  case street, houseNumber, streetAndNumber, postcode, place, region, country
  case function, department, personnelNumber, role, cardNumber, costCentre
  /// What the values to the right of it are: `* Work`, `Home`. Google puts one before each.
  case emailLabel, phoneLabel, addressLabel

  /// The name of its column in a file of ours. Both languages are read, in one file even.
  package var heading: Wording {
    switch self {
    case .handle: Wording("handle", "handle")
    case .given: Wording("voornaam", "given name")
    case .middle: Wording("tussenvoegsel", "middle name")
    case .surname: Wording("achternaam", "surname")
    case .fullName: Wording("volledige naam", "full name")
    case .email: Wording("e-mail", "e-mail")
    case .phone: Wording("telefoon", "telephone")
    case .street: Wording("straat", "street")
    case .houseNumber: Wording("huisnummer", "house number")
    case .streetAndNumber: Wording("straat en huisnummer", "street and house number")
    case .postcode: Wording("postcode", "postcode")
    case .place: Wording("plaats", "place")
    case .region: Wording("regio", "region")
    case .country: Wording("land", "country")
    case .function: Wording("functie", "function")
    case .department: Wording("afdeling", "department")
    case .personnelNumber: Wording("personeelsnummer", "personnel number")
    case .role: Wording("rol", "role")
    case .cardNumber: Wording("kaartnummer", "card number")
    case .costCentre: Wording("kostenplaats", "cost centre")
    case .emailLabel: Wording("soort e-mail", "kind of e-mail")
    case .phoneLabel: Wording("soort telefoon", "kind of telephone")
    case .addressLabel: Wording("soort adres", "kind of address")
    }
  }

  /// What a spreadsheet takes for a number, and rounds.
  var isNumber: Bool { [.phone, .houseNumber, .postcode, .personnelNumber, .cardNumber, .costCentre].contains(self) }

  var isOfAddress: Bool { label == .addressLabel }

  /// The field that says what a value of this one is.
  var label: ContactField? {
    switch self {
    case .email: .emailLabel
    case .phone: .phoneLabel
    case .street, .houseNumber, .streetAndNumber, .postcode, .place, .region, .country: .addressLabel
    default: nil
    }
  }
}

/// Why something in a file is not taken in.
package enum LeftOutReason: String, CaseIterable, Codable, Sendable {
  /// No purpose may hold it because an employer gave it: a birthday, a spouse, a home address.
  case noPurpose
  /// Harmless, and of no use here: a label, a web page, the organisation's own name.
  case notNeeded
  case unknown
  /// A group, a company or a place that an address book keeps among its people.
  case noPerson

  package var wording: Wording {
    switch self {
    case .noPerson: Wording("is geen persoon", "is no person")
    case .noPurpose: Wording("mag uw organisatie ons niet geven", "is not your organisation's to give us")
    case .notNeeded: Wording("hebben wij niet nodig", "is nothing we need")
    case .unknown: Wording("kennen wij niet", "is unknown to us")
    }
  }
}
