import Domain
import Rights

/// Whom a form names: one mail address, a house and a name, or a telephone number alone; or what is
/// wrong with what was typed. A number beside an address counts too (S22).
enum PersonOnForm {
  case named(ObjectToProcessing.Who, and: PhoneNumber?)
  case faulty(email: Entry, postal: PostalEntry, telephone: Entry)

  init(_ form: Form) {
    let typed = form["email"] ?? ""
    // The box beside a suggestion: ticked, the suggested address counts.
    let meant = form["emailSuggested"] ?? typed
    var email = Entry(value: typed)
    var postal = PostalEntry(form)
    var telephone = Entry(value: form["phone"] ?? "")
    let phone = Self.phone(&telephone)
    let address = Self.address(meant, form, &email)
    // With a mail address the house is not asked for, and not judged.
    let who = typed.isEmpty && meant.isEmpty ? Self.household(&postal) : address.map { .email($0) }
    let isFaulty = email.problem != nil || email.suggestion != nil || postal.isFaulty || telephone.problem != nil
    if !isFaulty, let named = who ?? phone.map({ .phone($0) }) {
      self = .named(named, and: phone)
      return
    }
    if !isFaulty { email.problem = .addressMissing }
    self = .faulty(email: email, postal: postal, telephone: telephone)
  }

  private static func address(_ meant: String, _ form: Form, _ entry: inout Entry) -> EmailAddress? {
    guard !meant.isEmpty else { return nil }
    guard meant.utf8.count <= 254, let address = EmailAddress(meant) else {
      entry.problem = .emailMalformed
      return nil
    }
    // A suggestion is asked about once; typed the same again, the address is meant.
    if form["emailSuggested"] == nil, form["emailSeen"] != meant { entry.suggestion = address.suggestion?.text }
    return address
  }

  private static func phone(_ entry: inout Entry) -> PhoneNumber? {
    guard !entry.isBlank else { return nil }
    let phone = entry.value.utf8.count <= 40 ? PhoneNumber(entry.value) : nil
    if phone == nil { entry.problem = .telephoneMalformed }
    return phone
  }

  private static func household(_ postal: inout PostalEntry) -> ObjectToProcessing.Who? {
    guard postal.isUsed else { return nil }
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
    guard let house, !postal.isFaulty else { return nil }
    return .household(surname: postal.surname.value, house: house)
  }
}

extension PostalEntry {
  fileprivate init(_ form: Form) {
    postcode.value = form["postcode"] ?? ""
    houseNumber.value = form["houseNumber"] ?? ""
    surname.value = form["surname"] ?? ""
  }

  fileprivate var isFaulty: Bool { [postcode, houseNumber, surname].contains { $0.problem != nil } }
}
