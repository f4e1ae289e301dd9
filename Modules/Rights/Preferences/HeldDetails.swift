package import Domain
import Storage

extension Rectify {
  /// One detail on file.
  package struct Held: Hashable, Sendable, Comparable {
    package enum Value: Hashable, Sendable {
      case name(given: String, surname: String)
      case email(EmailAddress)
      case phone(PhoneNumber)
      case address(PostalAddress)
    }

    package let value: Value
    package let since: Day

    init?(_ row: PersonalRow) throws {
      guard let fields = row.fields else { return nil }
      since = try row.record.day("recorded_day")
      switch try row.record.text("kind") {
      case "name": value = .name(given: fields["given"] ?? "", surname: fields["surname"] ?? "")
      case "email":
        guard let email = fields["email"].flatMap(EmailAddress.init) else { return nil }
        value = .email(email)
      case "phone":
        guard let phone = fields["phone"].flatMap(PhoneNumber.init) else { return nil }
        value = .phone(phone)
      case "address":
        guard let address = ContactDetails.postal(fields) else { return nil }
        value = .address(address)
      default: return nil
      }
    }

    package static func < (a: Held, b: Held) -> Bool { a.order < b.order }

    private var order: (Int, String) {
      switch value {
      case .name: (0, "")
      case .email(let email): (1, email.text)
      case .phone(let phone): (2, phone.e164)
      case .address: (3, "")
      }
    }
  }
}
