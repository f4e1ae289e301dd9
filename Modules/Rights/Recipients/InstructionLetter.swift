import Domain
import Identity
import Storage

/// A word to a recipient as a letter in the outbox: to the mailbox in the register, with a button to confirm; or to the
/// data protection officer, where nobody here writes to them.
struct InstructionLetter {
  let desk: RightsDesk

  static let kind = "recipientInstruction"
  static let byHand = "tellByHand"
  /// Each reminder brings a link of its own.
  private static let daysOpen = 90

  /// What an erasure by a case told, by the way its row names. Returns whether there is a mailbox it could go to.
  @discardableResult
  func enqueue(
    _ row: InstructionTable.Row, of reference: CaseReference, reminder: Int, in tx: Transaction
  ) throws -> Bool {
    let entry = try RecipientRegister.find(row.recipient, in: tx)
    let identity = try InstructionTable.identity(of: row, in: tx)
    let word = RecipientWord(
      to: row.recipient, .erased, reference: reference,
      identity.map { [RecipientWord.Group($0, row, in: speaking(entry, row.route))] } ?? [],
      unnamed: identity == nil ? 1 : 0, answerBy: Self.answerBy(row.due, reminder, in: tx), reminder: reminder)
    if row.route == .byHand {
      try tell(word, of: row.caseID, in: tx)
      return true
    }
    guard identity != nil else { return false }
    return try mail(word, to: entry, confirming: row.caseID, of: row.caseID, in: tx)
  }

  /// What belongs to no erasure by a case.
  func enqueue(
    _ row: NoticeTable.Row, as reference: CaseReference, by route: InstructionRoute, reminder: Int, in tx: Transaction
  ) throws {
    let entry = try RecipientRegister.find(row.recipient, in: tx)
    let people = try NoticeTable.entries(of: row, in: tx)
    let named = people.filter { $0.identity != nil }
    let word = RecipientWord(
      to: row.recipient, row.act, reference: reference, RecipientWord.Group.of(named, in: speaking(entry, route)),
      unnamed: people.count - named.count, answerBy: Self.answerBy(row.due, reminder, in: tx), reminder: reminder)
    if route == .byHand {
      try tell(word, of: nil, in: tx)
    } else {
      try mail(word, to: entry, confirming: row.id, of: nil, in: tx)
    }
  }

  // MARK: - Inside

  @discardableResult
  private func mail(
    _ word: RecipientWord, to entry: RecipientRegister.Entry?, confirming owner: Int64, of caseID: Int64?,
    in tx: Transaction
  ) throws -> Bool {
    guard let entry, !entry.mailbox.isEmpty else { return false }
    var link = ""
    if word.act.wantsAnswer {
      link = desk.link(
        "/confirm",
        try OneTimeLinks.issue(
          ForConfirmRecipient.self, for: owner, detail: word.recipient,
          until: tx.today.adding(days: Self.daysOpen).start, in: tx))
    }
    let letter = RecipientInstruction(word, confirmLink: link, contact: desk.contact).rendered(in: entry.language)
    try Outbox.enqueue(
      Outbox.Letter(
        to: entry.mailbox, name: entry.name, subject: letter.subject, body: letter.body, language: entry.language),
      kind: Self.kind, route: .email, of: caseID, in: tx)
    return true
  }

  private func tell(_ word: RecipientWord, of caseID: Int64?, in tx: Transaction) throws {
    let letter = TellByHand(word, contact: desk.contact).rendered(in: .nl)
    try Outbox.enqueue(
      Outbox.Letter(
        to: desk.contact.officerMail, name: "", subject: letter.subject, body: letter.body, language: .nl),
      kind: Self.byHand, route: .email, of: caseID, in: tx)
  }

  private func speaking(_ entry: RecipientRegister.Entry?, _ route: InstructionRoute) -> Language {
    route == .byHand ? .nl : entry?.language ?? .nl
  }

  private static func answerBy(_ due: Day, _ reminder: Int, in tx: Transaction) -> Day {
    reminder == 0 ? due : tx.today.adding(days: ToldRecipients.daysToAnswer)
  }
}

extension RecipientWord.Group {
  fileprivate init(_ identity: InstructionTable.Identity, _ row: InstructionTable.Row, in language: Language) {
    self.init(
      known: [identity.line(in: language)], purposes: row.purposes, categories: row.categories,
      everything: row.everything)
  }

  /// People of whom the same is said stand under it together.
  fileprivate static func of(_ people: [NoticeTable.Entry], in language: Language) -> [RecipientWord.Group] {
    var groups: [NoticeTable.Entry: [String]] = [:]
    for person in people {
      var said = person
      said.identity = nil
      groups[said, default: []].append(person.identity?.line(in: language) ?? "")
    }
    return groups.map { said, known in
      RecipientWord.Group(
        known: known.sorted(), purposes: said.purposes, categories: said.categories, everything: said.everything,
        changes: said.changes)
    }.sorted { $0.known[0] < $1.known[0] }
  }
}

extension InstructionTable.Identity {
  /// Their own name for the person alone where they have one: nothing is told that they did not know.
  fileprivate func line(in language: Language) -> String {
    if let reference { return Wording("uw kenmerk: ", "your reference: ")[language] + reference }
    return ([name].compactMap { $0 } + emails).joined(separator: ", ")
  }
}
