import Domain
import Storage

/// Who was given data for what time alone has ended is told too (Art. 19): noted in the transaction of the sweep, sent as
/// one letter a day for each recipient. So is whoever a copy that was put back has forgotten to have told.
///
/// A purpose can end while the same data stay for another: then nothing is erased here, and there it is.
///
/// Not told are those who hold the data because a law says so: their period is their own, and the statement names the
/// obligation as the basis.
enum LapsedDisclosures {
  /// Days a recipient has to answer.
  private static let daysToAnswer = 10

  static func note(_ plans: [ErasurePlan], by actor: Actor, in tx: Transaction) throws {
    var words: [String: [NoticeTable.Entry]] = [:]
    for plan in plans where plan.hasDisclosures {
      for (recipient, entry) in try entries(plan, in: tx) {
        words[recipient, default: []].append(entry)
        try AuditLog.append(
          AuditEntry(
            .recipientTold, by: actor, subject: plan.customer,
            detail: [
              "recipient": recipient, "act": RecipientAct.expired.rawValue,
              "purposes": entry.purposes.map(\.rawValue).joined(separator: ","),
            ]), in: tx)
      }
    }
    let due = tx.today.adding(days: daysToAnswer)
    for (recipient, entries) in words.sorted(by: { $0.key < $1.key }) {
      try NoticeTable.note(.expired, to: recipient, entries, answerBy: due, in: tx)
    }
  }

  /// What this plan ends for each recipient.
  private static func entries(
    _ plan: ErasurePlan, in tx: Transaction
  ) throws -> [(recipient: String, entry: NoticeTable.Entry)] {
    let going = plan.goingPurposes
    let given = try Disclosures.all(of: plan.customer, in: tx)
    let held = try Disclosures.held(given, of: plan.customer, in: tx)
    let ended = try held.filter { disclosure in
      try disclosure.purpose.map { try !going.contains($0) && !isDuty($0, in: tx) } ?? true
    }
    guard !ended.isEmpty else { return [] }
    let onFile = try ContactDetails.onFile(of: plan.customer, in: tx)
    return try Dictionary(grouping: ended, by: \.recipient).sorted { $0.key < $1.key }.map { recipient, ended in
      let theirs = given.filter { $0.recipient == recipient }
      let serves = try RecipientRegister.find(recipient, in: tx)?.purposes ?? []
      let purposes = Set(ended.compactMap(\.purpose))
      let identity = InstructionTable.Identity(
        reference: theirs.compactMap(\.reference).last, emails: onFile.emails.map(\.text), name: onFile.name)
      let entry = NoticeTable.Entry(
        identity.isEmpty ? nil : identity, purposes: purposes, categories: ended.flatMap(\.categories),
        everything: serves.union(theirs.compactMap(\.purpose)).isDisjoint(with: going))
      try Disclosures.lapse(of: plan.customer, ended, in: tx)
      return (recipient, entry)
    }
  }

  private static func isDuty(_ purpose: Purpose, in tx: Transaction) throws -> Bool {
    guard let uses = try tx.statement.terms(of: purpose)?.uses, !uses.isEmpty else { return false }
    let today = tx.today
    return uses.allSatisfy { $0.basis(on: today)?.basis == .legalObligation }
  }
}

extension ErasurePlan {
  fileprivate var hasDisclosures: Bool {
    keeps.contains { $0.row.table.name == "disclosure" } || erases.contains { $0.row.table.name == "disclosure" }
  }

  /// The purposes for which anything is still held, be it at rest.
  fileprivate var goingPurposes: Set<Purpose> {
    Set(keeps.flatMap { kept in kept.because.filter { !$0.value.isLapsed }.keys })
  }
}
