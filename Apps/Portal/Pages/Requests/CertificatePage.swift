import Domain

/// `GET /requests/{reference}/certificate`: proof for the person's own files. It carries no name.
struct CertificatePage: Page {
  static let words = Words<CertificateCopy>()

  var reference: String
  var received: String
  var finished: String
  var erased: [String]
  var stays: [Stays]
  /// The ways of sending that are closed for good.
  var closed: [String]
  /// Others who had the data, each with whether they confirmed (Art. 19).
  var recipients: [Fact]
  /// The signature as printed, and which key verifies it: never the key itself.
  var seal: String
  var keyName: String
  var download: String

  var template: Template { .certificate }

  func title(_ copy: CertificateCopy) -> String { copy.title }

  func values(_ copy: CertificateCopy, in language: Language) -> Values {
    let facts = [
      Fact(copy.reference, reference), Fact(copy.received, received), Fact(copy.finished, finished),
    ]
    let values: Values = [
      "facts": facts.filter { !$0.value.isEmpty }.map(\.values), "erased": erased, "closed": closed,
      "recipients": recipients.map(\.values), "hasRecipients": !recipients.isEmpty,
      "seal": seal, "keyName": keyName, "downloadHref": download,
    ]
    return values.merging(Stays.values(stays)) { $1 }
  }
}
