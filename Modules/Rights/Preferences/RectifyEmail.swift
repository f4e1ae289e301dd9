package import Domain
package import Identity
import Storage

extension Rectify {
  /// A new mail address counts once its owner has said so: until then the request is a case that holds
  /// it under a key of its own. A second one takes the place of the first (T17).
  package func proposeEmail(
    from old: EmailAddress, to new: EmailAddress, by customer: Int64, in language: Language
  ) async throws {
    try await desk.store.write { tx in
      try tx.lock(.person(customer))
      let row = try row(.email(from: old, to: new), of: customer, in: tx)
      for waiting in try CaseTable.cases(of: customer, in: tx) where try isUnconfirmed(waiting, in: tx) {
        try takeBack(waiting, in: tx)
      }
      let opened = try OpenCase.begin(
        .rectification, .everything, request: CaseTable.Request(email: new.text), entrance: .loggedIn, language, in: tx)
      try CaseTable.link(opened.id, to: customer, in: tx)
      _ = try opened.prove(.login, by: .subject, in: tx)
      let until = tx.now.adding(minutes: ForNewEmail.purpose.minutes ?? 0)
      let token = try OneTimeLinks.issue(
        ForNewEmail.self, for: opened.id, detail: String(row.rowID ?? 0), until: until, in: tx)
      let letter = ConfirmNewEmail(link: desk.link("/confirm", token), validUntil: until, contact: desk.contact)
        .rendered(in: language)
      try Outbox.enqueue(
        Outbox.Letter(to: new.text, name: "", subject: letter.subject, body: letter.body, language: language),
        kind: "confirmNewEmail", route: .email, of: opened.id, in: tx)
      try AuditLog.append(
        AuditEntry(.linkSent, by: .subject, subject: customer, detail: ["for": CaseKind.rectification.rawValue]),
        in: tx)
    }
  }

  /// The owner of the new address said yes, by POST. Who signs in with the old one signs in with the new
  /// one from now on, if nobody else does; every session but `kept` ends.
  package func confirmEmail(_ token: Token<ForNewEmail>, keeping kept: Token<ForSession>? = nil) async throws {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.consume(token, in: tx),
        let waiting = try CaseTable.row(link.owner, in: tx), try isUnconfirmed(waiting, in: tx),
        let customer = try CaseTable.customers(of: waiting.id, in: tx).first,
        let new = try CaseTable.request(of: waiting.id, in: tx)?.email.flatMap(EmailAddress.init),
        let row = try Rows.read(Inventory.table("contact_detail"), of: customer, opening: true, in: tx)
          .first(where: { String($0.rowID ?? 0) == link.detail }),
        let old = row.fields?["email"].flatMap(EmailAddress.init)
      else { throw RightsRefusal.linkSpent }
      try tx.lock(.person(customer))
      try CaseTable.replace(CaseTable.Request(), of: waiting.id, in: tx)
      if let asked = try TakeRequest.waiting(for: [.rectification], of: customer, in: tx) {
        _ = try asked.prove(.login, by: .subject, in: tx)
        try CaseTable.answer([asked.id], with: waiting.id, in: tx)
      }
      try carryOut(.email(from: old, to: new), replacing: row, waiting.language, caseID: waiting.id, in: tx)
      try follow(from: old, to: new, of: customer, keeping: kept, in: tx)
    }
  }

  /// Takes back the changes whose link nobody pressed in time; returns how many.
  @discardableResult
  package func lapse() async throws -> Int {
    try await desk.store.write { tx in
      let minutes = ForNewEmail.purpose.minutes ?? 0
      let overdue = try tx.run(
        """
        SELECT case_id FROM rights_case
        WHERE kind = \(CaseKind.rectification.rawValue) AND closed_day IS NULL
          AND received_at <= \(tx.now.adding(minutes: -minutes))
        ORDER BY received_at, case_id
        """
      ).compactMap { try CaseTable.row(try $0.integer("case_id"), in: tx) }
      let lapsed = try overdue.filter { try isUnconfirmed($0, in: tx) }
      for waiting in lapsed { try takeBack(waiting, in: tx) }
      return lapsed.count
    }
  }

  private func follow(
    from old: EmailAddress, to new: EmailAddress, of customer: Int64, keeping kept: Token<ForSession>?,
    in tx: Transaction
  ) throws {
    guard let account = try Accounts.find(of: customer, as: .customer, in: tx), account.isOpen,
      try Accounts.login(of: account, in: tx) == old, try Accounts.find(login: new, as: .customer, in: tx) == nil
    else { return }
    try Accounts.changeLogin(of: customer, as: .customer, to: new, keeping: kept, by: .subject, in: tx)
  }

  private func isUnconfirmed(_ row: CaseTable.Row, in tx: Transaction) throws -> Bool {
    guard row.state.kind == .rectification, row.state.isOpen, row.state.letterSent == nil else { return false }
    return try CaseTable.request(of: row.id, in: tx)?.email != nil
  }

  private func takeBack(_ row: CaseTable.Row, in tx: Transaction) throws {
    try OneTimeLinks.revokeAll(of: row.id, in: tx)
    _ = try advance(OpenCase(id: row.id, state: row.state), .takeBack, by: .scheduler, in: tx)
  }
}
