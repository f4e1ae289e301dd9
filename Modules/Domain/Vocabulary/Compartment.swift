/// The drawers a person's sealed data lie in, each under a key of its own: destroying the key
/// makes the drawer unreadable everywhere, old pages and backups included.
package enum Compartment: String, CaseIterable, Codable, Sendable {
  /// Name, addresses, e-mail, phone, card and customer numbers.
  case person
  /// History, preferences, profile, engagement, purchases.
  case relationship
  /// NS Extra.
  case extra
  /// What others call the person to whom we gave data about them.
  case disclosure
  /// One per case; its owner is the case. One per word to a recipient that belongs to no case.
  case caseFile
  /// One per letter; its owner is the letter.
  case letter
  /// What is a client company's own, such as the number of a card it pays for; its owner is the organisation.
  case organisation
}
