package import Domain
package import Identity
package import Storage

/// A person sees what we hold (Art. 15), and takes it along (Art. 20). On the screen at once; as one
/// file to keep, through a case of its own.
package struct GiveAccess: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// A copy made ready for its owner.
  package struct Ready: Sendable {
    package let reference: CaseReference
    package let token: Token<ForExport>
    /// The last day on which it can be fetched.
    package let lastDay: Day
    package let bytes: [UInt8]
  }

  /// For somebody signed in: a section for every kind of data, the empty ones too.
  package func sections(
    of customer: Int64, in language: Language, tx: Transaction
  ) throws -> [AccessSection] {
    try AccessCollector(customer, language, in: tx).sections()
  }

  /// The same, for a page; that it was given is written down before anything is shown. Read on a snapshot, and the
  /// entry written by itself: a whole page read where others write would lose against every one of them.
  package func show(to customer: Int64, in language: Language) async throws -> [AccessSection] {
    let shown = try await desk.store.read { tx in try sections(of: customer, in: language, tx: tx) }
    try await desk.store.write { tx in
      _ = try AuditLog.append(AuditEntry(.accessGiven, by: .subject, subject: customer), in: tx)
    }
    return shown
  }

  /// Makes the copy, keeps it sealed for a few days, and says by letter where it lies.
  package func export(for customer: Int64, in language: Language) async throws -> Ready {
    try await desk.store.write { tx in try export(for: customer, language, in: tx) }
  }

  /// Fetches a copy: by its owner, signed in, with the link; a few times, for a few days.
  package func download(_ token: Token<ForExport>, by customer: Int64) async throws -> [UInt8] {
    try await desk.store.write { tx in
      guard let bytes = try ExportShelf.take(token, by: customer, in: tx) else { throw RightsRefusal.linkSpent }
      try AuditLog.append(AuditEntry(.exportDownloaded, by: .subject, subject: customer), in: tx)
      return bytes
    }
  }

  /// Not signed in: a link to log in with goes to the address, if it is on file. The caller says the
  /// same thing either way.
  package func requestByMail(
    _ email: EmailAddress, wish: LoginLinkDetail.Wish = .access, in language: Language
  ) async throws {
    try await desk.store.write { tx in
      guard let readers = try MailboxReaders(email, asking: .login, in: tx) else { return }
      let until = tx.now.adding(minutes: ForLogin.purpose.minutes ?? 15)
      let detail = LoginLinkDetail(.customer, wish: wish, mailbox: readers.shared)
      let token = try OneTimeLinks.issue(
        ForLogin.self, for: readers.holder, detail: detail.text, until: until, in: tx)
      let letter = LoginLink(link: desk.link("/confirm", token), validUntil: until, contact: desk.contact)
        .rendered(in: language)
      try Outbox.enqueue(
        Outbox.Letter(to: email.text, name: "", subject: letter.subject, body: letter.body, language: language),
        kind: "loginLink", route: .email, of: nil, in: tx)
      try AuditLog.append(
        AuditEntry(
          .linkSent, by: .unproven, subject: readers.shared == nil ? readers.holder : nil,
          detail: ["for": wish.rawValue]), in: tx)
    }
  }

  /// What a press of the link's button led to.
  package enum Entry: Sendable {
    case signedIn(SignedIn, wish: LoginLinkDetail.Wish?)
    /// Several share the mailbox, and the digits given are of none of their cards.
    case wrongDigits
    case later(at: Instant)
    case spent
  }

  /// The link's button. Who is a customer without ever having had an account gets one without a
  /// password: a right to look is nobody's who must first open an account (Art. 12(2)).
  ///
  /// `cardDigits` are asked where several share the mailbox. `replacing`: the session this browser had.
  package func enter(
    _ token: Token<ForLogin>, cardDigits: String = "", replacing old: Token<ForSession>? = nil
  ) async throws -> Entry {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.look(token, in: tx), let detail = LoginLinkDetail(link.detail)
      else { return .spent }
      var reader: Int64?
      if let mailbox = detail.mailbox {
        switch try mailbox.reader(cardDigits: cardDigits, holder: link.owner, in: tx) {
        case .person(let person): reader = person
        case .later(let at): return .later(at: at)
        case .unknown: return .wrongDigits
        }
      }
      if detail.kind == .customer { try openAccount(for: reader ?? link.owner, in: tx) }
      guard let entered = try LoginLinks.enter(token, as: reader, replacing: old, in: tx) else { return .spent }
      return .signedIn(entered, wish: detail.wish)
    }
  }

  /// The same for a way in of one's own (`OwnAccess`).
  package func enter(
    _ token: Token<ForOwnAccess>, cardDigits: String, replacing old: Token<ForSession>? = nil
  ) async throws -> Entry {
    try await desk.store.write { tx in
      switch try OwnAccess.reader(token, cardDigits: cardDigits, in: tx) {
      case .spent: return .spent
      case .wrongDigits: return .wrongDigits
      case .later(let at): return .later(at: at)
      case .person(let customer):
        try openAccount(for: customer, in: tx)
        guard let entered = try OwnAccess.enter(customer, replacing: old, in: tx) else { return .spent }
        return .signedIn(entered, wish: .access)
      }
    }
  }

  private func openAccount(for customer: Int64, in tx: Transaction) throws {
    guard try People.exists(customer, in: tx), try Accounts.find(of: customer, as: .customer, in: tx) == nil
    else { return }
    let emails = try ContactDetails.onFile(of: customer, in: tx).emails
    let free = try emails.first { try Accounts.find(login: $0, as: .customer, in: tx) == nil }
    try Accounts.make(.customer, for: customer, login: free, by: .subject, in: tx)
  }

  private func export(for customer: Int64, _ language: Language, in tx: Transaction) throws -> Ready {
    try tx.lock(.person(customer))
    let opened = try openCase(for: customer, language, in: tx)
    let reference = opened.state.reference.description
    let statement = try tx.statement
    let report = AccessReport(
      language: language, made: tx.now, statement: statement.version, statementDigest: statement.digest,
      sections: try sections(of: customer, in: language, tx: tx))
    let bytes = try ExportFile.bytes(report, contact: desk.contact)
    let place = try ExportShelf.put(bytes, of: customer, for: opened.id, in: tx)
    for action in [AuditAction.accessGiven, .exportMade] {
      try AuditLog.append(AuditEntry(action, by: .subject, subject: customer, reference: reference), in: tx)
    }
    let lastDay = place.until.adding(days: -1)
    try tell(customer, opened, desk.link("/me/data/export", place.token), lastDay, language, in: tx)
    return Ready(reference: opened.state.reference, token: place.token, lastDay: lastDay, bytes: bytes)
  }

  private func openCase(for customer: Int64, _ language: Language, in tx: Transaction) throws -> OpenCase {
    if let waiting = try TakeRequest.waiting(for: [.access, .portability], of: customer, in: tx) {
      return try waiting.prove(.login, by: .subject, in: tx)
    }
    let opened = try OpenCase.begin(
      .access, .everything, request: CaseTable.Request(), entrance: .loggedIn, language, in: tx)
    try CaseTable.link(opened.id, to: customer, in: tx)
    return try opened.prove(.login, by: .subject, in: tx)
  }

  private func tell(
    _ customer: Int64, _ opened: OpenCase, _ link: String, _ lastDay: Day, _ language: Language, in tx: Transaction
  ) throws {
    let onFile = try Reach.onFile(of: customer, in: tx)
    let letter = AccessReady(
      name: onFile.name, reference: opened.state.reference, link: link, availableUntil: lastDay,
      contact: desk.contact)
    let box = LetterBox(onFile: onFile, language: language, caseID: opened.id)
    guard box.route != nil else {
      // No way to write to them: the screen they asked on is the answer.
      return try CaseProgress.letterSent("accessReady", of: opened.id, in: tx)
    }
    try box.toOne(letter.rendered(in: language), kind: "accessReady", in: tx)
  }
}
