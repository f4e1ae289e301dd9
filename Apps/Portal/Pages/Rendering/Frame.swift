import Domain

/// What surrounds every page, whatever it is about.
struct Frame: Sendable {
  /// Where a GET shows this page again: the other language is asked for there.
  var path = "/"
  /// The token every form of the page sends back (T21).
  var csrf = ""
  /// Where somebody signed in is at home; nil for a stranger.
  var signedInAt: String?
  var house = House.standard

  func values(in language: Language) -> Values {
    let other: Language = language == .nl ? .en : .nl
    let house: Values = [
      "name": house.name, "phone": house.phone, "phoneDigits": house.phone.filter { $0.isNumber || $0 == "+" },
      "hours": house.hours[language], "officer": house.officer,
    ]
    let mark = path.contains("?") ? "&" : "?"
    let otherPage: Values = [
      "href": "\(path)\(mark)lang=\(other.rawValue)", "code": other.rawValue,
      "name": other.ownName,
    ]
    return [
      "language": language.rawValue, "csrf": csrf, "signedIn": signedInAt != nil, "overview": signedInAt ?? "/",
      "house": house, "other": otherPage,
    ]
  }
}

/// Who answers: the name on the door and the telephone beside it.
struct House: Sendable {
  var name: String
  var phone: String
  var hours: Wording
  /// The mailbox of the data protection officer.
  var officer: String

  static let standard = House(
    name: "Rechtspoor", phone: "030 000 00 00",
    hours: Wording("elke dag van 8 tot 22 uur", "every day from 8 am to 10 pm"),
    officer: "privacy@rechtspoor.example")
}
