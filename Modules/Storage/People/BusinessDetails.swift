package import Domain

/// How a person can be reached at work, as the employer told us (S4). Read across employers: a stop is
/// the person's, whoever gave the address.
package enum BusinessDetails {
  package struct OnFile: Sendable {
    package var given: String?
    package var surname: String?
    package var emails: [EmailAddress] = []
    package var phones: [PhoneNumber] = []
    package var addresses: [PostalAddress] = []

    /// What can be suppressed of it, by channel.
    package var targets: [SuppressionList.Target] {
      emails.map { .email($0) } + phones.map { .phone($0) }
        + addresses.compactMap { address in surname.map { .household(surname: $0, house: address.house) } }
    }
  }

  /// A detail whose role has ended is left out: nothing may be sent there any more (A11).
  package static func onFile(of customer: Int64, in tx: Transaction) throws -> OnFile {
    var onFile = OnFile()
    for row in try Rows.read(Inventory.table("business_contact_detail"), of: customer, opening: true, in: tx) {
      guard let fields = row.fields, row.record.isNull("role_ended_day") else { continue }
      switch try row.record.text("kind") {
      case "name":
        onFile.given = fields["given"]
        onFile.surname = surname(fields)
      case "email": onFile.emails += [fields["email"].flatMap(EmailAddress.init)].compactMap { $0 }
      case "phone": onFile.phones += [fields["phone"].flatMap(PhoneNumber.init)].compactMap { $0 }
      case "address": onFile.addresses += [ContactDetails.postal(fields)].compactMap { $0 }
      default: break
      }
    }
    onFile.emails.sort { $0.text < $1.text }
    // An employer that gave an address and no name: the person's own name is on the door there too.
    if (onFile.surname ?? "").isEmpty { onFile.surname = try ContactDetails.onFile(of: customer, in: tx).surname }
    return onFile
  }

  /// Somebody has left an organisation: what it gave is used no more from that day (A11), and has had its time (R16).
  package static func end(of customer: Int64, at organisation: Int64, on day: Day, in tx: Transaction) throws {
    for table in ["business_contact_detail", "desk_change", "desk_before"] {
      try tx.run(
        """
        UPDATE \(name: table) SET role_ended_day = \(day)
        WHERE customer_id = \(customer) AND organisation_id = \(organisation) AND role_ended_day IS NULL
        """)
    }
    try ReachTable.forget(customer, in: tx)
  }

  /// The addresses among it, as the statement sees them.
  package static func data(of customer: Int64, in tx: Transaction) throws -> [Datum] {
    try Rows.read(Inventory.table("business_contact_detail"), of: customer, in: tx)
      .filter { $0.record.isNull("role_ended_day") }.map(\.datum)
  }

  /// As it stands on a letter, and as a suppression knows it: with the `van der` an address book keeps apart.
  package static func surname(_ fields: [String: String]) -> String? {
    fields["surname"].map { [fields["middle"] ?? "", $0].filter { !$0.isEmpty }.joined(separator: " ") }
  }
}
