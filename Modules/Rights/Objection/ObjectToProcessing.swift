package import Domain
package import Identity
import Retention
package import Storage

/// A person stops what we do with their data (S51, Art. 21): the journey everything else is built
/// around. It stops at once and asks for no identity; it erases once it is proven who asks.
package struct ObjectToProcessing: Sendable {
  /// Whom the person names on the form.
  package enum Who: Hashable, Sendable {
    case email(EmailAddress)
    /// For whoever has no mail: the house as `PostalAddress.house` writes it.
    case household(surname: String, house: String)
  }

  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  // MARK: - Stop

  /// Without any proof: suppresses the address named, lets what it ends rest, and announces itself to
  /// every address on file. The receipt is the same for an address nobody has.
  ///
  /// Not `announcing`: so many notices went about this address lately that it is silenced and no more
  /// (T17). What nobody was told of must not rest or be erased.
  package func submit(
    _ scope: Scope, naming who: Who, announcing: Bool = true, in language: Language
  ) async throws -> Receipt {
    try await desk.store.write { tx in try submit(scope, naming: who, announcing: announcing, in: language, in: tx) }
  }

  /// By somebody signed in: stops and erases in one transaction.
  package func submit(
    _ scope: Scope, by customer: Int64, in language: Language, source: String = "portal"
  ) async throws -> Receipt {
    try await desk.store.write { tx in
      try submit(scope, by: customer, proof: .login, in: language, source: source, in: tx)
    }
  }

  /// The same within a larger act.
  func submit(
    _ scope: Scope, by customer: Int64, proof: Proof, in language: Language, source: String, in tx: Transaction
  ) throws -> Receipt {
    let onFile = try ContactDetails.onFile(of: customer, in: tx)
    let opened = try OpenCase.begin(
      scope.caseKind, scope, request: CaseTable.Request(), entrance: .loggedIn, language, in: tx)
    let stopping = stopping(opened, scope, by: .subject)
    let stop = try stopping.stop(customer, source: source, proven: true, restricting: false, in: tx)
    try stopping.suppress(customer, onFile, source: source, in: tx)
    let stopped = try advance(opened, .stop, by: .subject, in: tx)
    return try finish(stopped, scope, [customer: stop], proof: proof, by: .subject, language, in: tx)
  }

  /// By whoever holds a mail's token: stops, and says so by letter; erases nothing, ever.
  func stopByToken(_ scope: Scope, _ customer: Int64, source: String, in tx: Transaction) throws -> Receipt {
    let language = try People.language(of: customer, in: tx)
    if let known = try openStop(scope, of: customer, in: tx) { return receipt(known.state, known.scope) }
    // Whatever its scope, a case of this kind never erases by silence: a token is not proof.
    let opened = try OpenCase.begin(
      .optOut, scope, request: CaseTable.Request(), entrance: .optOut, language, in: tx)
    let stopping = stopping(opened, scope, by: .unproven)
    let stop = try stopping.stop(customer, source: source, proven: false, restricting: false, in: tx)
    try stopping.suppress(customer, try ContactDetails.onFile(of: customer, in: tx), source: source, in: tx)
    try CaseTable.replace(CaseTable.Request(stops: [customer: stop]), of: opened.id, in: tx)
    let stopped = try advance(opened, .stop, by: .unproven, in: tx)
    try announce(stopped, to: [customer], language, in: tx)
    return receipt(stopped.state, scope)
  }

  /// The case of a stop of the same scope that is in force already: doing it twice is doing it once.
  private func openStop(_ scope: Scope, of customer: Int64, in tx: Transaction) throws -> CaseTable.Row? {
    let standing = try StandingTable.standing(of: customer, in: tx)
    guard standing?.stops.contains(where: { $0.scope == scope }) == true else { return nil }
    return try CaseTable.cases(of: customer, in: tx).first {
      $0.scope == scope && $0.state.kind.stopsFirst && $0.state.contradicted == nil
    }
  }

  // MARK: - Erase, or put back

  /// "Yes, erase", from a link sent to an address on file and confirmed by POST.
  package func confirm(_ token: Token<ForConfirmErasure>) async throws -> Receipt {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.consume(token, in: tx),
        let row = try CaseTable.row(link.owner, in: tx)
      else {
        throw RightsRefusal.linkSpent
      }
      guard row.state.isOpen, row.state.erasedHere == nil, row.state.contradicted == nil else {
        throw RightsRefusal.tooLate(row.state.reference)
      }
      return try finish(row, proof: .link, by: .subject, in: tx)
    }
  }

  /// "This was not me": undoes everything but the stop of the address that was named, which costs
  /// nobody anything and may be lifted by its owner.
  package func contradict(_ token: Token<ForNotMe>) async throws -> Receipt {
    try await desk.store.write { tx in try contradict(try OneTimeLinks.consume(token, in: tx), in: tx) }
  }

  /// The same from the page of the other link: whoever holds it may say either.
  package func contradict(_ token: Token<ForConfirmErasure>) async throws -> Receipt {
    try await desk.store.write { tx in try contradict(try OneTimeLinks.consume(token, in: tx), in: tx) }
  }

  /// The case a notice's link belongs to; shows, and changes nothing.
  package func look(_ state: LinkState, in tx: Transaction) throws -> CaseTable.Row? {
    guard case .usable(let link) = state else { return nil }
    return try CaseTable.row(link.owner, in: tx)
  }

  private func contradict(_ state: LinkState, in tx: Transaction) throws -> Receipt {
    guard let row = try look(state, in: tx) else { throw RightsRefusal.linkSpent }
    if row.state.contradicted != nil { return receipt(row.state, row.scope) }
    guard row.state.isOpen, row.state.erasedHere == nil else { throw RightsRefusal.tooLate(row.state.reference) }
    return try row.state.kind == .erasure ? EraseOnRequest(desk).putBack(row, in: tx) : putBack(row, in: tx)
  }

  /// The cases whose notice nobody contradicted in time: the 72nd hour (14 days by post), an account's
  /// cooling-off among them. Returns how many were carried out.
  ///
  /// Each in a transaction of its own: a case that cannot go on must not hold up the others. It is
  /// reported when they are done.
  @discardableResult
  package func carryOutSilent(limit: Int = 50) async throws -> Int {
    let silent = try await desk.store.read { tx in try CaseTable.silent(limit: limit, in: tx) }
    var done = 0
    var failure: (any Error)?
    for id in silent {
      do {
        if try await carryOutSilent(id) { done += 1 }
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return done
  }

  private func carryOutSilent(_ id: Int64) async throws -> Bool {
    try await desk.store.write { tx in
      // Read again: somebody may have spoken up since.
      guard let row = try CaseTable.row(id, in: tx), let acts = row.state.actsAt, acts <= tx.now else { return false }
      if row.state.kind == .erasure {
        _ = try EraseOnRequest(desk).carryOut(row, in: tx)
      } else {
        _ = try finish(row, proof: .silence, by: .scheduler, in: tx)
      }
      return true
    }
  }

  // MARK: - Steps

  private func submit(
    _ scope: Scope, naming who: Who, announcing: Bool, in language: Language, in tx: Transaction
  ) throws -> Receipt {
    let people = try people(who, in: tx)
    let opened = try OpenCase.begin(
      scope.caseKind, scope, request: CaseTable.Request(who), entrance: .unproven, language, in: tx)
    let stopping = stopping(opened, scope, by: .unproven)
    try SuppressionList.suppress(who.target, scope: scope, source: "portal", in: tx)
    var stops: [Int64: Int64] = [:]
    // A mailbox two people share is silenced, and nothing else of either changes (journey 2): nobody
    // knows yet which of them asks.
    // And one stop of a scope is enough: asking again must not become a way to flood somebody with
    // notices (T17). The page says the same either way.
    if announcing, people.count == 1, let customer = people.first, try openStop(scope, of: customer, in: tx) == nil {
      stops[customer] = try stopping.stop(
        customer, source: "portal", proven: false, restricting: scope == .everything, in: tx)
    }
    var request = CaseTable.Request(who)
    request.stops = stops
    try CaseTable.replace(request, of: opened.id, in: tx)
    let state = try advance(opened, .stop, by: .unproven, in: tx)
    try announce(state, to: stops.keys.sorted(), language, in: tx)
    return receipt(state.state, scope)
  }

  /// Tells every address on file; where nobody was found, there is nobody to tell and the case ends.
  private func announce(_ opened: OpenCase, to people: [Int64], _ language: Language, in tx: Transaction) throws {
    var reached: NoticeRoute?
    for customer in people where opened.state.kind.acceptsSilence {
      let onFile = try ContactDetails.onFile(of: customer, in: tx)
      let box = LetterBox(onFile: onFile, language: language, caseID: opened.id)
      guard let route = box.route else { continue }
      let notice: NoticeRoute = route == .email ? .electronic : .postOnly
      let until = notice.until(from: tx.now)
      let letter = UnprovenNotice(
        reference: opened.state.reference, askedAt: opened.state.received, erasesAt: until,
        notMeLink: desk.link(
          "/confirm", try OneTimeLinks.issue(ForNotMe.self, for: opened.id, until: until, in: tx)),
        eraseLink: desk.link(
          "/confirm", try OneTimeLinks.issue(ForConfirmErasure.self, for: opened.id, until: until, in: tx)),
        contact: desk.contact)
      try box.toAll(letter.rendered(in: language), kind: "unprovenNotice", in: tx)
      reached = notice
      try AuditLog.append(
        AuditEntry(.noticeSent, by: .scheduler, subject: customer, reference: opened.state.reference.description),
        in: tx)
    }
    if let reached {
      _ = try advance(opened, .announce(reached), by: .scheduler, in: tx)
    } else if people.isEmpty {
      _ = try advance(opened, .findNobody, by: .scheduler, in: tx)
    } else {
      try confirmOptOut(opened, people, language, in: tx)
    }
  }

  /// An opt-out of one way of sending has done its work when it has stopped; it says so by letter.
  private func confirmOptOut(_ opened: OpenCase, _ people: [Int64], _ language: Language, in tx: Transaction) throws {
    guard let row = try CaseTable.row(opened.id, in: tx) else { return }
    for customer in people {
      let letter = OptOutConfirmed(
        reference: row.state.reference, scope: row.scope, stoppedAt: row.state.stopped ?? tx.now, onItsWay: [],
        contact: desk.contact)
      try LetterBox(
        onFile: try ContactDetails.onFile(of: customer, in: tx), language: language, caseID: opened.id
      ).toOne(letter.rendered(in: language), kind: "optOutConfirmed", in: tx)
    }
  }

  private func finish(_ row: CaseTable.Row, proof: Proof, by actor: Actor, in tx: Transaction) throws -> Receipt {
    let stops = try CaseTable.request(of: row.id, in: tx)?.stops ?? [:]
    return try finish(
      OpenCase(id: row.id, state: row.state), row.scope, stops, proof: proof, by: actor, row.language, in: tx)
  }

  /// Proves and erases, writes down what went and what stays, and says so by letter.
  private func finish(
    _ opened: OpenCase, _ scope: Scope, _ stops: [Int64: Int64], proof: Proof, by actor: Actor, _ language: Language,
    in tx: Transaction
  ) throws -> Receipt {
    var opened = try opened.prove(proof, by: actor, in: tx)
    opened = try advance(opened, .erase, by: actor, in: tx)
    var answer: Receipt.Answer?
    let stopping = stopping(opened, scope, by: actor)
    for (customer, stop) in stops.sorted(by: { $0.key < $1.key }) {
      // What is on file is read before it may be erased: the last letter still has to find its way.
      let onFile = try ContactDetails.onFile(of: customer, in: tx)
      try stopping.suppress(customer, onFile, source: "portal", in: tx)
      let keeping = Keeping(plan: try stopping.erase(customer, stop: stop, in: tx))
      try CaseTable.add(keeping.outcomes, to: opened.id, in: tx)
      let letter = ObjectionConfirmed(
        name: onFile.name, reference: opened.state.reference, stoppedAt: opened.state.stopped ?? tx.now,
        onItsWay: [], erased: keeping.erased, erasedAt: tx.now, kept: keeping.kept, contact: desk.contact)
      try LetterBox(onFile: onFile, language: language, caseID: opened.id)
        .toOne(letter.rendered(in: language), kind: "objectionConfirmed", in: tx)
      answer = Receipt.Answer(
        erased: keeping.erased, kept: keeping.kept, onItsWay: [], erasedAt: tx.now,
        letterTo: onFile.emails.first?.masked)
    }
    try Certificates.issue(for: opened.id, in: tx)
    return receipt(opened.state, scope, answer)
  }

  private func putBack(_ row: CaseTable.Row, in tx: Transaction) throws -> Receipt {
    let opened = try advance(OpenCase(id: row.id, state: row.state), .contradict, by: .subject, in: tx)
    let stops = try CaseTable.request(of: row.id, in: tx)?.stops ?? [:]
    for (customer, stop) in stops.sorted(by: { $0.key < $1.key }) {
      try Evidence.takeBack(stop: stop, of: customer, in: tx)
      try Evidence.endRestriction(of: customer, for: row.id, in: tx)
      try AuditLog.append(
        AuditEntry(.contradicted, by: .subject, subject: customer, reference: row.state.reference.description),
        in: tx)
      let letter = UndoneNotice(reference: row.state.reference, undoneAt: tx.now, contact: desk.contact)
      try LetterBox(
        onFile: try ContactDetails.onFile(of: customer, in: tx), language: row.language, caseID: row.id
      ).toAll(letter.rendered(in: row.language), kind: "undone", in: tx)
    }
    return receipt(opened.state, row.scope)
  }

  private func people(_ who: Who, in tx: Transaction) throws -> [Int64] {
    switch who {
    case .email(let email): try BlindIndex.customers(.email(email), in: tx)
    case .household(let surname, let house): try ContactDetails.customers(surname: surname, house: house, in: tx)
    }
  }

  private func stopping(_ opened: OpenCase, _ scope: Scope, by actor: Actor) -> Stopping {
    Stopping(caseID: opened.id, scope: scope, reference: opened.state.reference, actor: actor)
  }

  private func receipt(_ state: CaseState, _ scope: Scope, _ answer: Receipt.Answer? = nil) -> Receipt {
    Receipt(reference: state.reference, kind: state.kind, scope: scope, at: state.received, answer: answer)
  }
}

extension ObjectToProcessing.Who {
  var target: SuppressionList.Target {
    switch self {
    case .email(let email): .email(email)
    case .household(let surname, let house): .household(surname: surname, house: house)
    }
  }
}

extension CaseTable.Request {
  init(_ who: ObjectToProcessing.Who) {
    switch who {
    case .email(let email): self.init(email: email.text)
    case .household(let surname, let house): self.init(postal: ["surname": surname, "house": house])
    }
  }
}
