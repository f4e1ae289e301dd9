import Domain

/// `GET /deaths`: somebody close tells us of a death.
struct DeathReportPage: Page {
  static let words = Words<DeathReportCopy>()

  var given = Entry()
  var postal = PostalEntry()
  var died = Entry()
  var email = Entry()

  var template: Template { .deathReport }

  func title(_ copy: DeathReportCopy) -> String { copy.title }

  func fields(_ copy: DeathReportCopy) -> [Field] {
    [Field("given", .otherName, label: copy.given, entry: given)]
      + [
        Field("surname", .otherName, label: copy.address.surname, entry: postal.surname),
        Field("postcode", .otherPostcode, label: copy.address.postcode, entry: postal.postcode),
        Field("houseNumber", .houseNumber, label: copy.address.houseNumber, entry: postal.houseNumber),
        Field("died", .day, label: copy.died, hint: copy.diedHint, entry: died, isOptional: true),
        Field("email", .email, label: copy.email, hint: copy.emailHint, entry: email, isOptional: true),
      ]
  }

  func values(_ copy: DeathReportCopy, in language: Language) -> Values { [:] }
}
