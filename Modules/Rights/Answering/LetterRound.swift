package import Delivery
package import Domain
import Foundation
package import Storage

/// The scheduler's round: carries the letters whose time has come, and moves their cases on. Several
/// schedulers do so at once: each carries what it has claimed.
///
/// Nothing is carried inside a transaction. What remains of two deliveries of one letter: a scheduler that
/// is killed, or stopped for longer than a claim lasts, between the relay's last word and the row that
/// says so repeats that one letter, with the same bytes under the same Message-ID, and no other.
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
    /// Handed over, and then found to be another's by now, who carries it once more.
    package var repeated = 0
    /// Letters that were claimed; as many as were allowed means that more may wait.
    package var claimed = 0

    package init() {}

    package mutating func add(_ other: Report) {
      sent += other.sent
      printed += other.printed
      postponed += other.postponed
      failed += other.failed
      repeated += other.repeated
      claimed += other.claimed
    }
  }

  /// Few enough that another scheduler soon gets some too.
  package static let most = 25

  /// One batch for the printer and one of mails. Calls `mayGoOn` between letters.
  package func run(mayGoOn: () -> Bool = { true }) async throws -> Report {
    var report = Report()
    // Asked in a read: schedulers with nothing to do are in nobody's way.
    guard try await store.read({ tx in try !Outbox.due(limit: 1, in: tx).isEmpty }) else { return report }
    try await printBatch(&report)
    guard mayGoOn() else { return report }
    let claimed = try await store.write { tx in try Outbox.claimMail(limit: Self.most, in: tx) }
    let claim = CarryingClaim(claimed, store: store)
    report.claimed += claimed.letters.count
    var failure: (any Error)?
    for waiting in claimed.letters where failure == nil && mayGoOn() {
      do {
        guard try await mail(waiting, claim, &report) else { break }
      } catch {
        failure = error
      }
      claim.close(waiting.id)
    }
    try claim.release()
    if let failure { throw failure }
    return report
  }

  /// With waits that double up to a day, some two weeks.
  private static let mostAttempts = 24

  /// Carries one letter and says what became of it. Returns whether the others are still ours.
  private func mail(_ waiting: Outbox.Waiting, _ claim: CarryingClaim, _ report: inout Report) async throws -> Bool {
    do {
      switch carry(waiting, claim) {
      case .success:
        try await markSent([waiting], by: claim.claim)
        report.sent += 1
      case .failure(.calledBack): return false
      case .failure(let error) where error.mayBeTriedAgain && waiting.attempts < Self.mostAttempts:
        try await store.write { tx in
          try Outbox.postpone(waiting.id, attempts: waiting.attempts, by: claim.claim, in: tx)
        }
        report.postponed += 1
      case .failure(let error):
        try await giveUp(waiting, because: error.kind, claim.claim)
        report.failed += 1
      }
      return true
    } catch is ClaimLost {
      report.repeated += 1
      return false
    }
  }

  /// With the date on which it was decided: carried again it is the same letter, byte for byte.
  private func carry(_ waiting: Outbox.Waiting, _ claim: CarryingClaim) -> Result<Void, DeliveryError> {
    guard let to = EmailAddress(waiting.letter.to) else {
      return .failure(.refused(SMTPReply(stage: .recipient, code: 553, status: "5.1.3")))
    }
    do {
      let message = try Message(
        id: MessageID("\(UInt64(waiting.id))", at: String(sender.domain)), date: waiting.decided,
        from: Mailbox(name: senderName, address: sender), replyTo: Mailbox(name: senderName, address: sender),
        to: Mailbox(name: waiting.letter.name, address: to), subject: waiting.letter.subject,
        body: waiting.letter.body, language: waiting.letter.language.rawValue,
        unsubscribe: waiting.letter.unsubscribe.map { try Unsubscribe(page: $0, mailbox: sender) })
      try carrier.carry(MessageRenderer.render(message), from: sender, to: to) { claim.holds }
      return .success(())
    } catch let error as DeliveryError {
      return .failure(error)
    } catch {
      return .failure(.misconfigured("\(error)"))
    }
  }

  /// What is out is out: where its case cannot go on, the letter still counts as sent, and is not carried
  /// once more. `endUnanswered` takes such a case up again.
  private func markSent(_ letters: [Outbox.Waiting], by claim: Outbox.Claim) async throws {
    do {
      try await store.write { tx in
        for letter in letters {
          try mark(letter, by: claim, in: tx)
          if let id = letter.caseID { try CaseProgress.letterSent(letter.kind, of: id, in: tx) }
        }
      }
    } catch let error where !(error is ClaimLost) {
      try await store.write { tx in
        for letter in letters { try mark(letter, by: claim, in: tx) }
      }
      throw error
    }
  }

  private func mark(_ letter: Outbox.Waiting, by claim: Outbox.Claim, in tx: Transaction) throws {
    try Outbox.markSent(letter.id, by: claim, in: tx)
    try AuditLog.append(AuditEntry(.letterSent, by: .scheduler, detail: ["kind": letter.kind]), in: tx)
  }

  /// It will not arrive this way. An answer goes by post where there is an address, and otherwise the
  /// case ends with that on record (Art. 12(1), R20).
  private func giveUp(_ waiting: Outbox.Waiting, because reason: String, _ claim: Outbox.Claim) async throws {
    try await store.write { tx in
      try Outbox.markFailed(waiting.id, by: claim, in: tx)
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

  /// A batch is claimed under its name, written, and its letters are marked, all at once. Who finishes
  /// what another began writes the same letters into files of the same name.
  private func printBatch(_ report: inout Report) async throws {
    guard let batch = try await store.write({ tx in try Outbox.claimBatch(limit: Self.most, in: tx) }) else { return }
    let claim = batch.claimed.claim
    report.claimed += batch.claimed.letters.count
    var letters: [(Outbox.Waiting, PrintLetter)] = []
    for item in batch.claimed.letters {
      if let letter = Self.printed(item) {
        letters.append((item, letter))
      } else {
        try await giveUp(item, because: "address cannot be printed", claim)
        report.failed += 1
      }
    }
    guard !letters.isEmpty else { return }
    _ = try PrintFile.write(letters.map(\.1), batch: batch.name, at: store.clock.now, into: printFolder)
    do {
      try await markSent(letters.map(\.0), by: claim)
      report.printed = letters.count
    } catch is ClaimLost {
      report.repeated += letters.count
    }
  }

  private static func printed(_ item: Outbox.Waiting) -> PrintLetter? {
    guard let postal = item.letter.postal.flatMap(ContactDetails.postal) else { return nil }
    return try? PrintLetter(
      id: "\(UInt64(item.id))", language: item.letter.language.rawValue, name: item.letter.name, address: postal,
      subject: item.letter.subject, body: item.letter.body)
  }

  /// Cases whose answer is out, or can be brought to nobody, and that do not say so yet: a letter that
  /// left while its case could not go on, an erasure for somebody to whom there was no way to write. They
  /// end as well, and are not left open for ever. Returns how many.
  package func endUnanswered() async throws -> Int {
    let open = try await store.read { tx in try CaseTable.open(in: tx).filter { $0.state.answered == nil } }
    var ended = 0
    var failure: (any Error)?
    for row in open {
      do {
        if try await store.write({ tx in try Self.endUnanswered(row.id, in: tx) }) { ended += 1 }
      } catch {
        // One that cannot end must not hold up the others.
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return ended
  }

  private static func endUnanswered(_ id: Int64, in tx: Transaction) throws -> Bool {
    // Read again: another scheduler may have been here.
    guard let row = try CaseTable.row(id, in: tx), row.state.isOpen, row.state.answered == nil else { return false }
    let letters = try Outbox.answers(to: id, kinds: CaseProgress.answers, in: tx)
    if let sent = letters.first(where: { $0.isSent }) {
      try CaseProgress.letterSent(sent.kind, of: id, in: tx)
      return true
    }
    guard row.state.erasedHere != nil, letters.isEmpty else { return false }
    try CaseProgress.letterFailed("objectionConfirmed", of: id, in: tx)
    return true
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
    case .calledBack: "called back"
    }
  }
}
