import Delivery
package import Domain
package import Identity
import Storage

/// Somebody who was given the data says that they are gone there too (Art. 19); the last one to say
/// so completes the case.
package struct ConfirmRecipient: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// Records that `name` confirmed; returns whom the case still waits for.
  package func confirm(_ reference: CaseReference, by name: String, noted actor: Actor) async throws -> [String] {
    try await desk.store.write { tx in
      guard let row = try CaseTable.find(reference, in: tx) else {
        try Self.record(try NoticeTable.open(reference, to: name, in: tx), by: actor, in: tx)
        return []
      }
      let asked = row.state.told.keys.filter { row.state.confirmed[$0] == nil && row.state.isOpen }.sorted()
      guard let recipient = asked.first(where: { $0.lowercased() == name.lowercased() }) else {
        throw CaseDeskRefusal.notAwaited(name, row.state.awaitedRecipients)
      }
      return try Self.record(row, recipient, by: actor, in: tx).awaitedRecipients
    }
  }

  // MARK: - By the recipient itself

  /// What the page of a letter's link is about.
  package struct Asked: Hashable, Sendable {
    package let reference: CaseReference
    package let recipient: String
  }

  /// Shows, and changes nothing.
  package func look(_ token: Token<ForConfirmRecipient>) async throws -> Asked? {
    try await desk.store.read { tx in
      guard case .usable(let link) = try OneTimeLinks.look(token, in: tx) else { return nil }
      if let reference = try NoticeTable.row(link.owner, in: tx)?.reference {
        return Asked(reference: reference, recipient: link.detail)
      }
      guard let row = try CaseTable.row(link.owner, in: tx) else { return nil }
      return Asked(reference: row.state.reference, recipient: link.detail)
    }
  }

  /// The button of that page; pressed twice it is confirmed once.
  package func confirm(_ token: Token<ForConfirmRecipient>) async throws -> Asked {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.consume(token, in: tx) else { throw RightsRefusal.linkSpent }
      if let notice = try NoticeTable.row(link.owner, in: tx), let reference = notice.reference {
        if notice.isOpen { try Self.record(notice, by: .recipient(link.detail), in: tx) }
        return Asked(reference: reference, recipient: link.detail)
      }
      guard let row = try CaseTable.row(link.owner, in: tx) else { throw RightsRefusal.linkSpent }
      if row.state.isOpen, row.state.confirmed[link.detail] == nil {
        _ = try Self.record(row, link.detail, by: .recipient(link.detail), in: tx)
      }
      return Asked(reference: row.state.reference, recipient: link.detail)
    }
  }

  /// How a callback of OpenDSR was taken (section 8.8).
  package enum Taken: Hashable, Sendable {
    case taken, notOurs, forged, unreadable
  }

  /// A callback of OpenDSR: believed only under the signature of whom the request went to.
  package func callback(_ body: [UInt8], request: String, signature: String, at address: String) async throws -> Taken {
    let known = try await desk.store.read { tx -> (row: InstructionTable.Row, entry: RecipientRegister.Entry)? in
      guard let row = try InstructionTable.find(request: request, in: tx),
        let entry = try RecipientRegister.find(row.recipient, in: tx)
      else { return nil }
      return (row, entry)
    }
    guard let known, let key = try? ProcessorKey(pem: known.entry.verifyingKey) else { return .notOurs }
    let report: OpenDSRReport
    do throws(OpenDSRFault) {
      report = try OpenDSRReport(body, signature: signature, by: key)
    } catch {
      return error == .unsigned ? .forged : .unreadable
    }
    guard report.id == request, report.callback == nil || report.callback == address else { return .notOurs }
    try await desk.store.write { tx in try Self.heard(report.status, of: known.row, in: tx) }
    return .taken
  }

  static func heard(_ status: OpenDSRStatus, of row: InstructionTable.Row, in tx: Transaction) throws {
    try InstructionTable.note(status.rawValue, of: row, in: tx)
    guard status == .completed, let found = try CaseTable.row(row.caseID, in: tx), found.state.isOpen,
      found.state.confirmed[row.recipient] == nil
    else { return }
    _ = try record(found, row.recipient, by: .recipient(row.recipient), in: tx)
  }

  // MARK: - Inside

  static func record(
    _ row: CaseTable.Row, _ recipient: String, by actor: Actor, in tx: Transaction
  ) throws -> CaseState {
    let instruction = try InstructionTable.find(recipient, of: row.id, in: tx)
    if let instruction { try InstructionTable.confirm(instruction, of: row.state.reference, by: actor, in: tx) }
    for notice in try NoticeTable.open(to: recipient, in: tx) where notice.caseID == row.id {
      try NoticeTable.confirm(notice, by: actor, in: tx)
    }
    let opened = try advance(
      OpenCase(id: row.id, state: row.state), .confirm(recipient: recipient), by: actor, in: tx)
    try AuditLog.append(
      AuditEntry(
        .recipientConfirmed, by: actor, reference: row.state.reference.description, detail: ["recipient": recipient]),
      in: tx)
    try CaseProgress.closeIfDone(opened, in: tx)
    // One answer for all cases of the person that wait for it.
    for joining in try instruction.map({ try InstructionTable.joining($0, in: tx) }) ?? [] {
      guard let other = try CaseTable.row(joining.caseID, in: tx), other.state.isOpen,
        other.state.confirmed[recipient] == nil
      else { continue }
      _ = try record(other, recipient, by: actor, in: tx)
    }
    return opened.state
  }
}

