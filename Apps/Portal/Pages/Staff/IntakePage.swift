import Domain

/// `GET /staff/intake`: how it came in, and whom it is about. Nobody is shown before both are known.
struct IntakePage: Page {
  static let words = Words<IntakeCopy>()

  var way: CameBy?
  var ticket = Entry()
  var day = Entry()
  var email = Entry()
  var phone = Entry()
  var number = Entry()
  var postal = PostalEntry()
  var apart = Entry()
  /// Asked once it is known that several people have it.
  var asksApart = false
  var problem: Problem?
  var wayProblem: Problem?

  var template: Template { .intake }

  func title(_ copy: IntakeCopy) -> String { copy.title }

  var otherProblems: [String: Problem] {
    var problems: [String: Problem] = [:]
    if let wayProblem { problems["way"] = wayProblem }
    if let problem { problems["find"] = problem }
    return problems
  }

  func fields(_ copy: IntakeCopy) -> [Field] {
    [
      Field("ticket", .ticket, label: copy.ticket, hint: copy.ticketHint, entry: ticket),
      Field("day", .day, label: copy.day, entry: day),
      Field("email", .otherEmail, label: copy.email, entry: email),
      Field("phone", .otherTelephone, label: copy.phone, entry: phone),
      Field("number", .number, label: copy.number, entry: number),
      Field("postcode", .otherPostcode, label: copy.postcode, entry: postal.postcode),
      Field("houseNumber", .houseNumber, label: copy.houseNumber, entry: postal.houseNumber),
      Field("surname", .otherName, label: copy.surname, entry: postal.surname),
    ] + (asksApart ? [Field("apart", .otherName, label: copy.apart, hint: copy.apartHint, entry: apart)] : [])
  }

  func values(_ copy: IntakeCopy, in language: Language) -> Values {
    [
      "ways": CameBy.allCases.map {
        Choice(.radio, name: "way", value: $0.rawValue, label: copy.way($0), isChosen: $0 == way).values
      },
      "postalOpen": postal.isUsed, "asksApart": asksApart,
    ]
  }
}
