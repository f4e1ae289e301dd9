import Domain
import Rights

/// What a form of `/me/details` asks to be changed, or what is wrong with what was typed.
struct DetailOnForm {
  /// As typed, in the order of the page, with what is wrong.
  private(set) var entries: [Entry] = []
  /// Nil where something is wrong.
  private(set) var change: Rectify.Change?

  init(_ what: DetailsPage.What, old: String, _ form: Form) {
    entries = what.names.map { Entry(value: form[$0] ?? "") }
    switch what {
    case .name: readName()
    case .email: readEmail(old, form)
    case .phone: readPhone(old)
    case .address: readAddress()
    }
  }

  private mutating func readName() {
    for index in entries.indices where entries[index].value.count > 80 { entries[index].problem = .tooLong }
    let (given, surname) = (entries[0].value.trimmed, entries[1].value.trimmed)
    if surname.isEmpty { entries[1].problem = .surnameMissing }
    guard isSound else { return }
    change = .name(given: given, surname: surname)
  }

  private mutating func readEmail(_ old: String, _ form: Form) {
    let typed = entries[0].value
    // The box beside a suggestion: ticked, the suggested address counts.
    let meant = form["emailSuggested"] ?? typed
    guard !meant.isEmpty else { return entries[0].problem = .emailMissing }
    guard let new = EmailAddress(meant), let from = EmailAddress(old) else {
      return entries[0].problem = .emailMalformed
    }
    if form["emailSuggested"] == nil, form["emailSeen"] != typed, let suggestion = new.suggestion {
      return entries[0].suggestion = suggestion.text
    }
    guard new != from else { return entries[0].problem = .sameAsBefore }
    change = .email(from: from, to: new)
  }

  private mutating func readPhone(_ old: String) {
    guard let new = PhoneNumber(entries[0].value), let from = PhoneNumber(old) else {
      return entries[0].problem = .telephoneMalformed
    }
    guard new != from else { return entries[0].problem = .sameAsBefore }
    change = .phone(from: from, to: new)
  }

  private mutating func readAddress() {
    let missing: [Problem] = [.streetMissing, .houseNumberMissing, .postcodeMissing, .placeMissing]
    for index in entries.indices {
      if entries[index].value.trimmed.isEmpty { entries[index].problem = missing[index] }
      if entries[index].value.count > 80 { entries[index].problem = .tooLong }
    }
    guard isSound else { return }
    do throws(PostalAddressFault) {
      change = .address(
        try PostalAddress(
          street: entries[0].value, houseNumber: entries[1].value, postcode: entries[2].value,
          place: entries[3].value))
    } catch {
      switch error {
      case .street: entries[0].problem = .streetMissing
      case .houseNumber: entries[1].problem = .houseNumberMalformed
      case .postcode: entries[2].problem = .postcodeMalformed
      case .place: entries[3].problem = .placeMissing
      }
    }
  }

  private var isSound: Bool { entries.allSatisfy { $0.problem == nil } }
}

extension String {
  /// Without the blanks around it.
  fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
