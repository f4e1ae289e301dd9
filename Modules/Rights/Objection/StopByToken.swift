import Domain
import Identity
import Storage

/// A stop by whoever holds a mail's token. It stops, says so by letter, and erases nothing: the letter
/// asks (A3, T6).
extension ObjectToProcessing {
  /// The receipt, and the stop it made; none where the same was in force already.
  func stopByToken(
    _ scope: Scope, _ customer: Int64, source: String, in tx: Transaction
  ) throws -> (receipt: Receipt, stop: Int64?) {
    if let known = try inForce(scope, of: customer, in: tx) {
      return (try receipt(known.state, known.scope, in: tx), nil)
    }
    let language = try People.language(of: customer, in: tx)
    let opened = try OpenCase.begin(
      .unsubscribe, scope, request: CaseTable.Request(), entrance: .optOut, language, in: tx)
    let stopping = stopping(opened, scope, by: .unproven)
    let stop = try stopping.stop(customer, source: source, proven: false, restricting: false, in: tx)
    try stopping.suppress(customer, try Reach.targets(of: customer, in: tx), source: source, in: tx)
    let stopped = try advance(opened, .stop, by: .unproven, in: tx)
    try confirmOptOut(stopped, scope, customer, language, in: tx)
    return (try receipt(stopped.state, scope, in: tx), stop)
  }

  /// The case of a stop that still stands: doing it twice is doing it once. One from before the person
  /// asked for it again is not that; nor is one that a stranger made and somebody may still undo.
  private func inForce(_ scope: Scope, of customer: Int64, in tx: Transaction) throws -> CaseTable.Row? {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return nil }
    let statement = try tx.statement
    return try CaseTable.cases(of: customer, in: tx).first { row in
      guard row.scope == scope || row.scope == .everything else { return false }
      guard row.state.proven != nil || row.state.kind == .unsubscribe else { return false }
      return standing.stopsInForce(row.scope, under: statement).contains { $0.at == row.state.received }
    }
  }

  private func confirmOptOut(
    _ opened: OpenCase, _ scope: Scope, _ customer: Int64, _ language: Language, in tx: Transaction
  ) throws {
    let reach = try Reach.onFile(of: customer, in: tx)
    let box = LetterBox(onFile: reach, language: language, caseID: opened.id)
    guard !box.reachesNobody else { return try endUnreached(opened, [customer], in: tx) }
    let letter = OptOutConfirmed(
      reference: opened.state.reference, scope: scope, stoppedAt: opened.state.stopped ?? tx.now,
      onItsWay: try HandedOver.stillToCome(within: scope, in: tx),
      erasing: try erasing(scope, customer, reach, in: tx), contact: desk.contact)
    try box.toOne(letter.rendered(in: language), kind: "optOutConfirmed", in: tx)
  }

  // MARK: - "Yes, erase", afterwards

  /// The link of that letter. It belongs to the person and not to the case, which closes once its letter
  /// is gone. None where several people read the mailbox: it proves none of them (T15).
  private func erasing(
    _ scope: Scope, _ customer: Int64, _ reach: ContactDetails.OnFile, in tx: Transaction
  ) throws -> OptOutConfirmed.Erasing? {
    if let email = reach.emails.first, try BlindIndex.customers(.email(email), in: tx).count > 1 { return nil }
    let until = tx.today.adding(days: Self.daysToErase)
    let token = try OneTimeLinks.issue(
      ForConfirmErasure.self, for: customer, detail: Self.eraseStopped + scope.rawValue, until: until.start, in: tx)
    return OptOutConfirmed.Erasing(link: desk.link("/confirm", token), until: until)
  }

  /// The scope a link of such a letter is about; nil for any other link.
  static func scopeToErase(_ link: OneTimeLink) -> Scope? {
    guard link.detail.hasPrefix(eraseStopped) else { return nil }
    return Scope(rawValue: String(link.detail.dropFirst(eraseStopped.count)))
  }

  /// Now it is proven: the same stop once more, which erases.
  func eraseStopped(_ scope: Scope, _ link: OneTimeLink, in tx: Transaction) throws -> Receipt {
    guard try People.exists(link.owner, in: tx) else { throw RightsRefusal.linkSpent }
    return try submit(
      scope, by: link.owner, proof: .link, in: try People.language(of: link.owner, in: tx), source: "footer", in: tx)
  }

  private static let eraseStopped = "eraseStopped "
  private static let daysToErase = 30
}
