package import Domain
package import Storage

/// What somebody close tells on the portal's form (journey 4): nothing is proven and nobody is told anything. Advertising to
/// whom it surely means is silenced at once; the rest is a case that a colleague looks at, for a letter to "the relatives"
/// of somebody who is alive would hurt (T9). The receipt is the same for a name nobody has (T3).
package struct TakeDeathReport: Sendable {
  package struct Named: Hashable, Sendable {
    package let given: String
    package let surname: String
    /// As `PostalAddress.house` writes it.
    package let house: String
    package let died: Day?

    package init(given: String, surname: String, house: String, died: Day?) {
      self.given = given
      self.surname = surname
      self.house = house
      self.died = died
    }
  }

  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// - Parameter relative: an address of whoever tells us, for word that it was heard.
  package func take(_ named: Named, telling relative: EmailAddress?, in language: Language) async throws -> Receipt {
    try await desk.store.write { tx in
      if let died = named.died, died > tx.today { throw DeathRefused.notYet(died) }
      var request = CaseTable.Request(named, relative)
      let opened = try OpenCase.begin(.deceased, .everything, request: request, entrance: .unproven, language, in: tx)
      if case .sure(let customer) = try DeathMatching.match(named, in: tx), try !Deaths.isReported(customer, in: tx) {
        try silence(customer, in: tx)
        // No stop of theirs yet: a colleague makes it.
        request.stops[customer] = 0
        try CaseTable.replace(request, of: opened.id, in: tx)
      }
      let stopped = try advance(opened, .stop, by: .unproven, in: tx)
      if let relative { try ReportDeath(desk).thank(relative, stopped, language, in: tx) }
      return ReportDeath(desk).told(stopped.state, isNews: true).receipt
    }
  }

  /// Whoever is left at that mailbox, number or house asked for nothing.
  private func silence(_ customer: Int64, in tx: Transaction) throws {
    for target in try Reach.targets(of: customer, in: tx)
    where try !ReportDeath.isShared(target, by: customer, in: tx) {
      try SuppressionList.suppress(target, scope: .everything, source: "follows", in: tx)
    }
    try AuditLog.append(
      AuditEntry(.suppressed, by: .unproven, subject: customer, detail: ["scope": Scope.everything.rawValue]), in: tx)
  }

  // MARK: - For a colleague

  /// A report nobody has decided yet.
  package struct Waiting: Sendable {
    package let reference: CaseReference
    package let received: Instant
    package let named: Named
    /// Whom it may mean, by customer number or the number of a card.
    package let perhaps: [String]
    package let isSure: Bool
  }

  /// Names people: that a colleague looked is written down first.
  package func waiting(seenBy actor: Actor, in tx: Transaction) throws -> [Waiting] {
    let all = try CaseTable.open(in: tx).filter(Self.isUndecided).compactMap { row in
      try CaseTable.request(of: row.id, in: tx).flatMap(\.named).map { (row, $0) }
    }
    guard !all.isEmpty else { return [] }
    try AuditLog.append(
      AuditEntry(.deathReportsSeen, by: actor, detail: ["reports": String(all.count)]), in: tx)
    return try all.map { row, named in
      let match = try DeathMatching.match(named, in: tx)
      return Waiting(
        reference: row.state.reference, received: row.state.received, named: named,
        perhaps: try match.people.compactMap { try DeathIntake.number($0, in: tx) }, isSure: match.isSure)
    }
  }

  /// The report of that number, as long as nobody has decided it.
  static func undecided(_ reference: CaseReference, in tx: Transaction) throws -> CaseTable.Row {
    guard let row = try CaseTable.find(reference, in: tx) else { throw CaseDeskRefusal.unknown(reference) }
    guard isUndecided(row) else { throw DeathRefused.noReport(reference) }
    return row
  }

  /// It means nobody of ours, or it is not so: what was silenced for it is open again, and the case ends.
  package func dismiss(_ reference: CaseReference, by actor: Actor, in tx: Transaction) throws {
    let row = try Self.undecided(reference, in: tx)
    for (customer, _) in try CaseTable.request(of: row.id, in: tx)?.stops ?? [:] {
      try SuppressionList.release(
        try Reach.targets(of: customer, in: tx), of: customer, scope: .everything, closedSince: row.state.received,
        in: tx)
    }
    try Self.end(row, by: actor, in: tx)
  }

  static func end(_ row: CaseTable.Row, by actor: Actor, in tx: Transaction) throws {
    _ = try advance(OpenCase(id: row.id, state: row.state), .findNobody, by: actor, in: tx)
    try AuditLog.append(
      AuditEntry(.deathDismissed, by: actor, reference: row.state.reference.description), in: tx)
  }

  private static func isUndecided(_ row: CaseTable.Row) -> Bool {
    row.state.kind == .deceased && row.state.isOpen && row.state.notice == nil && row.state.noticeFailed == nil
      && row.state.proven == nil && row.state.answered == nil && row.state.contradicted == nil
  }
}

extension CaseTable.Request {
  fileprivate init(_ named: TakeDeathReport.Named, _ relative: EmailAddress?) {
    self.init(
      email: relative?.text,
      postal: [
        "given": named.given, "surname": named.surname, "house": named.house, "died": named.died?.description ?? "",
      ])
  }

  /// Nil where the case did not come from the form.
  fileprivate var named: TakeDeathReport.Named? {
    guard let postal, let given = postal["given"], let surname = postal["surname"], let house = postal["house"] else {
      return nil
    }
    return TakeDeathReport.Named(given: given, surname: surname, house: house, died: postal["died"].flatMap { Day($0) })
  }
}

extension DeathMatching {
  /// Without a day nothing can have been heard of them since.
  static func match(_ named: TakeDeathReport.Named, in tx: Transaction) throws -> Match {
    try match(
      DeathRegister.Row(
        line: 0, surname: named.surname, given: named.given, house: named.house, died: named.died ?? tx.today), in: tx)
  }
}

extension DeathMatching.Match {
  fileprivate var isSure: Bool { if case .sure = self { true } else { false } }
  fileprivate var people: [Int64] {
    switch self {
    case .sure(let customer): [customer]
    case .doubtful(let people, _): people
    case .nobody: []
    }
  }
}
