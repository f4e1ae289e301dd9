package import Domain

/// A letter by post: for people without e-mail on file.
package struct PrintLetter: Hashable, Sendable {
  /// Our own id of the letter, by which the printer reports.
  package let id: String
  package let language: String
  package let name: String
  package let address: PostalAddress
  package let subject: String
  package let body: String

  package init(
    id: String, language: String, name: String, address: PostalAddress, subject: String, body: String
  ) throws(MessageFault) {
    guard !id.isEmpty, id.utf8.count <= 120, id.utf8.allSatisfy(MessageID.isPlain) else {
      throw MessageFault(field: "letter id", problem: .notAnIdentifier)
    }
    guard HeaderText.isLanguage(language) else { throw MessageFault(field: "language", problem: .notALanguage) }
    try HeaderText.check(name, field: "name", most: 120)
    try HeaderText.check(subject, field: "subject", most: 250)
    guard !name.allSatisfy(\.isWhitespace) else { throw MessageFault(field: "name", problem: .empty) }
    guard !body.unicodeScalars.contains("\0") else { throw MessageFault(field: "body", problem: .control(0)) }
    self.id = id
    self.language = language
    self.name = name
    self.address = address
    self.subject = subject
    self.body = body
  }
}
