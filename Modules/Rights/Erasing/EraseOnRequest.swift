package import Domain
package import Identity
import Retention
import Storage

/// A person wants everything gone (Art. 17). What the relationship held goes at once, as an objection
/// to everything; the account itself goes after a cooling-off told to every address, since whoever
/// holds a login may still be an intruder (T9). What must stay is named with its reason (Art. 17(3)).
package struct EraseOnRequest: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// By somebody signed in.
  package func submit(by customer: Int64, in language: Language) async throws -> Receipt {
    try await desk.store.write { tx in try begin(customer, .login, language, in: tx) }
  }

  /// Not signed in: the address on file is asked first. The caller says the same thing for an address
  /// nobody has.
  package func requestByMail(_ email: EmailAddress, in language: Language) async throws {
    try await desk.store.write { tx in
      guard let readers = try MailboxReaders(email, asking: .confirmErasure, in: tx) else { return }
      let until = tx.now.adding(hours: Self.hoursToConfirm)
      let token = try OneTimeLinks.issue(
        ForConfirmErasure.self, for: readers.holder, detail: Self.detail(readers.shared), until: until, in: tx)
      let letter = ConfirmErasureLink(
        link: desk.link("/confirm", token), validUntil: until, contact: desk.contact
      ).rendered(in: language)
      try Outbox.enqueue(
        Outbox.Letter(to: email.text, name: "", subject: letter.subject, body: letter.body, language: language),
        kind: "confirmErasure", route: .email, of: nil, in: tx)
      try AuditLog.append(
        AuditEntry(
          .linkSent, by: .unproven, subject: readers.shared == nil ? readers.holder : nil,
          detail: ["for": CaseKind.erasure.rawValue]), in: tx)
    }
  }

  /// What a press of the link's button led to.
  package enum Confirmation: Sendable {
    case begun(Receipt)
    /// Several share the mailbox, and the digits given are of none of their cards.
    case wrongDigits
    case later(at: Instant)
  }

  /// The owner of the address said yes, by POST; `cardDigits` are asked where several share the mailbox.
  package func confirm(_ token: Token<ForConfirmErasure>, cardDigits: String = "") async throws -> Confirmation {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.look(token, in: tx), isOurs(link) else {
        throw RightsRefusal.linkSpent
      }
      var person = link.owner
      if let mailbox = mailbox(of: link) {
        switch try mailbox.reader(cardDigits: cardDigits, holder: link.owner, in: tx) {
        case .person(let reader): person = reader
        case .later(let at): return .later(at: at)
        case .unknown: return .wrongDigits
        }
      }
      guard case .usable = try OneTimeLinks.consume(token, in: tx), try People.exists(person, in: tx) else {
        throw RightsRefusal.linkSpent
      }
      return .begun(try begin(person, .link, try People.language(of: person, in: tx), in: tx))
    }
  }

  /// Whether a link is one to erase an account; shows, and changes nothing.
  package func isOurs(_ link: OneTimeLink) -> Bool { link.detail.split(separator: " ").first == "erasure" }

  /// Whether its page asks for the digits of a card.
  package func asksCardDigits(_ link: OneTimeLink) -> Bool { mailbox(of: link) != nil }

  private func mailbox(of link: OneTimeLink) -> SharedMailbox? { SharedMailbox(hex: String(link.detail.dropFirst(8))) }

  /// Sets a link to a person apart from one to a case.
  private static func detail(_ shared: SharedMailbox?) -> String {
    shared.map { "erasure \($0.hex)" } ?? "erasure"
  }
  private static let hoursToConfirm = 72

  // MARK: - Steps

  /// What somebody asked of a colleague before, and now shows to be theirs; or else a request of now.
  private func open(
    _ request: CaseTable.Request, of customer: Int64, by hand: Hand?, _ language: Language, in tx: Transaction
  ) throws -> OpenCase {
    if let waiting = try TakeRequest.waiting(for: [.erasure], of: customer, in: tx) {
      try CaseTable.replace(request, of: waiting.id, in: tx)
      return waiting
    }
    let opened = try OpenCase.begin(
      .erasure, .everything, request: request, entrance: hand == nil ? .loggedIn : .unproven, by: hand ?? .form,
      language, in: tx)
    try CaseTable.link(opened.id, to: customer, in: tx)
    return opened
  }

  /// - Parameter hand: of a colleague who saw who asks; none where the person asks here.
  func begin(
    _ customer: Int64, _ proof: Proof, by hand: Hand? = nil, _ language: Language, in tx: Transaction
  ) throws -> Receipt {
    let actor = hand?.actor ?? .subject
    try tx.lock(.person(customer))
    if let waiting = try CaseTable.cases(of: customer, in: tx).first(where: { $0.state.coolingOffUntil != nil }) {
      return receipt(waiting.state)
    }
    // Read before anything goes: the last letter still has to find its way.
    let reach = try Reach.onFile(of: customer, in: tx)
    let hasAccount = try Accounts.find(of: customer, as: .customer, in: tx)?.isOpen == true
    let objection =
      try hand.map {
        try ObjectToProcessing(desk).stopProven(.everything, naming: nil, of: customer, by: $0, language, in: tx)
      }
      ?? ObjectToProcessing(desk).submit(
        .everything, by: customer, proof: proof, in: language, source: "portal", in: tx)
    let request = CaseTable.Request(
      email: reach.emails.first?.text, postal: reach.address.map(ContactDetails.fields))
    var opened = try open(request, of: customer, by: hand, language, in: tx)
    opened = try opened.prove(proof, by: actor, in: tx)
    guard hasAccount, try announce(opened, to: customer, reach, language, in: tx) else {
      return try carryOut(opened, of: customer, by: actor, language, in: tx)
    }
    return receipt(opened.state, objection.answer)
  }

  /// Tells every address; false where there is none to tell.
  private func announce(
    _ opened: OpenCase, to customer: Int64, _ reach: ContactDetails.OnFile, _ language: Language, in tx: Transaction
  ) throws -> Bool {
    let box = LetterBox(onFile: reach, language: language, caseID: opened.id)
    guard let way = box.route else { return false }
    let route: NoticeRoute = way == .email ? .electronic : .postOnly
    let until = route.until(from: tx.now)
    let letter = ErasureNotice(
      reference: opened.state.reference, askedAt: opened.state.received, erasesAt: until,
      notMeLink: desk.link("/confirm", try OneTimeLinks.issue(ForNotMe.self, for: opened.id, until: until, in: tx)),
      contact: desk.contact)
    try box.toAll(letter.rendered(in: language), kind: "erasureNotice", in: tx)
    _ = try advance(opened, .announce(route), by: .scheduler, in: tx)
    try AuditLog.append(
      AuditEntry(.noticeSent, by: .scheduler, subject: customer, reference: opened.state.reference.description),
      in: tx)
    return true
  }

  /// The cooling-off is over and nobody spoke up.
  func carryOut(_ row: CaseTable.Row, in tx: Transaction) throws -> Receipt {
    guard let customer = try CaseTable.customers(of: row.id, in: tx).first else {
      throw StorageError.corrupt("the erasure \(row.state.reference) belongs to nobody")
    }
    return try carryOut(
      OpenCase(id: row.id, state: row.state), of: customer, by: .scheduler, row.language, in: tx)
  }

  private func carryOut(
    _ opened: OpenCase, of customer: Int64, by actor: Actor, _ language: Language, in tx: Transaction
  ) throws -> Receipt {
    try tx.lock(.person(customer))
    let reference = opened.state.reference
    let reach = try reach(of: customer, opened.id, in: tx)
    var erased = try advance(opened, .erase, by: actor, in: tx)
    try endAccount(of: customer, by: actor, reference, in: tx)
    guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else {
      throw StorageError.corrupt("an erasure was asked by somebody who is not there")
    }
    let plan = ErasurePlan.make(from: examination)
    try Erasure.carryOut(plan, by: actor, reference: reference.description, in: tx)
    let keeping = Keeping(plan: plan)
    erased = try ToldRecipients(desk: desk, scope: .everything).tell(erased, of: customer, reach, after: plan, in: tx)
    try CaseTable.add(keeping.outcomes, to: opened.id, in: tx)
    let letter = ErasureAnswer(
      name: reach.name, reference: reference, erased: keeping.erased, erasedAt: tx.now, kept: keeping.kept,
      recipientsTold: erased.state.told.keys.sorted().map { Recipient.name($0, in: language) }, contact: desk.contact)
    let box = LetterBox(onFile: reach, language: language, caseID: opened.id)
    try box.toOne(letter.rendered(in: language), kind: "erasureAnswer", in: tx)
    try Certificates.issue(for: opened.id, in: tx)
    return receipt(
      erased.state,
      Receipt.Answer(
        erased: keeping.erased, kept: keeping.kept, erasedAt: tx.now,
        letterTo: reach.emails.first?.masked, hasLetter: !box.reachesNobody))
  }

  /// Nobody signs in again and nobody is still in; the account's row lapses today (R16). The account a client
  /// company or this house gave the same person is another one, and stays.
  private func endAccount(
    of customer: Int64, by actor: Actor, _ reference: CaseReference, in tx: Transaction
  ) throws {
    try Accounts.endRole(of: customer, as: .customer, by: actor, in: tx)
    if try Evidence.end(.account, of: customer, on: tx.today, in: tx) {
      try AuditLog.append(
        AuditEntry(
          .agreementEnded, by: actor, subject: customer, reference: reference.description,
          detail: ["agreement": AgreementName.account.rawValue]), in: tx)
    }
    try StandingTable.refold(customer, in: tx)
  }

  /// "This was not me": the account stays, and whoever was in is out.
  func putBack(_ row: CaseTable.Row, in tx: Transaction) throws -> Receipt {
    let opened = try advance(OpenCase(id: row.id, state: row.state), .contradict, by: .subject, in: tx)
    for customer in try CaseTable.customers(of: row.id, in: tx) {
      try Accounts.signOut(of: customer, as: .customer, in: tx)
      try AuditLog.append(
        AuditEntry(.contradicted, by: .subject, subject: customer, reference: row.state.reference.description),
        in: tx)
      let letter = AccountKept(reference: row.state.reference, contact: desk.contact)
      try LetterBox(onFile: try reach(of: customer, row.id, in: tx), language: row.language, caseID: row.id)
        .toAll(letter.rendered(in: row.language), kind: "undone", in: tx)
    }
    return receipt(opened.state)
  }

  /// What is still on file, or else the address the request was made under: the relationship's own
  /// addresses may have gone with the objection.
  private func reach(of customer: Int64, _ caseID: Int64, in tx: Transaction) throws -> ContactDetails.OnFile {
    var reach = try Reach.onFile(of: customer, in: tx)
    let request = try CaseTable.request(of: caseID, in: tx)
    if reach.emails.isEmpty, let email = request?.email.flatMap(EmailAddress.init) { reach.emails = [email] }
    if reach.address == nil { reach.address = request?.postal.flatMap(ContactDetails.postal) }
    return reach
  }

  private func receipt(_ state: CaseState, _ answer: Receipt.Answer? = nil) -> Receipt {
    Receipt(reference: state.reference, kind: state.kind, scope: .everything, at: state.received, answer: answer)
  }
}
