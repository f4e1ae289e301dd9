import Domain
import Storage

/// One person of an organisation, as its booker may see them: what the organisation itself told us, its cards, and
/// nothing else of them.
package struct BusinessContact: Codable, Hashable, Sendable {
  package let handle: String
  package let roles: [Organisations.Role]
  package var entry = ContactEntry()
  package var cards: [OrganisationCards.Card] = []
  /// What an edit names, so that it changes nothing that somebody else has changed meanwhile.
  package var version = ""

  package var name: String { entry.name }
  /// Whether a letter about the card goes to the address for work (S4, A11). Where it goes otherwise is no employer's to
  /// know: it would tell whether somebody is a customer themselves.
  package var isWrittenAtWork: Bool { entry.address?.postal != nil }

  /// Whether `text` occurs in what is shown; accents and capitals make no difference.
  func matches(_ text: String) -> Bool {
    let wanted = Identifier.fold(text)
    guard !wanted.isEmpty else { return true }
    let shown =
      [handle, name, entry.function, entry.department, entry.personnelNumber] + entry.emails.map(\.text)
      + entry.phones.map(\.e164) + (entry.address?.lines ?? []) + cards.map(\.number)
    return shown.contains { Identifier.fold($0).contains(wanted) }
  }
}