extension ConfirmRecipient {
  /// What belongs to no erasure by a case; a case that waits for it goes on.
  static func record(_ notice: NoticeTable.Row, by actor: Actor, in tx: Transaction) throws {
    if let caseID = notice.caseID, let row = try CaseTable.row(caseID, in: tx), row.state.isOpen,
      row.state.told[notice.recipient] != nil, row.state.confirmed[notice.recipient] == nil
    {
      _ = try record(row, notice.recipient, by: actor, in: tx)
      return
    }
    try NoticeTable.confirm(notice, by: actor, in: tx)
    try AuditLog.append(
      AuditEntry(
        .recipientConfirmed, by: actor, reference: notice.reference?.description ?? "",
        detail: ["recipient": notice.recipient]), in: tx)
  }
}

extension NoticeTable {
  /// The one of that number which waits for that recipient.
  static func open(_ reference: CaseReference, to name: String, in tx: Transaction) throws -> Row {
    guard let row = try find(reference, in: tx) else { throw CaseDeskRefusal.unknown(reference) }
    guard row.isOpen, row.recipient.lowercased() == name.lowercased() else {
      throw CaseDeskRefusal.notAwaited(name, row.isOpen ? [row.recipient] : [])
    }
    return row
  }
}

/// What the operator asked of a case that cannot be.
package enum CaseDeskRefusal: Error, Hashable, CustomStringConvertible {
  case unknown(CaseReference)
  case notAwaited(String, [String])
  case nobodyToTell(CaseReference)
  case remindersOwed(String, sent: Int)

  package var description: String {
    switch self {
    case .unknown(let reference): "There is no case \(reference); look at the number again."
    case .notAwaited(let name, let awaited):
      awaited.isEmpty
        ? "The case waits for nobody's confirmation, and so not for \(name)'s."
        : "The case does not wait for \(name); it waits for: \(awaited.joined(separator: ", "))."
    case .nobodyToTell(let reference):
      "There is no way to write to anybody about \(reference), and a longer term counts only once told (art. 12(3)): "
        + "answer within the month."
    case .remindersOwed(let name, let sent):
      "\(name) was reminded \(sent) times, and is given up after \(ToldRecipients.mostReminders): "
        + "the scheduler reminds every \(ToldRecipients.daysToAnswer) days. Nothing was changed."
    }
  }
}
