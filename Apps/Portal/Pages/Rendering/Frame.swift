import Domain

/// What surrounds every page, whatever it is about.
struct Frame: Sendable {
  /// Where a GET shows this page again: the other language is asked for there.
  var path = "/"
  /// The token every form of the page sends back (T21).
  var csrf = ""
  /// Where somebody signed in is at home; nil for a stranger.
  var signedInAt: String?
  var entrance = Entrance.portal
  /// Who answers: the name on the door and the telephone beside it.
  var house = ContactPoints.unconfigured

  func values(in language: Language) -> Values {
    let other: Language = language == .nl ? .en : .nl
    let house: Values = [
      "name": house.sender, "phone": house.phone, "phoneDigits": house.phone.filter { $0.isNumber || $0 == "+" },
      "hours": house.hours[language], "officer": house.officerMail,
    ]
    let mark = path.contains("?") ? "&" : "?"
    let otherPage: Values = [
      "href": "\(path)\(mark)lang=\(other.rawValue)", "code": other.rawValue,
      "name": other.ownName,
    ]
    return [
      "language": language.rawValue, "csrf": csrf, "signedIn": signedInAt != nil, "overview": signedInAt ?? "/",
      "home": entrance.home, "logOut": entrance.logOut, "isStaff": entrance == .staff, "house": house,
      "other": otherPage,
    ]
  }
}
