import Domain
import Rights
import Storage
import TestSupport

extension Fixture {
  static func address() -> PostalAddress? {
    try? PostalAddress(street: "Stationsplein", houseNumber: "12", postcode: "3511 AB", place: "Utrecht")
  }

  /// Gives the person a postal address on file.
  @discardableResult
  static func home(of customer: Int64, in tx: Transaction) throws -> Int64 {
    if let address = address() { try ContactDetails.add(address, of: customer, from: .sale, in: tx) }
    return customer
  }

  /// A carrier was given an address for its messages (S36).
  static func disclosure(of customer: Int64, to recipient: String, in tx: Transaction) throws {
    try Rows.write(
      "disclosure", of: customer,
      [
        "recipient": recipient, "purpose": Purpose.carrierMessages.rawValue, "fields": "email",
        "happened_day": tx.today,
      ],
      in: tx)
  }
}

extension TemporaryHouse {
  func status(_ reference: CaseReference, of customer: Int64) throws -> CaseStatus.Personal? {
    try store.readNow { tx in try CaseStatus.personal(reference, for: customer, in: tx)?.personal }
  }

  func lines(of kind: String) throws -> [Substring] {
    try letters(kind).flatMap { $0.letter.body.split(separator: "\n") }
  }

  /// What the log says of a case, under its reference.
  func entries(about reference: CaseReference) throws -> [String] {
    try store.readNow { tx in
      try tx.run("SELECT action FROM audit_entry WHERE reference = \(reference.description) ORDER BY sequence")
        .map { try $0.text("action") }
    }
  }
}
