import Delivery
import Domain
import Storage

/// A letter to somebody at work: by mail to the first address, on paper where there is none.
struct EmployerLetter {
  private let entry: ContactEntry
  private let text: RenderedLetter

  init(_ entry: ContactEntry, _ text: RenderedLetter) {
    self.entry = entry
    self.text = text
  }

  /// False where there is no way to write to them.
  @discardableResult
  func enqueue(as kind: String, by actor: Actor, in tx: Transaction) throws -> Bool {
    var letter = Outbox.Letter(name: entry.name, subject: text.subject, body: text.body, language: .nl)
    let route: Outbox.Route
    if let email = entry.emails.first {
      (letter.to, route) = (email.text, .email)
      // A name that no header can carry keeps nobody from their letter.
      if (try? Mailbox(name: entry.name, address: email)) == nil { letter.name = "" }
    } else if let postal = entry.address?.postal {
      (letter.postal, route) = (ContactDetails.fields(of: postal), .print)
    } else {
      return false
    }
    try Outbox.enqueue(letter, kind: kind, route: route, of: nil, in: tx)
    try AuditLog.append(
      AuditEntry(.letterDecided, by: actor, detail: ["kind": kind, "route": route.rawValue]), in: tx)
    return true
  }
}
