package import Domain
import Storage

/// Asked, reminded three times, thirty days gone by: the case waits for this recipient no longer, and ends with "not
/// confirmed by them" instead of `completed`. The data protection officer decides it.
package struct GiveUpRecipient: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// Returns whom the case still waits for.
  package func giveUp(_ reference: CaseReference, on name: String, by actor: Actor) async throws -> [String] {
    try await desk.store.write { tx in
      guard let row = try CaseTable.find(reference, in: tx) else {
        try Self.giveUp(try NoticeTable.open(reference, to: name, in: tx), by: actor, in: tx)
        return []
      }
      let awaited = row.state.awaitedRecipients
      guard let recipient = awaited.first(where: { $0.lowercased() == name.lowercased() }) else {
        throw CaseDeskRefusal.notAwaited(name, awaited)
      }
      return try Self.giveUp(row, recipient, by: actor, in: tx).awaitedRecipients
    }
  }

  private static func giveUp(
    _ row: CaseTable.Row, _ recipient: String, by actor: Actor, in tx: Transaction
  ) throws -> CaseState {
    let instruction = try InstructionTable.find(recipient, of: row.id, in: tx)
    if let instruction, instruction.route != .byHand, instruction.joined == nil,
      instruction.reminders < ToldRecipients.mostReminders
    {
      throw CaseDeskRefusal.remindersOwed(recipient, sent: instruction.reminders)
    }
    let opened = try advance(
      OpenCase(id: row.id, state: row.state), .giveUp(recipient: recipient), by: actor, in: tx)
    if let instruction { try InstructionTable.giveUp(instruction, in: tx) }
    for notice in try NoticeTable.open(to: recipient, in: tx) where notice.caseID == row.id {
      try NoticeTable.giveUp(notice, in: tx)
    }
    try AuditLog.append(
      AuditEntry(
        .recipientGivenUp, by: actor, reference: row.state.reference.description, detail: ["recipient": recipient]),
      in: tx)
    try CaseProgress.closeIfDone(opened, in: tx)
    return opened.state
  }

  /// What no case waits for.
  private static func giveUp(_ notice: NoticeTable.Row, by actor: Actor, in tx: Transaction) throws {
    guard notice.reminders >= ToldRecipients.mostReminders else {
      throw CaseDeskRefusal.remindersOwed(notice.recipient, sent: notice.reminders)
    }
    try NoticeTable.giveUp(notice, in: tx)
    try AuditLog.append(
      AuditEntry(
        .recipientGivenUp, by: actor, reference: notice.reference?.description ?? "",
        detail: ["recipient": notice.recipient]), in: tx)
  }
}
