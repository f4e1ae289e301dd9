package import Domain
import Storage

/// A person corrects what we have on file about them (Art. 16): a new row, the old one gone, and every
/// stop follows to the new address in the same transaction. The old address stays suppressed (A6).
package struct Rectify: Sendable {
  let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  package enum Change: Hashable, Sendable {
    case name(given: String, surname: String)
    /// Which of the addresses on file, and what it becomes.
    case email(from: EmailAddress, to: EmailAddress)
    case phone(from: PhoneNumber, to: PhoneNumber)
    case address(PostalAddress)
  }

  /// By somebody signed in; told to every address on file, the old one too.
  package func contact(_ change: Change, by customer: Int64, in language: Language) async throws {
    try await desk.store.write { tx in try contact(change, by: customer, in: language, in: tx) }
  }

  /// The same within a transaction that does more.
  func contact(_ change: Change, by customer: Int64, in language: Language, in tx: Transaction) throws {
    try tx.lock(.person(customer))
    let old = try row(change, of: customer, in: tx)
    // What the person asked of a colleague before: this is it, and it is proven now.
    let waiting = try TakeRequest.waiting(for: [.rectification], of: customer, in: tx)
      .map { try $0.prove(.login, by: .subject, in: tx) }
    try carryOut(change, replacing: old, language, caseID: waiting?.id, in: tx)
  }

  /// What is on file and since when, in the order in which it is shown.
  package func onFile(of customer: Int64) async throws -> [Held] {
    try await desk.store.read { tx in
      try Rows.read(Inventory.table("contact_detail"), of: customer, opening: true, in: tx)
        .compactMap(Held.init).sorted()
    }
  }

  func row(_ change: Change, of customer: Int64, in tx: Transaction) throws -> PersonalRow {
    let rows = try Rows.read(Inventory.table("contact_detail"), of: customer, opening: true, in: tx)
    let found = try rows.first { row in
      guard try row.record.text("kind") == change.detail.rawValue else { return false }
      switch change {
      case .email(let from, _): return row.fields?["email"] == from.text
      case .phone(let from, _): return row.fields?["phone"] == from.e164
      case .address, .name: return true
      }
    }
    guard let found else { throw NothingToCorrect(detail: change.detail) }
    return found
  }

  /// The old row goes first: while both are there, nobody can say which name or address a stop follows.
  func carryOut(
    _ change: Change, replacing old: PersonalRow, _ language: Language, caseID: Int64?, in tx: Transaction
  ) throws {
    let customer = old.owner
    let before = try Reach.onFile(of: customer, in: tx)
    let origin = try origin(old)
    try Rows.erase(old, in: tx)
    try write(change, of: customer, from: origin, in: tx)
    try AuditLog.append(
      AuditEntry(.detailChanged, by: .subject, subject: customer, detail: ["kind": change.detail.rawValue]), in: tx)
    let told = try ToldAside.corrected(
      RecipientWord.Change(change.detail, change.value), of: customer, knownAs: before, caseID, in: tx)
    try tell(change, customer, before, told, language, caseID: caseID, in: tx)
  }

  /// What the old detail was given for: correcting it gives us no wider leave (A7b).
  private func origin(_ row: PersonalRow) throws -> ContactDetails.Origin {
    ContactDetails.Origin(
      source: "subject", context: try row.record.value("context"), brand: try row.record.value("brand"),
      optOutOffered: try row.record.text("source") == "subject" && row.record.bool("opt_out_offered"))
  }

  private func write(
    _ change: Change, of customer: Int64, from origin: ContactDetails.Origin, in tx: Transaction
  ) throws {
    switch change {
    case .email(_, let email): try ContactDetails.add(email, of: customer, from: origin, in: tx)
    case .phone(_, let phone): try ContactDetails.add(phone, of: customer, from: origin, in: tx)
    case .address(let address): try ContactDetails.add(address, of: customer, from: origin, in: tx)
    case .name(let given, let surname):
      try ContactDetails.add(given: given, surname: surname, of: customer, from: origin, in: tx)
      try ContactDetails.findAddressesByName(of: customer, in: tx)
    }
  }

  private func tell(
    _ change: Change, _ customer: Int64, _ before: ContactDetails.OnFile, _ told: [String], _ language: Language,
    caseID: Int64?, in tx: Transaction
  ) throws {
    var reach = before
    if case .email(let from, let to) = change {
      reach.emails = before.emails.filter { $0 != from && $0 != to } + [from, to]
    }
    let letter = DetailChanged(
      detail: change.detail, changedAt: tx.now, recipientsTold: told.map { Recipient.name($0, in: language) },
      contact: desk.contact)
    try LetterBox(onFile: reach, language: language, caseID: caseID)
      .toAll(letter.rendered(in: language), kind: "detailChanged", in: tx)
  }
}

extension Rectify.Change {
  fileprivate var detail: DetailChanged.Detail {
    switch self {
    case .name: .name
    case .email: .email
    case .phone: .phone
    case .address: .address
    }
  }

  /// What it is now, in one line.
  fileprivate var value: String {
    switch self {
    case .name(let given, let surname): "\(given) \(surname)"
    case .email(_, let email): email.text
    case .phone(_, let phone): phone.e164
    case .address(let address): address.lines.joined(separator: ", ")
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
