import BusinessCards
import Domain
import Foundation

/// Somebody's business details as a form holds them, and what they say (S4).
struct ContactOnForm: Sendable {
  /// In the order of the page; the form sends each by its name in the code.
  static let fields: [ContactField] = [
    .given, .middle, .surname, .email, .phone, .function, .department, .personnelNumber, .street, .houseNumber,
    .postcode, .place, .region, .country,
  ]

  /// As typed, with what is wrong.
  private(set) var entries: [ContactField: Entry] = [:]
  /// Nil where something is wrong.
  private(set) var entry: ContactEntry?

  /// What is on file.
  init(_ entry: ContactEntry = ContactEntry()) {
    let address = entry.address
    let texts: [ContactField: String] = [
      .given: entry.given, .middle: entry.middle, .surname: entry.surname,
      .email: entry.emails.map(\.text).joined(separator: ", "),
      .phone: entry.phones.map(\.e164).joined(separator: ", "), .function: entry.function,
      .department: entry.department, .personnelNumber: entry.personnelNumber, .street: address?.street ?? "",
      .houseNumber: address?.houseNumber ?? "", .postcode: address?.postcode ?? "", .place: address?.place ?? "",
      .region: address?.region ?? "", .country: address?.country ?? "",
    ]
    entries = texts.mapValues { Entry(value: $0) }
    self.entry = entry
  }

  /// What was typed.
  init(_ form: Form) {
    for field in Self.fields { entries[field] = Entry(value: form[field.rawValue] ?? "") }
    read()
  }

  private mutating func read() {
    var read = ContactEntry(given: line(.given), middle: line(.middle), surname: line(.surname))
    if read.surname.isEmpty { complain(.surname, .contactSurnameMissing) }
    (read.function, read.department) = (line(.function), line(.department))
    read.personnelNumber = line(.personnelNumber)
    for typed in several(.email, between: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      let email = EmailAddress(typed)
      if email == nil { complain(.email, .emailMalformed) }
      if let email, !read.emails.contains(email) { read.emails.append(email) }
    }
    for typed in several(.phone, between: { $0 == "," || $0 == ";" }) {
      let phone = PhoneNumber(typed)
      if phone == nil { complain(.phone, .telephoneMalformed) }
      if let phone, !read.phones.contains(phone) { read.phones.append(phone) }
    }
    readAddress(into: &read)
    if entries.values.allSatisfy({ $0.problem == nil }) { entry = read }
  }

  private mutating func readAddress(into read: inout ContactEntry) {
    let parts: [ContactField] = [.street, .houseNumber, .postcode, .place, .region, .country]
    let texts = Dictionary(uniqueKeysWithValues: parts.map { ($0, line($0)) }).filter { !$0.value.isEmpty }
    do throws(RowProblemIn) {
      read.address = try AddressReading(texts: texts).address()
    } catch {
      switch error.problem {
      case .houseNumber, .houseNumberIsDate: complain(.houseNumber, .houseNumberMalformed)
      case .postcode: complain(.postcode, .postcodeMalformed)
      case .place: complain(.place, .contactPlaceMissing)
      default: complain(.street, .contactStreetMissing)
      }
    }
  }

  /// One line without anything that steers (T8).
  private mutating func line(_ field: ContactField) -> String {
    let typed = entries[field]?.value ?? ""
    let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if text.count > 120 || text.unicodeScalars.contains(where: CharacterSet.controlCharacters.contains) {
      complain(field, .tooLong)
    }
    return text
  }

  private mutating func several(_ field: ContactField, between separates: (Character) -> Bool) -> [String] {
    let typed = entries[field]?.value ?? ""
    let values = typed.split(whereSeparator: separates).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    if values.count > 20 { complain(field, .tooLong) }
    return values
  }

  private mutating func complain(_ field: ContactField, _ problem: Problem) { entries[field]?.problem = problem }
}
