package import Delivery
package import Domain
import Foundation
package import Storage

/// The scheduler's round: carries the letters whose time has come, and moves their cases on.
///
/// Nothing is carried inside a transaction. A crash between carrying and marking can repeat the one
/// letter that was on its way, and no other.
package struct LetterRound: Sendable {
  private let store: Store
  private let carrier: any Carrier
  private let sender: EmailAddress
  private let senderName: String
  /// Where print files go for people without mail (R18: thirty days).
  private let printFolder: String

  package init(
    store: Store, carrier: any Carrier, sender: EmailAddress, senderName: String, printFolder: String
  ) {
    self.store = store
    self.carrier = carrier
    self.sender = sender
    self.senderName = senderName
    self.printFolder = printFolder
  }

  /// What one round did.
  package struct Report: Hashable, Sendable {
    package var sent = 0
    package var printed = 0
    package var postponed = 0
    package var failed = 0
  }

  package func run(limit: Int = 50) async throws -> Report {
    let due = try await store.read { tx in try Outbox.due(limit: limit, in: tx) }
    var report = Report()
    for waiting in due where waiting.route == .email {
      switch carry(waiting) {
      case .success:
        try await markSent(waiting)
        report.sent += 1
      case .failure(let error) where error.mayBeTriedAgain && waiting.attempts < Self.mostAttempts:
        try await store.write { tx in try Outbox.postpone(waiting.id, attempts: waiting.attempts, in: tx) }
        report.postponed += 1
      case .failure(let error):
        try await giveUp(waiting, because: error.kind)
        report.failed += 1
      }
    }
    try await printBatch(due.filter { $0.route == .print }, &report)
    return report
  }

  /// With waits that double up to a day, some two weeks.
  private static let mostAttempts = 24

  private func carry(_ waiting: Outbox.Waiting) -> Result<Void, DeliveryError> {
    guard let to = EmailAddress(waiting.letter.to) else {
      return .failure(.refused(SMTPReply(stage: .recipient, code: 553, status: "5.1.3")))
    }
    do {
      let message = try Message(
        id: MessageID("\(UInt64(waiting.id))", at: String(sender.domain)), date: store.clock.now,
        from: Mailbox(name: senderName, address: sender), replyTo: Mailbox(name: senderName, address: sender),
        to: Mailbox(name: waiting.letter.name, address: to), subject: waiting.letter.subject,
        body: waiting.letter.body, language: waiting.letter.language.rawValue,
        unsubscribe: waiting.letter.unsubscribe.map { try Unsubscribe(page: $0, mailbox: sender) })
      try carrier.carry(MessageRenderer.render(message), from: sender, to: to)
      return .success(())
    } catch let error as DeliveryError {
      return .failure(error)
    } catch {
      return .failure(.misconfigured("\(error)"))
    }
  }

  private func markSent(_ waiting: Outbox.Waiting) async throws {
    try await store.write { tx in
      try Outbox.markSent(waiting.id, in: tx)
      try AuditLog.append(AuditEntry(.letterSent, by: .scheduler, detail: ["kind": waiting.kind]), in: tx)
      if let id = waiting.caseID { try CaseProgress.letterSent(waiting.kind, of: id, in: tx) }
    }
  }

  /// It will not arrive this way. An answer goes by post where there is an address, and otherwise the
  /// case ends with that on record (Art. 12(1), R20).
  private func giveUp(_ waiting: Outbox.Waiting, because reason: String) async throws {
    try await store.write { tx in
      try Outbox.markFailed(waiting.id, in: tx)
      try AuditLog.append(
        AuditEntry(.letterFailed, by: .scheduler, detail: ["kind": waiting.kind, "reason": reason]), in: tx)
      guard let caseID = waiting.caseID,
        try !Outbox.hasAnother(than: waiting.id, kind: waiting.kind, of: caseID, in: tx)
      else { return }
      if waiting.route == .email, let paper = try OnPaper.instead(of: waiting, caseID, in: tx) {
        try Outbox.enqueue(paper, kind: waiting.kind, route: .print, of: caseID, in: tx)
        try AuditLog.append(
          AuditEntry(
            .letterDecided, by: .scheduler, detail: ["kind": waiting.kind, "route": Outbox.Route.print.rawValue]),
          in: tx)
      } else {
        try CaseProgress.letterFailed(waiting.kind, of: caseID, in: tx)
      }
    }
  }

  private func printBatch(_ waiting: [Outbox.Waiting], _ report: inout Report) async throws {
    var letters: [(Outbox.Waiting, PrintLetter)] = []
    for item in waiting {
      if let letter = Self.printed(item) {
        letters.append((item, letter))
      } else {
        try await giveUp(item, because: "address cannot be printed")
        report.failed += 1
      }
    }
    guard !letters.isEmpty else { return }
    let now = store.clock.now
    let batch = "\(now.day)-\(now.milliseconds)"
    _ = try PrintFile.write(letters.map(\.1), batch: batch, at: now, into: printFolder)
    for (item, _) in letters { try await markSent(item) }
    report.printed = letters.count
  }

  private static func printed(_ item: Outbox.Waiting) -> PrintLetter? {
    guard let postal = item.letter.postal.flatMap(ContactDetails.postal) else { return nil }
    return try? PrintLetter(
      id: "\(UInt64(item.id))", language: item.letter.language.rawValue, name: item.letter.name, address: postal,
      subject: item.letter.subject, body: item.letter.body)
  }

  /// Erasures that were carried out for somebody to whom there was no way to write at all. They end as
  /// well, and are not left open for ever. Returns how many.
  package func endUnanswerable() async throws -> Int {
    let open = try await store.read { tx in try CaseTable.open(in: tx) }
    var ended = 0
    for row in open where row.state.erasedHere != nil && row.state.answered == nil {
      let isEnded = try await store.write { tx in
        if try Outbox.isAnswering(row.id, kinds: CaseProgress.answers, in: tx) { return false }
        try CaseProgress.letterFailed("objectionConfirmed", of: row.id, in: tx)
        return true
      }
      if isEnded { ended += 1 }
    }
    return ended
  }
}

/// The same letter by post, where the person, or the request itself, has an address on file. Not a
/// notice: its links and its hour are those of an electronic one.
private enum OnPaper {
  static func instead(of waiting: Outbox.Waiting, _ caseID: Int64, in tx: Transaction) throws -> Outbox.Letter? {
    guard CaseProgress.answers.contains(waiting.kind) || waiting.kind == ProlongAnswer.kind,
      let address = try address(caseID, in: tx)
    else { return nil }
    var letter = waiting.letter
    letter.to = ""
    letter.postal = address
    letter.unsubscribe = nil
    return letter
  }

  /// Of the one person it is about: with two, nobody knows which of them this letter was for (T15).
  private static func address(_ caseID: Int64, in tx: Transaction) throws -> [String: String]? {
    let people = try CaseTable.customers(of: caseID, in: tx)
    guard people.count == 1, let person = people.first else { return nil }
    if let address = try ContactDetails.onFile(of: person, in: tx).address { return ContactDetails.fields(of: address) }
    return try CaseTable.request(of: caseID, in: tx)?.postal.flatMap(ContactDetails.postal)
      .map(ContactDetails.fields)
  }
}

extension DeliveryError {
  /// In a word, without the other side's text, which may repeat an address.
  fileprivate var kind: String {
    switch self {
    case .later: "gave up"
    case .refused(let reply): "refused \(reply.code)"
    case .misconfigured: "misconfigured"
    }
  }
}
