import Domain
package import Storage

/// Writes business contact details, each under the organisation that gave it.
package struct ContactWriting {
  private let customer: Int64
  private let organisation: Int64

  package init(customer: Int64, organisation: Int64) {
    self.customer = customer
    self.organisation = organisation
  }

  /// Puts `entry` in the place of what is there; what is the same keeps its row, and the day it was told. Returns which
  /// details changed.
  @discardableResult
  package func put(_ entry: ContactEntry, in tx: Transaction) throws -> [ContactDetailKind] {
    let rows = try ContactReading.rows(of: customer, at: organisation, opening: true, in: tx)
    let old = ContactEntry(rows)
    let standing = try StandingTable.standing(of: customer, in: tx)
    if entry.nameFields != old.nameFields {
      try clear("name", rows, in: tx)
      try write("name", entry.nameFields, standing, in: tx)
    }
    if entry.emails != old.emails {
      try clear("email", rows, in: tx)
      for (order, email) in entry.emails.enumerated() {
        let row = try write("email", ["email": email.text, DetailField.order: String(order)], standing, in: tx)
        try BlindIndex.enter(.email(email), of: customer, row: row, in: tx)
      }
    }
    if entry.phones != old.phones {
      try clear("phone", rows, in: tx)
      for (order, phone) in entry.phones.enumerated() {
        let row = try write("phone", ["phone": phone.e164, DetailField.order: String(order)], standing, in: tx)
        try BlindIndex.enter(.phone(phone), of: customer, row: row, in: tx)
      }
    }
    if entry.address != old.address {
      try clear("address", rows, in: tx)
      if let address = entry.address { try write("address", address.fields, standing, in: tx) }
    }
    try follow(standing, in: tx)
    return old.changes(to: entry)
  }

  /// Every stop of the person follows to their business addresses, as it does to private ones. A booker who mends a list
  /// opens nothing.
  private func follow(_ standing: Standing?, in tx: Transaction) throws {
    guard standing?.stops.isEmpty == false else { return }
    try SuppressionList.follow(customer, to: try BusinessDetails.onFile(of: customer, in: tx).targets, in: tx)
  }

  private func clear(_ kind: String, _ rows: [PersonalRow], in tx: Transaction) throws {
    try Rows.erase(rows.filter { $0.record["kind"] == .text(kind) }, in: tx)
  }

  @discardableResult
  private func write(
    _ kind: String, _ fields: [String: String], _ standing: Standing?, in tx: Transaction
  ) throws -> Int64 {
    try Rows.write(
      "business_contact_detail", of: customer,
      ["organisation_id": organisation, "kind": kind, "source": "employer", "recorded_day": tx.today],
      sealing: fields, standing: standing, in: tx)
  }
}

extension ContactEntry {
  /// Which details are another in `entry`.
  func changes(to entry: ContactEntry) -> [ContactDetailKind] {
    let all: [(kind: ContactDetailKind, isSame: Bool)] = [
      (.name, name == entry.name), (.function, function == entry.function),
      (.department, department == entry.department), (.personnelNumber, personnelNumber == entry.personnelNumber),
      (.email, emails == entry.emails), (.phone, phones == entry.phones), (.address, address == entry.address),
    ]
    return all.filter { !$0.isSame }.map(\.kind)
  }
}

/// What of a contact an organisation can change, as its history and the log name it.
package enum ContactDetailKind: String, CaseIterable, Codable, Sendable {
  case name, function, department, personnelNumber, email, phone, address, role, card
  /// All of it: the person was entered by that act.
  case added
}
