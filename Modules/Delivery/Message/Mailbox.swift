package import Domain

/// An address with the name that stands before it.
package struct Mailbox: Hashable, Sendable {
  /// As a person writes it: quotes, commas and diacritics are the renderer's to encode.
  package let name: String?
  package let address: EmailAddress

  package init(name: String? = nil, address: EmailAddress) throws(MessageFault) {
    if let name { try HeaderText.check(name, field: "display name", most: 120) }
    self.name = name?.isEmpty == true ? nil : name
    self.address = address
  }
}
