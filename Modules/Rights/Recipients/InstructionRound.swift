import Delivery
import Domain
import Storage

/// The scheduler's round for recipients: hands requests to OpenDSR endpoints, asks how far they are, reminds; the data
/// protection officer too, of whoever is to be told by hand.
///
/// An instruction is taken up for some minutes before anything is sent. A scheduler that is killed between the
/// recipient's word and our row sends the same request again, under the same number and with the same bytes.
package struct InstructionRound: Sendable {
  private let desk: RightsDesk
  private var store: Store { desk.store }

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  package struct Report: Hashable, Sendable {
    package var sent = 0
    package var reminded = 0
    package var confirmed = 0
    package var postponed = 0

    package init() {}
    package var isEmpty: Bool { self == Report() }
  }

  /// `lapsesAreWhole`: the sweep of today is done, so that what it ended goes in one letter to each recipient.
  package func run(lapsesAreWhole: Bool = true, mayGoOn: () -> Bool = { true }) async throws -> Report {
    var report = try await NoticeRound(desk: desk).run(lapsesAreWhole: lapsesAreWhole, mayGoOn: mayGoOn)
    for row in try await store.read({ tx in try InstructionTable.due(limit: Self.most, in: tx) }) where mayGoOn() {
      guard try await store.write({ tx in try InstructionTable.claim(row, minutes: Self.minutesHeld, in: tx) })
      else { continue }
      if row.route == .openDSR, row.sent == nil {
        try await submit(row, &report)
      } else {
        try await remind(row, &report)
      }
    }
    return report
  }

  /// What a ledger remembered of a copy put back: the case is told.
  package func settle() async throws -> Int {
    let unseen = try await store.read { tx in try InstructionTable.confirmedUnseen(in: tx) }
    var settled = 0
    for row in unseen {
      settled += try await store.write { tx in
        guard let found = try CaseTable.row(row.caseID, in: tx), found.state.isOpen,
          found.state.told[row.recipient] != nil, found.state.confirmed[row.recipient] == nil
        else { return 0 }
        _ = try ConfirmRecipient.record(found, row.recipient, by: .scheduler, in: tx)
        return 1
      }
    }
    return settled
  }

  // MARK: - OpenDSR

  private struct Errand: Sendable {
    let client: OpenDSRClient
    let request: OpenDSRRequest
  }

  private func errand(_ row: InstructionTable.Row, in tx: Transaction) throws -> Errand? {
    guard let entry = try RecipientRegister.find(row.recipient, in: tx), !entry.endpoint.isEmpty,
      let key = try? ProcessorKey(pem: entry.verifyingKey), let found = try CaseTable.row(row.caseID, in: tx),
      let identity = try InstructionTable.identity(of: row, in: tx)
    else { return nil }
    let keys = store.keys
    let client = OpenDSRClient(endpoint: entry.endpoint, key: key) { body in
      let (key, signature) = try keys.sign(body)
      return "\(key) \(signature)"
    }
    return Errand(
      client: client,
      request: OpenDSRRequest(
        id: row.request, submitted: found.state.received, emails: identity.reference == nil ? identity.emails : [],
        customerID: identity.reference, callback: desk.callbackAddress))
  }

  private func submit(_ row: InstructionTable.Row, _ report: inout Report) async throws {
    do {
      guard let errand = try await store.read({ tx in try errand(row, in: tx) }) else { throw OpenDSRFault.key }
      try await errand.client.submit(errand.request)
      try await store.write { tx in
        // They may have called back already.
        guard let now = try InstructionTable.find(row.recipient, of: row.caseID, in: tx), now.isOpen else { return }
        let said = now.answer.flatMap(OpenDSRStatus.init) ?? .pending
        try InstructionTable.markSent(now, answer: said.rawValue, next: Self.nextReminder(tx.now), in: tx)
      }
      report.sent += 1
    } catch let fault as OpenDSRFault {
      try await postpone(row, fault)
      report.postponed += 1
    }
  }

  /// Later and later, up to a day; what an endpoint has not taken after a fortnight goes by mail.
  private func postpone(_ row: InstructionTable.Row, _ fault: OpenDSRFault) async throws {
    try await store.write { tx in
      let minutes = min(24 * 60, 1 << min(row.attempts, 11))
      let isLast = row.attempts + 1 >= Self.mostAttempts
      try InstructionTable.note("\(fault)", of: row, in: tx)
      if isLast, let found = try CaseTable.row(row.caseID, in: tx),
        try InstructionLetter(desk: desk).enqueue(row, of: found.state.reference, reminder: 0, in: tx)
      {
        try InstructionTable.markSent(row, answer: "\(fault)", next: Self.nextReminder(tx.now), in: tx)
      } else {
        try InstructionTable.postpone(row, until: tx.now.adding(minutes: minutes), in: tx)
      }
    }
  }

  // MARK: - Reminding

  private func remind(_ row: InstructionTable.Row, _ report: inout Report) async throws {
    if row.route == .openDSR, let errand = try await store.read({ tx in try errand(row, in: tx) }),
      let status = try? await errand.client.status(of: row.request)
    {
      try await store.write { tx in try ConfirmRecipient.heard(status, of: row, in: tx) }
      if status == .completed {
        report.confirmed += 1
        return
      }
    }
    let isReminded = try await store.write { tx in
      guard let now = try InstructionTable.find(row.recipient, of: row.caseID, in: tx), now.isOpen,
        let found = try CaseTable.row(row.caseID, in: tx), found.state.isOpen
      else { return false }
      let letter = InstructionLetter(desk: desk)
      // Of what is told by hand the first word is to us as well.
      let number = now.route == .byHand && now.sent == nil ? 0 : now.reminders + 1
      let next = number < ToldRecipients.mostReminders ? Self.nextReminder(tx.now) : nil
      try letter.enqueue(now, of: found.state.reference, reminder: number, in: tx)
      guard number > 0 else {
        try InstructionTable.markSent(now, answer: now.answer, next: next, in: tx)
        return false
      }
      try InstructionTable.markReminded(now, next: next, in: tx)
      try AuditLog.append(
        AuditEntry(
          .recipientReminded, by: .scheduler, reference: found.state.reference.description,
          detail: ["recipient": row.recipient, "reminder": String(number)]), in: tx)
      return true
    }
    if isReminded { report.reminded += 1 }
  }

  static func nextReminder(_ now: Instant) -> Instant {
    now.day.adding(days: ToldRecipients.daysToAnswer).at(minute: now.minuteOfDay)
  }

  private static let most = 25
  private static let minutesHeld = 10
  private static let mostAttempts = 24
}

extension RightsDesk {
  /// Where recipients say how far they are (OpenDSR section 8.5).
  package var callbackAddress: String { "\(publicURL)/opendsr/callbacks" }
}
