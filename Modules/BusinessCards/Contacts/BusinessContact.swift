package import Domain
import Storage

/// One person of an organisation, as its booker may see them: business details and nothing else.
package struct BusinessContact: Hashable, Sendable {
  package let handle: String
  package let roles: [Organisations.Role]
  package var given = ""
  package var surname = ""
  package var emails: [EmailAddress] = []
  package var phones: [PhoneNumber] = []
  package var address: PostalAddress?
  /// Where a letter about the card would go, and why (S4).
  package var post = AddressChoice.none(.noAddress)

  package var name: String { [given, surname].filter { !$0.isEmpty }.joined(separator: " ") }

  /// Whether `text` occurs in what is shown; accents and capitals make no difference.
  func matches(_ text: String) -> Bool {
    let wanted = Identifier.fold(text)
    guard !wanted.isEmpty else { return true }
    let shown = [handle, name] + emails.map(\.text) + phones.map(\.e164) + (address?.lines ?? [])
    return shown.contains { Identifier.fold($0).contains(wanted) }
  }
}
