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
        try await markFailed(waiting, error)
        report.failed += 1
      }
    }
    report.printed = try await printBatch(due.filter { $0.route == .print })
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

  private func markFailed(_ waiting: Outbox.Waiting, _ error: DeliveryError) async throws {
    try await store.write { tx in
      try Outbox.markFailed(waiting.id, in: tx)
      try AuditLog.append(
        AuditEntry(.letterFailed, by: .scheduler, detail: ["kind": waiting.kind, "reason": error.kind]), in: tx)
    }
  }

  private func printBatch(_ waiting: [Outbox.Waiting]) async throws -> Int {
    let letters = waiting.compactMap { item -> (Outbox.Waiting, PrintLetter)? in
      guard let postal = item.letter.postal.flatMap(ContactDetails.postal),
        let letter = try? PrintLetter(
          id: "\(UInt64(item.id))", language: item.letter.language.rawValue, name: item.letter.name, address: postal,
          subject: item.letter.subject, body: item.letter.body)
      else { return nil }
      return (item, letter)
    }
    guard !letters.isEmpty else { return 0 }
    let now = store.clock.now
    let batch = "\(now.day)-\(now.milliseconds)"
    _ = try PrintFile.write(letters.map(\.1), batch: batch, at: now, into: printFolder)
    for (item, _) in letters { try await markSent(item) }
    return letters.count
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
