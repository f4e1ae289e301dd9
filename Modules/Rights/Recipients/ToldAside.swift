import Domain
import Storage

/// Recipients hear of what changes and does not erase: that a detail was corrected, that data may not be used for now, that
/// they may be used again (Art. 16, 18 and 19).
enum ToldAside {
  /// Everybody who may still use what an objection to everything would end. To be said while the details are on file.
  static func restricted(_ customer: Int64, in tx: Transaction) throws { try note(.restricted, customer, in: tx) }

  /// The same people again: it was somebody else who asked.
  static func released(_ customer: Int64, in tx: Transaction) throws { try note(.released, customer, in: tx) }

  /// Everybody who was given that detail for something that still goes on; returns who. A case, where there is one, waits
  /// for their answers.
  static func corrected(
    _ change: RecipientWord.Change, of customer: Int64, knownAs before: ContactDetails.OnFile, _ caseID: Int64?,
    in tx: Transaction
  ) throws -> [String] {
    let given = try Disclosures.all(of: customer, in: tx)
    var told: [String] = []
    for (name, held) in try byRecipient(given, of: customer, in: tx) {
      let theirs = try held.filter { disclosure in
        guard let purpose = disclosure.purpose else { return false }
        guard !disclosure.fields.isDisjoint(with: [change.detail.rawValue, DataCategory.contactDetails.rawValue]) else {
          return false
        }
        // What they are to stop using they are given no new address for.
        return try RecordDisclosure.mayBeGiven(for: purpose, of: customer, in: tx)
      }
      guard !theirs.isEmpty else { continue }
      let entry = NoticeTable.Entry(
        identity(given, at: name, before), purposes: theirs.compactMap(\.purpose),
        categories: [.contactDetails], everything: false, changes: [change])
      try NoticeTable.note(
        .corrected, to: name, [entry], of: caseID, answerBy: tx.today.adding(days: ToldRecipients.daysToAnswer), in: tx)
      if let caseID, let row = try CaseTable.row(caseID, in: tx), row.state.told[name] == nil {
        _ = try advance(OpenCase(id: caseID, state: row.state), .tell(recipient: name), by: .scheduler, in: tx)
      }
      told.append(name)
    }
    return told
  }

  private static func note(_ act: RecipientAct, _ customer: Int64, in tx: Transaction) throws {
    let given = try Disclosures.all(of: customer, in: tx)
    let onFile = try ContactDetails.onFile(of: customer, in: tx)
    for (name, held) in try byRecipient(given, of: customer, in: tx) {
      let theirs = try held.filter { disclosure in
        guard let purpose = disclosure.purpose else { return false }
        return try tx.statement.terms(of: purpose)?.stoppedBy.contains { $0.scope == .everything } ?? false
      }
      guard !theirs.isEmpty else { continue }
      let entry = NoticeTable.Entry(
        identity(given, at: name, onFile), purposes: theirs.compactMap(\.purpose),
        categories: theirs.flatMap(\.categories), everything: false)
      try NoticeTable.note(
        act, to: name, [entry], answerBy: tx.today.adding(days: ToldRecipients.daysToAnswer), in: tx)
    }
  }

  private static func byRecipient(
    _ given: [Disclosures.Disclosure], of customer: Int64, in tx: Transaction
  ) throws -> [(key: String, value: [Disclosures.Disclosure])] {
    try Dictionary(grouping: Disclosures.held(given, of: customer, in: tx), by: \.recipient).sorted { $0.key < $1.key }
  }

  private static func identity(
    _ given: [Disclosures.Disclosure], at name: String, _ onFile: ContactDetails.OnFile
  ) -> InstructionTable.Identity {
    InstructionTable.Identity(
      reference: given.filter { $0.recipient == name }.compactMap(\.reference).last, emails: onFile.emails.map(\.text),
      name: onFile.name)
  }
}
