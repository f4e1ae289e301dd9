import Domain
import Identity
import Rights

/// What a colleague noted of how it came in and whom it is about, or what is wrong with it.
enum IntakeOnForm {
  case asked(FindPerson.By, apart: String, TakenDown)
  case faulty(IntakePage)

  /// What the page of the person found sends on.
  static let carried = [
    "way", "ticket", "day", "email", "phone", "number", "postcode", "houseNumber", "surname", "apart",
  ]

  init(_ form: Form, by colleague: Account, today: Day) {
    var page = IntakePage(form)
    if page.way == nil { page.wayProblem = .wayMissing }
    let ticket = Ticket(page.ticket.value)
    if ticket == nil { page.ticket.problem = .ticketMalformed }
    let day = Self.day(&page.day, today)
    let by = Self.by(&page)
    guard let way = page.way, let ticket, let day, let by else {
      self = .faulty(page)
      return
    }
    self = .asked(by, apart: OneLine.of(page.apart.value), TakenDown(by: colleague, way, ticket, on: day))
  }

  private static func day(_ entry: inout Entry, _ today: Day) -> Day? {
    guard let day = DayOnForm.read(entry.value) else {
      entry.problem = .arrivedMalformed
      return nil
    }
    if day > today { entry.problem = .arrivedAhead }
    if day < today.adding(days: -366) { entry.problem = .arrivedLongAgo }
    return entry.problem == nil ? day : nil
  }

  private static func by(_ page: inout IntakePage) -> FindPerson.By? {
    let filled = [page.email.isBlank, page.phone.isBlank, page.number.isBlank, !page.postal.isUsed].count { !$0 }
    guard filled == 1 else {
      page.problem = filled == 0 ? .findMissing : .findOneOnly
      return nil
    }
    if !page.email.isBlank { return email(&page.email).map { .email($0) } }
    if !page.phone.isBlank { return phone(&page.phone).map { .phone($0) } }
    if !page.number.isBlank { return number(&page.number).map { .number($0) } }
    return household(&page.postal)
  }

  private static func email(_ entry: inout Entry) -> EmailAddress? {
    let email = entry.value.utf8.count <= 254 ? EmailAddress(entry.value) : nil
    if email == nil { entry.problem = .emailMalformed }
    return email
  }

  private static func phone(_ entry: inout Entry) -> PhoneNumber? {
    let phone = entry.value.utf8.count <= 40 ? PhoneNumber(entry.value) : nil
    if phone == nil { entry.problem = .telephoneMalformed }
    return phone
  }

  private static func number(_ entry: inout Entry) -> String? {
    let digits = entry.value.filter { $0 != " " && $0 != "-" && $0 != "." }
    guard (4...24).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      entry.problem = .numberMalformed
      return nil
    }
    return digits
  }

  private static func household(_ postal: inout PostalEntry) -> FindPerson.By? {
    let surname = OneLine.of(postal.surname.value)
    if Postcode(postal.postcode.value) == nil { postal.postcode.problem = .postcodeMalformed }
    if surname.isEmpty || surname.count > 80 { postal.surname.problem = surname.isEmpty ? .surnameMissing : .tooLong }
    let house = PostalAddress.house(postcode: postal.postcode.value, houseNumber: postal.houseNumber.value)
    if house == nil, postal.postcode.problem == nil { postal.houseNumber.problem = .houseNumberMalformed }
    guard let house, postal.surname.problem == nil else { return nil }
    return .household(surname: surname, house: house)
  }
}

extension IntakePage {
  init(_ form: Form) {
    way = form["way"].flatMap(CameBy.init)
    ticket.value = form["ticket"] ?? ""
    day.value = form["day"] ?? ""
    email.value = form["email"] ?? ""
    phone.value = form["phone"] ?? ""
    number.value = form["number"] ?? ""
    postal.postcode.value = form["postcode"] ?? ""
    postal.houseNumber.value = form["houseNumber"] ?? ""
    postal.surname.value = form["surname"] ?? ""
    apart.value = form["apart"] ?? ""
    asksApart = !apart.isBlank
  }
}

/// A day as a browser's field sends it, or as people write it: 20-11-2026.
enum DayOnForm {
  static func read(_ text: String) -> Day? {
    let parts = text.split { !$0.isNumber }.map(String.init)
    guard parts.count == 3, parts[2].count == 4 else { return Day(text) }
    return Day("\(parts[2])-\(two(parts[1]))-\(two(parts[0]))")
  }

  private static func two(_ digits: String) -> String { digits.count == 1 ? "0" + digits : digits }
}
