package import Domain
package import Identity
package import Storage

/// What follows a stop by somebody who has proven nothing: everybody it may concern is told, and says
/// "yes, erase", "this was not me", or nothing (DESIGN §6).
extension ObjectToProcessing {
  /// Tells every address there is; where nobody was found, there is nobody to tell and the case ends.
  func announce(
    _ opened: OpenCase, _ scope: Scope, to customer: Int64?, _ language: Language, in tx: Transaction
  ) throws -> OpenCase {
    guard let customer else { return try advance(opened, .findNobody, by: .scheduler, in: tx) }
    let box = LetterBox(onFile: try Reach.onFile(of: customer, in: tx), language: language, caseID: opened.id)
    guard let route = box.route else {
      try endUnreached(opened, [customer], in: tx)
      return opened
    }
    let notice: NoticeRoute = route == .email ? .electronic : .postOnly
    let until = notice.until(from: tx.now)
    let letter = UnprovenNotice(
      reference: opened.state.reference, scope: scope,
      keepsExtra: try CaseTable.request(of: opened.id, in: tx)?.keepsExtra ?? false, askedAt: opened.state.received,
      arrived: opened.state.arrived, erasesAt: until,
      notMeLink: desk.link(
        "/confirm", try OneTimeLinks.issue(ForNotMe.self, for: opened.id, until: until, in: tx)),
      eraseLink: desk.link(
        "/confirm", try OneTimeLinks.issue(ForConfirmErasure.self, for: opened.id, until: until, in: tx)),
      contact: desk.contact)
    try box.toAll(letter.rendered(in: language), kind: "unprovenNotice", in: tx)
    try AuditLog.append(
      AuditEntry(.noticeSent, by: .scheduler, subject: customer, reference: opened.state.reference.description),
      in: tx)
    return try advance(opened, .announce(notice), by: .scheduler, in: tx)
  }

  /// What a link asks about: shown before its button is pressed.
  package struct Asked: Sendable {
    package let scope: Scope
    package let at: Instant
    /// Whether "this was not me" can be said to it: what came by a mail's token waits for no answer.
    package let waits: Bool
    /// "This is not so", after the report of a death.
    package let isDeath: Bool
  }

  /// "Yes, erase", from a link sent to an address on file and confirmed by POST.
  package func confirm(_ token: Token<ForConfirmErasure>) async throws -> Receipt {
    try await desk.store.write { tx in
      guard case .usable(let link) = try OneTimeLinks.consume(token, in: tx) else { throw RightsRefusal.linkSpent }
      if let scope = Self.scopeToErase(link) { return try eraseStopped(scope, link, in: tx) }
      guard let row = try CaseTable.row(link.owner, in: tx) else { throw RightsRefusal.linkSpent }
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

  /// What a link of a notice or letter is about; shows, and changes nothing.
  package func look(_ state: LinkState, in tx: Transaction) throws -> Asked? {
    guard case .usable(let link) = state else { return nil }
    if let scope = Self.scopeToErase(link) { return Asked(scope: scope, at: link.issued, waits: false, isDeath: false) }
    return try CaseTable.row(link.owner, in: tx).map {
      Asked(scope: $0.scope, at: $0.state.received, waits: true, isDeath: $0.state.kind == .deceased)
    }
  }

  private func contradict(_ state: LinkState, in tx: Transaction) throws -> Receipt {
    guard case .usable(let link) = state, let row = try CaseTable.row(link.owner, in: tx) else {
      throw RightsRefusal.linkSpent
    }
    if row.state.kind == .deceased { return try ReportDeath(desk).undo(row, in: tx) }
    if row.state.contradicted != nil { return try receipt(row.state, row.scope, in: tx) }
    guard row.state.isOpen, row.state.erasedHere == nil else { throw RightsRefusal.tooLate(row.state.reference) }
    return try row.state.kind == .erasure ? EraseOnRequest(desk).putBack(row, in: tx) : putBack(row, in: tx)
  }

  private func putBack(_ row: CaseTable.Row, in tx: Transaction) throws -> Receipt {
    let opened = try advance(OpenCase(id: row.id, state: row.state), .contradict, by: .subject, in: tx)
    let stops = try CaseTable.request(of: row.id, in: tx)?.stops ?? [:]
    for (customer, stop) in stops.sorted(by: { $0.key < $1.key }) {
      try Evidence.takeBack(stop: stop, of: customer, in: tx)
      // What was named stays suppressed; what merely followed does not.
      try SuppressionList.release(
        try Reach.targets(of: customer, in: tx), of: customer, scope: row.scope, closedSince: row.state.received,
        in: tx)
      try Evidence.endRestriction(of: customer, for: row.id, in: tx)
      if row.scope == .everything { try ToldAside.released(customer, in: tx) }
      try AuditLog.append(
        AuditEntry(.contradicted, by: .subject, subject: customer, reference: row.state.reference.description),
        in: tx)
      let letter = UndoneNotice(reference: row.state.reference, undoneAt: tx.now, contact: desk.contact)
      try LetterBox(onFile: try Reach.onFile(of: customer, in: tx), language: row.language, caseID: row.id)
        .toAll(letter.rendered(in: row.language), kind: "undone", in: tx)
    }
    return try receipt(opened.state, row.scope, in: tx)
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
      // Read again: somebody may have spoken up since, or another scheduler taken it up.
      guard let row = try CaseTable.rowToTakeUp(id, in: tx), let acts = row.state.actsAt, acts <= tx.now else {
        return false
      }
      if row.state.unansweredFrom != nil {
        try TakeRequest(desk).lapse(row, in: tx)
      } else if row.state.kind == .erasure {
        _ = try EraseOnRequest(desk).carryOut(row, in: tx)
      } else if row.state.kind == .deceased {
        try ReportDeath(desk).carryOut(row, in: tx)
      } else {
        _ = try finish(row, proof: .silence, by: .scheduler, in: tx)
      }
      return true
    }
  }
}
