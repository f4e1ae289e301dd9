package import Domain
import Storage

/// A person corrects how they can be reached (Art. 16): a new row, the old one gone, and every stop
/// follows to the new address in the same transaction. The old address stays suppressed (A6).
package struct Rectify: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  package enum Contact: Hashable, Sendable {
    /// Which of the addresses on file, and what it becomes.
    case email(from: EmailAddress, to: EmailAddress)
    case phone(from: PhoneNumber, to: PhoneNumber)
    case address(PostalAddress)
  }

  /// By somebody signed in. A change of e-mail is told to the old and the new address.
  package func contact(_ change: Contact, by customer: Int64, in language: Language) async throws {
    try await desk.store.write { tx in
      try tx.lock(.person(customer))
      let old = try row(change, of: customer, in: tx)
      let before = try ContactDetails.onFile(of: customer, in: tx)
      try write(change, of: customer, from: try origin(old), in: tx)
      try Rows.erase(old, in: tx)
      try AuditLog.append(
        AuditEntry(.detailChanged, by: .subject, subject: customer, detail: ["kind": change.detail.rawValue]), in: tx)
      try tell(change, customer, before, language, in: tx)
    }
  }

  private func row(_ change: Contact, of customer: Int64, in tx: Transaction) throws -> PersonalRow {
    let rows = try Rows.read(Inventory.table("contact_detail"), of: customer, opening: true, in: tx)
    let found = try rows.first { row in
      guard try row.record.text("kind") == change.detail.rawValue else { return false }
      switch change {
      case .email(let from, _): return row.fields?["email"] == from.text
      case .phone(let from, _): return row.fields?["phone"] == from.e164
      case .address: return true
      }
    }
    guard let found else { throw NothingToCorrect(detail: change.detail) }
    return found
  }

  /// What the old detail was given for: correcting it gives us no wider leave (A7b).
  private func origin(_ row: PersonalRow) throws -> ContactDetails.Origin {
    ContactDetails.Origin(
      source: "subject", context: try row.record.value("context"), brand: try row.record.value("brand"),
      optOutOffered: try row.record.text("source") == "subject" && row.record.bool("opt_out_offered"))
  }

  private func write(
    _ change: Contact, of customer: Int64, from origin: ContactDetails.Origin, in tx: Transaction
  ) throws {
    switch change {
    case .email(_, let email): try ContactDetails.add(email, of: customer, from: origin, in: tx)
    case .phone(_, let phone): try ContactDetails.add(phone, of: customer, from: origin, in: tx)
    case .address(let address): try ContactDetails.add(address, of: customer, from: origin, in: tx)
    }
  }

  private func tell(
    _ change: Contact, _ customer: Int64, _ before: ContactDetails.OnFile, _ language: Language, in tx: Transaction
  ) throws {
    var reach = before
    if case .email(let from, let to) = change { reach.emails = [from, to] }
    let letter = DetailChanged(detail: change.detail, changedAt: tx.now, contact: desk.contact)
    try LetterBox(onFile: reach, language: language, caseID: nil)
      .toAll(letter.rendered(in: language), kind: "detailChanged", in: tx)
  }
}

extension Rectify.Contact {
  fileprivate var detail: DetailChanged.Detail {
    switch self {
    case .email: .email
    case .phone: .phone
    case .address: .address
    }
  }
}

/// Nothing of that kind, or not that value, is on file.
package struct NothingToCorrect: Error, CustomStringConvertible {
  package let detail: DetailChanged.Detail

  package var description: String {
    "No such \(detail.rawValue) is on file for this person; look at what is on file first. Nothing was changed."
  }
}
