/// Whom a person can turn to. A configuration value of the controller: pages, letters and proofs
/// name no number or address of their own.
package struct ContactPoints: Hashable, Sendable {
  package var sender: String
  package var phone: String
  package var hours: Wording
  package var address: String
  /// The data protection officer (Art. 13(1)(b)).
  package var officerMail: String
  package var authority: String
  package var authorityURL: String

  package init(
    sender: String, phone: String, hours: Wording, address: String, officerMail: String, authority: String,
    authorityURL: String
  ) {
    self.sender = sender
    self.phone = phone
    self.hours = hours
    self.address = address
    self.officerMail = officerMail
    self.authority = authority
    self.authorityURL = authorityURL
  }

  /// A demonstration's own, until the controller's are configured: neither number nor address
  /// reaches anybody.
  package static let unconfigured = ContactPoints(
    sender: "Rechtspoor", phone: "030 000 00 00",
    hours: Wording("elke dag van 8 tot 22 uur", "every day from 8 am to 10 pm"),
    address: "Postbus 1, 3500 AA Utrecht", officerMail: "privacy@rechtspoor.example",
    authority: "Autoriteit Persoonsgegevens", authorityURL: "https://autoriteitpersoonsgegevens.nl")
}
