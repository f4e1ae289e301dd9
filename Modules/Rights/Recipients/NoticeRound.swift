import Domain
import Storage

/// The scheduler's round for what belongs to no erasure by a case: brings each recipient what became of data they were
/// given, and reminds. What time alone ended goes as one letter a day to each of them.
struct NoticeRound {
  let desk: RightsDesk
  private var store: Store { desk.store }

  /// `lapsesAreWhole`: the sweep of today is done, so that what it ended can go in one letter.
  func run(lapsesAreWhole: Bool, mayGoOn: () -> Bool) async throws -> InstructionRound.Report {
    var report = InstructionRound.Report()
    let (lapses, others) = try await store.read { tx in
      (try NoticeTable.recipientsOfLapses(in: tx), try NoticeTable.unsent(in: tx).map(\.id))
    }
    for recipient in lapses where mayGoOn() {
      report.sent += try await store.write { tx in try bringLapses(to: recipient, lapsesAreWhole, in: tx) }
    }
    for id in others where mayGoOn() {
      report.sent += try await store.write { tx in
        // Read again: another scheduler may have been here.
        guard let row = try NoticeTable.row(id, in: tx), row.isOpen, row.reference == nil else { return 0 }
        return try bring(row, in: tx)
      }
    }
    for row in try await store.read({ tx in try NoticeTable.due(limit: Self.most, in: tx) }) where mayGoOn() {
      report.reminded += try await store.write { tx in try remind(row.id, in: tx) }
    }
    return report
  }

  private func bringLapses(to recipient: String, _ areWhole: Bool, in tx: Transaction) throws -> Int {
    let today = tx.today
    let mayBeToday = try areWhole && !NoticeTable.hasBroughtLapses(to: recipient, on: today, in: tx)
    let notes = try NoticeTable.lapses(of: recipient, in: tx).filter { mayBeToday || $0.decided.day < today }
    return notes.isEmpty ? 0 : try bring(try NoticeTable.merge(notes, in: tx), in: tx)
  }

  private func bring(_ row: NoticeTable.Row, in tx: Transaction) throws -> Int {
    let reference = CaseReference(from: tx.store.entropy)
    let route = try route(to: row.recipient, in: tx)
    try NoticeTable.markBrought(
      row, as: reference, by: route, due: tx.today.adding(days: ToldRecipients.daysToAnswer),
      next: row.act.wantsAnswer || route == .byHand ? InstructionRound.nextReminder(tx.now) : nil, in: tx)
    try InstructionLetter(desk: desk).enqueue(row, as: reference, by: route, reminder: 0, in: tx)
    try AuditLog.append(
      AuditEntry(
        .recipientTold, by: .scheduler, reference: reference.description,
        detail: [
          "recipient": row.recipient, "act": row.act.rawValue, "route": route.rawValue, "people": String(row.people),
        ]), in: tx)
    // Said is said: there is nothing to be done with what needs no answer.
    if !row.act.wantsAnswer, route != .byHand { try NoticeTable.close(row.id, in: tx) }
    return 1
  }

  private func remind(_ id: Int64, in tx: Transaction) throws -> Int {
    guard let row = try NoticeTable.row(id, in: tx), row.isOpen, let next = row.next, next <= tx.now,
      let reference = row.reference
    else { return 0 }
    let number = row.reminders + 1
    try InstructionLetter(desk: desk).enqueue(row, as: reference, by: row.route, reminder: number, in: tx)
    try NoticeTable.markReminded(
      row, next: number < ToldRecipients.mostReminders ? InstructionRound.nextReminder(tx.now) : nil, in: tx)
    try AuditLog.append(
      AuditEntry(
        .recipientReminded, by: .scheduler, reference: reference.description,
        detail: ["recipient": row.recipient, "reminder": String(number)]), in: tx)
    return 1
  }

  /// OpenDSR says `erasure` of everything for one person, with a case behind it: none of this is that.
  private func route(to name: String, in tx: Transaction) throws -> InstructionRoute {
    guard let entry = try RecipientRegister.find(name, in: tx), entry.route != .byHand, !entry.mailbox.isEmpty else {
      return .byHand
    }
    return .letter
  }

  private static let most = 25
}
