import Domain

/// A record as the texts that a file holds, field by field.
struct ContactTexts {
  enum Style: Sendable {
    case own(Language)
    /// For another program: no plus before a telephone number, which would be defused as a formula is.
    case interchanged
  }

  private let record: ContactRecord
  private let style: Style

  init(_ record: ContactRecord, _ style: Style) {
    self.record = record
    self.style = style
  }

  subscript(field: ContactField) -> [String] {
    let entry = record.entry
    return switch field {
    case .email: entry.emails.map(\.text)
    case .phone: entry.phones.map(phone)
    case .role: record.roles.map(role)
    default: [text(of: field)].filter { !$0.isEmpty }
    }
  }

  private func text(of field: ContactField) -> String {
    let (entry, address) = (record.entry, record.entry.address)
    return switch field {
    case .handle: record.handle
    case .given: entry.given
    case .middle: entry.middle
    case .surname: entry.surname
    case .fullName: entry.name
    case .street: address?.street ?? ""
    case .houseNumber: address?.houseNumber ?? ""
    case .streetAndNumber: address.map { StreetAndNumber.joined($0.street, $0.houseNumber) } ?? ""
    case .postcode: address?.postcode ?? ""
    case .place: address?.place ?? ""
    case .region: address?.region ?? ""
    case .country: address?.country ?? ""
    case .function: entry.function
    case .department: entry.department
    case .personnelNumber: entry.personnelNumber
    case .cardNumber: inFours(record.cardNumber)
    case .costCentre: record.costCentre
    case .email, .phone, .role, .emailLabel, .phoneLabel, .addressLabel: ""
    }
  }

  private func phone(_ phone: PhoneNumber) -> String {
    switch style {
    case .own: phone.e164
    case .interchanged: "00" + phone.e164.dropFirst()
    }
  }

  /// `3528 0704 1234 4455`: a spreadsheet takes sixteen digits in a row for a number, and rounds it.
  private func inFours(_ number: String) -> String {
    stride(from: 0, to: number.count, by: 4).map { String(number.dropFirst($0).prefix(4)) }.joined(separator: " ")
  }

  private func role(_ role: Organisations.Role) -> String {
    switch style {
    case .own(let language): RoleNames.name(of: role)[language]
    case .interchanged: role.rawValue
    }
  }
}
