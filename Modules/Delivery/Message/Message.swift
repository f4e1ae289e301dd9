package import Domain

/// A letter by e-mail. One that exists can be rendered: everything that goes into a header has been
/// looked at before (T8). Plain text only, so nothing in it can load, run or count.
package struct Message: Sendable {
  package let id: MessageID
  package let date: Instant
  package let from: Mailbox
  /// Somebody reads it (S28): a no-reply address is refused.
  package let replyTo: Mailbox
  package let to: Mailbox
  package let subject: String
  package let body: String
  /// `nl`, `en`.
  package let language: String
  /// Every commercial message has one (S19); a service message need not.
  package let unsubscribe: Unsubscribe?
  package let attachments: [AttachedFile]

  package init(
    id: MessageID, date: Instant, from: Mailbox, replyTo: Mailbox, to: Mailbox, subject: String, body: String,
    language: String, unsubscribe: Unsubscribe? = nil, attachments: [AttachedFile] = []
  ) throws(MessageFault) {
    try refuseNoReply(from, field: "From")
    try refuseNoReply(replyTo, field: "Reply-To")
    try HeaderText.check(subject, field: "Subject", most: 250)
    guard !subject.allSatisfy(\.isWhitespace) else { throw MessageFault(field: "Subject", problem: .empty) }
    guard HeaderText.isLanguage(language) else { throw MessageFault(field: "Content-Language", problem: .notALanguage) }
    guard !body.unicodeScalars.contains("\0") else { throw MessageFault(field: "body", problem: .control(0)) }
    guard body.utf8.count <= 1_000_000 else { throw MessageFault(field: "body", problem: .tooLong(most: 1_000_000)) }
    self.id = id
    self.date = date
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.body = body
    self.language = language
    self.unsubscribe = unsubscribe
    self.attachments = attachments
  }
}

private func refuseNoReply(_ mailbox: Mailbox, field: String) throws(MessageFault) {
  let letters = mailbox.address.localPart.filter(\.isLetter)
  let deaf = ["noreply", "donotreply", "dontreply", "nietbeantwoorden", "nietreageren", "geenantwoord"]
  if deaf.contains(where: letters.contains) { throw MessageFault(field: field, problem: .noReply) }
}
