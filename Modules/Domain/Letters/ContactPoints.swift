/// Whom a person can turn to. A configuration value of the controller: the texts never name a
/// number or an address of their own.
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

  /// Stands in until the controller's own are configured; the mail address reaches nobody.
  package static let unconfigured = ContactPoints(
    sender: "NS Klantenservice", phone: "030 751 51 55",
    hours: Wording("elke dag, dag en nacht", "every day, day and night"),
    address: "Postbus 2025, 3500 HA Utrecht", officerMail: "privacy@ns.example",
    authority: "Autoriteit Persoonsgegevens", authorityURL: "https://autoriteitpersoonsgegevens.nl")
}
