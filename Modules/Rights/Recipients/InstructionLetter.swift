import Domain
import Identity
import Storage

/// An instruction as a letter in the outbox: to the mailbox in the register, with a button to confirm.
struct InstructionLetter {
  let desk: RightsDesk

  static let kind = "recipientInstruction"
  /// Each reminder brings a link of its own.
  private static let daysOpen = 90

  /// Returns whether there is a mailbox it could go to.
  @discardableResult
  func enqueue(
    _ row: InstructionTable.Row, of reference: CaseReference, reminder: Int, in tx: Transaction
  ) throws -> Bool {
    guard let entry = try RecipientRegister.find(row.recipient, in: tx), !entry.mailbox.isEmpty,
      let identity = try InstructionTable.identity(of: row, in: tx)
    else { return false }
    let token = try OneTimeLinks.issue(
      ForConfirmRecipient.self, for: row.caseID, detail: row.recipient,
      until: tx.today.adding(days: Self.daysOpen).start, in: tx)
    let letter = RecipientInstruction(
      to: row.recipient, reference: reference, known: identity.lines(in: entry.language), purposes: row.purposes,
      categories: row.categories, everything: row.everything,
      answerBy: reminder == 0 ? row.due : tx.today.adding(days: ToldRecipients.daysToAnswer), reminder: reminder,
      confirmLink: desk.link("/confirm", token), contact: desk.contact
    ).rendered(in: entry.language)
    try Outbox.enqueue(
      Outbox.Letter(
        to: entry.mailbox, name: entry.name, subject: letter.subject, body: letter.body, language: entry.language),
      kind: Self.kind, route: .email, of: row.caseID, in: tx)
    return true
  }
}

extension InstructionLetter {
  static let byHand = "tellByHand"

  /// To the data protection officer, for nobody here writes to this recipient.
  func enqueueByHand(
    _ row: InstructionTable.Row, of reference: CaseReference, reminder: Int, in tx: Transaction
  ) throws {
    let identity = try InstructionTable.identity(of: row, in: tx)
    let letter = TellByHand(
      to: row.recipient, reference: reference, known: identity?.lines(in: .nl) ?? [], purposes: row.purposes,
      categories: row.categories, everything: row.everything,
      answerBy: reminder == 0 ? row.due : tx.today.adding(days: ToldRecipients.daysToAnswer), reminder: reminder,
      contact: desk.contact
    ).rendered(in: .nl)
    try Outbox.enqueue(
      Outbox.Letter(
        to: desk.contact.officerMail, name: "", subject: letter.subject, body: letter.body, language: .nl),
      kind: Self.byHand, route: .email, of: row.caseID, in: tx)
  }
}

extension InstructionTable.Identity {
  /// Their own name for the person alone where they have one: nothing is told that they did not know.
  fileprivate func lines(in language: Language) -> [String] {
    if let reference { return [Wording("uw kenmerk: ", "your reference: ")[language] + reference] }
    return [name].compactMap { $0 } + emails
  }
}
