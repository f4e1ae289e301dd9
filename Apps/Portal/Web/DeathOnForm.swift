import Domain
import Rights

/// Whose death a form tells of, or what is wrong with what was typed.
enum DeathOnForm {
  case told(TakeDeathReport.Named, relative: EmailAddress?)
  case faulty(DeathReportPage)

  init(_ form: Form, today: Day) {
    var page = DeathReportPage()
    page.given.value = form["given"] ?? ""
    page.postal.surname.value = form["surname"] ?? ""
    page.postal.postcode.value = form["postcode"] ?? ""
    page.postal.houseNumber.value = form["houseNumber"] ?? ""
    page.died.value = form["died"] ?? ""
    page.email.value = form["email"] ?? ""
    let given = Self.name(&page.given, missing: .otherGivenMissing)
    let surname = Self.name(&page.postal.surname, missing: .otherSurnameMissing)
    let house = Self.house(&page.postal)
    let died = Self.day(&page.died, today: today)
    let relative = Self.relative(form, &page.email)
    guard let given, let surname, let house, page.died.problem == nil, page.email.problem == nil,
      page.email.suggestion == nil
    else {
      self = .faulty(page)
      return
    }
    self = .told(TakeDeathReport.Named(given: given, surname: surname, house: house, died: died), relative: relative)
  }

  private static func name(_ entry: inout Entry, missing: Problem) -> String? {
    let name = OneLine.of(entry.value)
    if name.isEmpty {
      entry.problem = missing
    } else if name.count > 80 {
      entry.problem = .tooLong
    }
    return entry.problem == nil ? name : nil
  }

  private static func house(_ postal: inout PostalEntry) -> String? {
    if postal.postcode.value.isEmpty {
      postal.postcode.problem = .otherPostcodeMissing
    } else if Postcode(postal.postcode.value) == nil {
      postal.postcode.problem = .postcodeMalformed
    }
    if postal.houseNumber.value.isEmpty { postal.houseNumber.problem = .otherHouseNumberMissing }
    guard postal.postcode.problem == nil, postal.houseNumber.problem == nil else { return nil }
    let house = PostalAddress.house(postcode: postal.postcode.value, houseNumber: postal.houseNumber.value)
    if house == nil { postal.houseNumber.problem = .houseNumberMalformed }
    return house
  }

  /// As a browser's field for days sends it, or as people write it: 20-11-2026.
  private static func day(_ entry: inout Entry, today: Day) -> Day? {
    guard !entry.isBlank else { return nil }
    let parts = entry.value.split { !$0.isNumber }.map(String.init)
    let iso =
      parts.count == 3 && parts[2].count == 4
      ? "\(parts[2])-\(Self.two(parts[1]))-\(Self.two(parts[0]))" : entry.value
    guard let day = Day(iso) else {
      entry.problem = .dayMalformed
      return nil
    }
    if day > today { entry.problem = .dayAhead }
    return day
  }

  private static func two(_ digits: String) -> String { digits.count == 1 ? "0" + digits : digits }

  private static func relative(_ form: Form, _ entry: inout Entry) -> EmailAddress? {
    let meant = form["emailSuggested"] ?? entry.value
    guard !meant.isEmpty else { return nil }
    guard meant.utf8.count <= 254, let address = EmailAddress(meant) else {
      entry.problem = .emailMalformed
      return nil
    }
    if form["emailSuggested"] == nil, form["emailSeen"] != meant { entry.suggestion = address.suggestion?.text }
    return address
  }
}
