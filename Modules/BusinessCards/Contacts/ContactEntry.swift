package import Domain

/// What an organisation tells us of one of its people: the business details of S4, each as it is kept.
///
/// Whatever else an address book holds of somebody (a birthday, a spouse, a home address) has no field here: no purpose
/// may hold it because an employer gave it.
package struct ContactEntry: Codable, Hashable, Sendable {
  package var given = ""
  /// `van der`, or a second name: what an address book puts between the two.
  package var middle = ""
  package var surname = ""
  /// The first is the one that is written to.
  package var emails: [EmailAddress] = []
  package var phones: [PhoneNumber] = []
  package var address: BusinessAddress?
  package var function = ""
  package var department = ""
  /// The employer's number for this person: personal data, as their name is.
  package var personnelNumber = ""

  package init(given: String = "", middle: String = "", surname: String = "") {
    self.given = given
    self.middle = middle
    self.surname = surname
  }

  package var name: String { [given, middle, surname].filter { !$0.isEmpty }.joined(separator: " ") }
}

extension ContactEntry {
  /// Every value, none masked and in one order: two entries are the same where this is.
  var everything: [String] {
    let place = address.map { [$0.street, $0.houseNumber, $0.postcode, $0.place, $0.region, $0.country] } ?? []
    return [given, middle, surname, function, department, personnelNumber]
      + [emails.map(\.text), phones.map(\.e164), place].flatMap { [String($0.count)] + $0 }
  }

  /// What is told of somebody, each detail in its place: how two states of one person are compared. Empty ones are left out.
  package func details(masked: Bool = false) -> [(kind: ContactDetailKind, text: String)] {
    let place = address.map { masked ? "… \($0.place)" : $0.lines.joined(separator: ", ") } ?? ""
    let all: [(kind: ContactDetailKind, text: String)] =
      [(.name, name)] + emails.map { (.email, masked ? $0.masked : $0.text) }
      + phones.map { (.phone, masked ? $0.masked : $0.e164) }
      + [(.address, place), (.function, function), (.department, department), (.personnelNumber, personnelNumber)]
    return all.filter { !$0.text.isEmpty }
  }
}
