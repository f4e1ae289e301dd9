package import Domain
import Identity
import Retention
package import Storage

/// Somebody says that a person has died (journey 4, R11). It stops at once and asks for no proof; it erases by the
/// register, by a colleague's check, or after thirty days in which nobody said otherwise. Nobody writes to the dead: what is
/// sent is for the relatives.
package struct ReportDeath: Sendable {
  let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  package struct Told: Sendable {
    package let receipt: Receipt
    /// False where the same was known before, and nothing was done.
    package let isNews: Bool
    /// From when on silence counts as proof; nil where it is proven, or where nobody could be told.
    package let silenceUntil: Instant?
  }

  /// - Parameters:
  ///   - form: the case that the portal's form opened, which this decides.
  ///   - facts: how it came in, for the log.
  ///   - relative: the address of whoever told us, for word that it was heard; it says nothing about the person.
  package func report(
    _ customer: Int64, died: Day?, _ source: Deaths.Source, telling relative: EmailAddress? = nil,
    from form: CaseReference? = nil, by actor: Actor, noting facts: [String: String] = [:], in tx: Transaction
  ) throws -> Told {
    if let died, died > tx.today { throw DeathRefused.notYet(died) }
    try tx.lock(.person(customer))
    let language = try People.language(of: customer, in: tx)
    let form = try form.map { try TakeDeathReport.undecided($0, in: tx) }
    if let known = try Deaths.all(of: customer, in: tx).first,
      let row = try CaseTable.row(known.caseID, in: tx), row.state.isOpen || row.state.erasedHere != nil
    {
      if let form { try TakeDeathReport.end(form, by: actor, in: tx) }
      guard source == .register, row.state.isOpen, row.state.erasedHere == nil else {
        return told(row.state, isNews: false)
      }
      // The relatives were first: now it is certain.
      try Deaths.record(of: customer, source, died: died, for: row.id, stop: known.stop, in: tx)
      let opened = OpenCase(id: row.id, state: row.state)
      let settled = try settle(opened, customer, known.stop, .staffCheck, by: actor, language, in: tx)
      return told(settled, isNews: true)
    }
    let opened = try open(customer, died, source, relative, form, by: actor, facts, language, in: tx)
    switch source {
    case .relatives:
      let announced = try announce(opened.opened, customer, language, in: tx)
      if let relative { try thank(relative, opened.opened, language, in: tx) }
      return told(announced.state, isNews: true)
    case .register:
      let settled = try settle(opened.opened, customer, opened.stop, .staffCheck, by: actor, language, in: tx)
      return told(settled, isNews: true)
    }
  }

  // MARK: - Stop

  private func open(
    _ customer: Int64, _ died: Day?, _ source: Deaths.Source, _ relative: EmailAddress?,
    _ form: CaseTable.Row?, by actor: Actor, _ facts: [String: String], _ language: Language, in tx: Transaction
  ) throws -> (opened: OpenCase, stop: Int64) {
    var request = CaseTable.Request(email: relative?.text)
    if let form, let said = try CaseTable.request(of: form.id, in: tx) {
      // What the form said of the person is on file here; who told us stays with the case.
      request.email = said.email
    }
    let opened =
      try form.map { OpenCase(id: $0.id, state: $0.state) }
      ?? OpenCase.begin(.deceased, .everything, request: request, entrance: .unproven, language, in: tx)
    let stop = try stopping(opened, by: actor).stop(
      customer, source: source == .relatives ? "agent" : "import", proven: false, restricting: true, in: tx)
    request.stops[customer] = stop
    try CaseTable.replace(request, of: opened.id, in: tx)
    // It goes again with the report: nobody asked for it who lives.
    for target in try Reach.targets(of: customer, in: tx) where try !Self.isShared(target, by: customer, in: tx) {
      try SuppressionList.suppress(target, scope: .everything, source: "follows", in: tx)
    }
    try Deaths.record(of: customer, source, died: died, for: opened.id, stop: stop, in: tx)
    try AuditLog.append(
      AuditEntry(
        .deathReported, by: actor, subject: customer, reference: opened.state.reference.description,
        detail: ["source": source.rawValue].merging(facts) { $1 }), in: tx)
    // On the form's word it was stopped before, as far as it could be.
    return (form == nil ? try advance(opened, .stop, by: actor, in: tx) : opened, stop)
  }

  /// Whoever is left at that mailbox, number or house asked for nothing.
  static func isShared(
    _ target: SuppressionList.Target, by customer: Int64, in tx: Transaction
  ) throws -> Bool {
    let people =
      switch target {
      case .email(let email): try BlindIndex.customers(.email(email), in: tx)
      case .phone(let phone): try BlindIndex.customers(.phone(phone), in: tx)
      case .household(let surname, let house): try ContactDetails.customers(surname: surname, house: house, in: tx)
      }
    return people.contains { $0 != customer }
  }

  // MARK: - Tell

  private func announce(
    _ opened: OpenCase, _ customer: Int64, _ language: Language, in tx: Transaction
  ) throws -> OpenCase {
    let reach = try Reach.onFile(of: customer, in: tx)
    let box = LetterBox(onFile: reach, language: language, caseID: opened.id)
    guard !box.reachesNobody else {
      try ObjectToProcessing(desk).endUnreached(opened, [customer], in: tx)
      return opened
    }
    let until = NoticeRoute.reportOfDeath.until(from: tx.now)
    let letter = DeathReported(
      name: reach.relativesOf, reference: opened.state.reference, reportedAt: opened.state.received, erasesAt: until,
      notSoLink: try notSoLink(opened.id, until: until, in: tx), contact: desk.contact)
    try box.toAll(letter.rendered(in: language), kind: "deathReported", in: tx)
    try AuditLog.append(
      AuditEntry(.noticeSent, by: .scheduler, subject: customer, reference: opened.state.reference.description), in: tx)
    return try advance(opened, .announce(.reportOfDeath), by: .scheduler, in: tx)
  }

  func thank(_ relative: EmailAddress, _ opened: OpenCase, _ language: Language, in tx: Transaction) throws {
    var onFile = try ContactDetails.onFile(in: [])
    onFile.emails = [relative]
    let letter = DeathHeard(reference: opened.state.reference, contact: desk.contact)
    try LetterBox(onFile: onFile, language: language, caseID: opened.id)
      .toOne(letter.rendered(in: language), kind: "deathHeard", in: tx)
  }

  private func notSoLink(_ caseID: Int64, until: Instant, in tx: Transaction) throws -> String {
    desk.link("/confirm", try OneTimeLinks.issue(ForNotMe.self, for: caseID, until: until, in: tx))
  }

  // MARK: - Erase

  /// Thirty days of silence are over. Whoever bought something or signed in meanwhile has not been silent: then nothing is
  /// erased, and a colleague finds out.
  func carryOut(_ row: CaseTable.Row, in tx: Transaction) throws {
    let opened = OpenCase(id: row.id, state: row.state)
    let stops = try CaseTable.request(of: row.id, in: tx)?.stops ?? [:]
    for (customer, stop) in stops.sorted(by: { $0.key < $1.key }) {
      if let last = try StandingTable.fold(customer, in: tx).lastContact, last > row.state.received.day {
        _ = try advance(opened, .failNotice, by: .scheduler, in: tx)
        try AuditLog.append(
          AuditEntry(.deathDoubted, by: .scheduler, subject: customer, reference: row.state.reference.description),
          in: tx)
        return
      }
      _ = try settle(opened, customer, stop, .silence, by: .scheduler, row.language, in: tx)
    }
  }

  private func settle(
    _ opened: OpenCase, _ customer: Int64, _ stop: Int64, _ proof: Proof, by actor: Actor, _ language: Language,
    in tx: Transaction
  ) throws -> CaseState {
    var opened = try opened.prove(proof, by: actor, in: tx)
    opened = try advance(opened, .erase, by: actor, in: tx)
    // What is on file is read before it may be erased: the last letter still has to find its way.
    let reach = try Reach.onFile(of: customer, in: tx)
    let plan = try stopping(opened, by: actor).erase(customer, stop: stop, in: tx)
    let keeping = Keeping(plan: plan)
    var known = reach
    known.surname = reach.relativesOf
    opened = try ToldRecipients(desk: desk, scope: .everything).tell(opened, of: customer, known, after: plan, in: tx)
    try CaseTable.add(keeping.outcomes, to: opened.id, in: tx)
    let box = LetterBox(onFile: reach, language: language, caseID: opened.id)
    let letter = DeathSettled(
      name: reach.relativesOf, reference: opened.state.reference, reportedAt: opened.state.received,
      erased: keeping.erased, erasedAt: tx.now,
      kept: keeping.kept, recipientsTold: opened.state.told.keys.sorted().map { Recipient.name($0, in: language) },
      notSoLink: try notSoLink(opened.id, until: tx.today.adding(days: Self.daysToSayOtherwise).start, in: tx),
      contact: desk.contact)
    try box.toAll(letter.rendered(in: language), kind: "deathSettled", in: tx)
    try Certificates.issue(for: opened.id, in: tx)
    if box.reachesNobody { try ObjectToProcessing(desk).endUnreached(opened, [customer], in: tx) }
    return opened.state
  }

  private func stopping(_ opened: OpenCase, by actor: Actor) -> Stopping {
    ObjectToProcessing(desk).stopping(opened, .everything, by: actor)
  }

  func told(_ state: CaseState, isNews: Bool) -> Told {
    Told(
      receipt: Receipt(
        reference: state.reference, kind: .deceased, scope: .everything, at: state.received, stopped: state.stopped,
        answer: nil),
      isNews: isNews, silenceUntil: state.noticeUntil)
  }

  private static let daysToSayOtherwise = 365
}

package enum DeathRefused: Error, Hashable, CustomStringConvertible {
  case notYet(Day)
  case neverReported
  case noReport(CaseReference)

  package var description: String {
    switch self {
    case .notYet(let day): "\(day) has not come yet: give the day of death, or leave it out. Nothing was recorded."
    case .noReport(let reference):
      "\(reference) is no report of a death that waits for a decision. Nothing was changed."
    case .neverReported: "Nobody reported the death of this person. Nothing was changed."
    }
  }
}
