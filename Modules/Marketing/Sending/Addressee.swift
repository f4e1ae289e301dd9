package import Domain
package import Storage

/// A person as far as writing to them goes: what they are called, and by which addresses of one channel they can be
/// reached.
package struct Addressee: Sendable {
  package enum Address: Hashable, Sendable {
    case email(EmailAddress)
    case phone(PhoneNumber)
    case postal(PostalAddress)
  }

  package struct Way: Sendable {
    package let address: Address
    /// The same as the statement sees it.
    package let datum: Datum
    /// The same as a suppression names it.
    package let target: SuppressionList.Target
  }

  package let name: String?
  package let language: Language
  /// Those for work first (S4), then the newest.
  package let ways: [Way]

  static func read(_ customer: Int64, by channel: Channel, in tx: Transaction) throws -> Addressee {
    let work = try Rows.read(Inventory.table("business_contact_detail"), of: customer, opening: true, in: tx)
    let own = try ContactDetails.rows(of: customer, in: tx)
    let onFile = try ContactDetails.onFile(in: own)
    let workName = try Self.name(in: work)
    // Each by the name it was given with: suppressions and registers know it by that.
    let ways = [(work, workName?.surname ?? onFile.surname), (own, onFile.surname ?? workName?.surname)].flatMap {
      rows, surname in
      rows.filter { $0.datum.channels.contains(channel) }
        .sorted {
          ($0.datum.days[.recorded] ?? .earliest, $0.keyText) > ($1.datum.days[.recorded] ?? .earliest, $1.keyText)
        }
        .compactMap { way($0, surname: surname) }
    }
    return Addressee(
      name: onFile.name ?? workName.map { "\($0.given) \($0.surname)" },
      language: try People.language(of: customer, in: tx), ways: ways)
  }

  private static func name(in rows: [PersonalRow]) throws -> (given: String, surname: String)? {
    for row in rows where try row.record.text("kind") == "name" {
      if let given = row.fields?["given"], let surname = row.fields.flatMap(BusinessDetails.surname) {
        return (given, surname)
      }
    }
    return nil
  }

  private static func way(_ row: PersonalRow, surname: String?) -> Way? {
    guard let fields = row.fields else { return nil }
    if let email = fields["email"].flatMap(EmailAddress.init) {
      return Way(address: .email(email), datum: row.datum, target: .email(email))
    }
    if let phone = fields["phone"].flatMap(PhoneNumber.init) {
      return Way(address: .phone(phone), datum: row.datum, target: .phone(phone))
    }
    guard let postal = ContactDetails.postal(fields), let surname else { return nil }
    return Way(
      address: .postal(postal), datum: row.datum, target: .household(surname: surname, house: postal.house))
  }
}

extension Day {
  fileprivate static let earliest = Day(number: .min)
}

/// Whether there is anything a service message could be about (S26).
enum LiveProducts {
  static func has(_ customer: Int64, in tx: Transaction) throws -> Bool {
    for table in ["product", "card"] {
      if try tx.exists(
        """
        SELECT 1 AS one FROM \(name: table)
        WHERE customer_id = \(customer) AND since_day <= \(tx.today) AND (ended_day IS NULL OR ended_day > \(tx.today))
        LIMIT 1
        """)
      {
        return true
      }
    }
    return false
  }
}
