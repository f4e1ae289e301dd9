import Domain
import Storage

/// Puts a letter into the outbox by the best way there is to this person: every mail address on
/// file, or paper.
struct LetterBox {
  let onFile: ContactDetails.OnFile
  let language: Language
  let caseID: Int64?

  /// Whether there is any way to write.
  var reachesNobody: Bool { route == nil }

  /// How it goes; nil where nothing is on file by which to reach the person.
  var route: Outbox.Route? {
    if !onFile.emails.isEmpty { return .email }
    return onFile.address == nil ? nil : .print
  }

  /// Nobody writes to the dead.
  private var addressee: String {
    guard let dead = onFile.relativesOf else { return onFile.name ?? "" }
    if dead.isEmpty { return Wording("De nabestaanden", "The relatives")[language] }
    return Wording("De nabestaanden van \(dead)", "The relatives of \(dead)")[language]
  }

  /// To every mail address on file: a notice that only one of them read could be missed.
  func toAll(_ letter: RenderedLetter, kind: String, in tx: Transaction) throws {
    if onFile.emails.isEmpty { return try print(letter, kind: kind, in: tx) }
    for email in onFile.emails { try mail(letter, to: email, kind: kind, in: tx) }
  }

  /// To the one address that serves best.
  func toOne(_ letter: RenderedLetter, kind: String, in tx: Transaction) throws {
    guard let email = onFile.emails.first else { return try print(letter, kind: kind, in: tx) }
    try mail(letter, to: email, kind: kind, in: tx)
  }

  private func mail(_ letter: RenderedLetter, to email: EmailAddress, kind: String, in tx: Transaction) throws {
    try enqueue(
      Outbox.Letter(
        to: email.text, name: addressee, subject: letter.subject, body: letter.body, language: language),
      kind: kind, route: .email, in: tx)
  }

  private func print(_ letter: RenderedLetter, kind: String, in tx: Transaction) throws {
    guard let address = onFile.address else { return }
    try enqueue(
      Outbox.Letter(
        postal: ContactDetails.fields(of: address), name: addressee, subject: letter.subject,
        body: letter.body, language: language),
      kind: kind, route: .print, in: tx)
  }

  private func enqueue(_ letter: Outbox.Letter, kind: String, route: Outbox.Route, in tx: Transaction) throws {
    try Outbox.enqueue(letter, kind: kind, route: route, of: caseID, in: tx)
    try AuditLog.append(
      AuditEntry(.letterDecided, by: .scheduler, detail: ["kind": kind, "route": route.rawValue]), in: tx)
  }
}
