import Domain
import Rights

/// Whom a form names: one mail address, or a house and a name; or what is wrong with what was typed.
enum PersonOnForm {
  case named(ObjectToProcessing.Who)
  case faulty(email: Entry, postal: PostalEntry, telephone: Entry)

  init(_ form: Form) {
    let typed = form["email"] ?? ""
    // The box beside a suggestion: ticked, the suggested address counts.
    let email = form["emailSuggested"] ?? typed
    var postal = PostalEntry()
    postal.postcode.value = form["postcode"] ?? ""
    postal.houseNumber.value = form["houseNumber"] ?? ""
    postal.surname.value = form["surname"] ?? ""
    let telephone = Entry(value: form["phone"] ?? "")
    if !email.isEmpty {
      guard email.utf8.count <= 254, let address = EmailAddress(email) else {
        self = .faulty(email: Entry(value: typed, problem: .emailMalformed), postal: postal, telephone: telephone)
        return
      }
      // A suggestion is asked about once; typed the same again, the address is meant.
      if form["emailSuggested"] == nil, form["emailSeen"] != typed, let meant = address.suggestion {
        self = .faulty(
          email: Entry(value: typed, suggestion: meant.text), postal: postal, telephone: telephone)
        return
      }
      self = .named(.email(address))
      return
    }
    guard postal.isUsed else {
      self = .faulty(email: Entry(problem: .addressMissing), postal: postal, telephone: telephone)
      return
    }
    self = Self.household(postal, telephone)
  }

  private static func household(_ typed: PostalEntry, _ telephone: Entry) -> PersonOnForm {
    var postal = typed
    if postal.postcode.value.isEmpty {
      postal.postcode.problem = .postcodeMissing
    } else if Postcode(postal.postcode.value) == nil {
      postal.postcode.problem = .postcodeMalformed
    }
    if postal.houseNumber.value.isEmpty { postal.houseNumber.problem = .houseNumberMissing }
    if postal.surname.value.isEmpty {
      postal.surname.problem = .surnameMissing
    } else if postal.surname.value.count > 80 {
      postal.surname.problem = .tooLong
    }
    let house = PostalAddress.house(postcode: postal.postcode.value, houseNumber: postal.houseNumber.value)
    if house == nil, postal.houseNumber.problem == nil, postal.postcode.problem == nil {
      postal.houseNumber.problem = .houseNumberMalformed
    }
    let problems = [postal.postcode.problem, postal.houseNumber.problem, postal.surname.problem]
    guard let house, problems.allSatisfy({ $0 == nil }) else {
      return .faulty(email: Entry(), postal: postal, telephone: telephone)
    }
    return .named(.household(surname: postal.surname.value, house: house))
  }
}
