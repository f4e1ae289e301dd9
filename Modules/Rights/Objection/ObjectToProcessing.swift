package import Domain
import Identity
import Retention
import Storage

/// A person stops what we do with their data (S51, Art. 21): the journey everything else is built
/// around. It stops at once and asks for no identity; it erases once it is proven who asks.
package struct ObjectToProcessing: Sendable {
  /// Whom the person names on the form.
  package enum Who: Hashable, Sendable {
    case email(EmailAddress)
    /// For whoever has no mail: the house as `PostalAddress.house` writes it.
    case household(surname: String, house: String)
    /// For whoever wants no calls, and gives nothing else (S22).
    case phone(PhoneNumber)
  }

  let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// Without any proof: suppresses what was named, lets what it ends rest, and announces itself to every
  /// address on file. The receipt is the same for an address nobody has.
  ///
  /// Not `announcing`: so many notices went about this address lately that it is silenced and no more
  /// (T17). What nobody was told of must not rest or be erased.
  ///
  /// - Parameters:
  ///   - phone: a number named beside the address; it is called no more either (S22).
  ///   - keepingExtra: of everything, NS Extra alone goes on, for its benefits (A3).
  package func submit(
    _ scope: Scope, naming who: Who, and phone: PhoneNumber? = nil, announcing: Bool = true,
    keepingExtra: Bool = false, in language: Language
  ) async throws -> Receipt {
    try await desk.store.write { tx in
      try submit(
        scope, naming: who, and: phone, announcing: announcing, keepingExtra: keepingExtra, in: language, in: tx)
    }
  }

  /// By somebody signed in: stops and erases in one transaction.
  package func submit(
    _ scope: Scope, by customer: Int64, keepingExtra: Bool = false, in language: Language, source: String = "portal"
  ) async throws -> Receipt {
    try await desk.store.write { tx in
      try submit(
        scope, by: customer, proof: .login, keepingExtra: keepingExtra, in: language, source: source, in: tx)
    }
  }

  /// The same within a larger act.
  func submit(
    _ scope: Scope, by customer: Int64, proof: Proof, keepingExtra: Bool = false, in language: Language,
    source: String, in tx: Transaction
  ) throws -> Receipt {
    let done = try carryOut(
      scope, by: customer, proof: proof, keepingExtra: keepingExtra, in: language, source: source, in: tx)
    return try answer([done], language, in: tx)[0]
  }

  /// Several at once: each is a case of its own, and one letter names all of them.
  func submit(
    each scopes: [Scope], by customer: Int64, in language: Language, source: String, in tx: Transaction
  ) throws -> [Receipt] {
    let done = try scopes.map {
      try carryOut($0, by: customer, proof: .login, in: language, source: source, in: tx)
    }
    return try answer(done, language, in: tx)
  }

  private func carryOut(
    _ scope: Scope, by customer: Int64, proof: Proof, keepingExtra: Bool = false, in language: Language,
    source: String, in tx: Transaction
  ) throws -> Done {
    let targets = try Reach.targets(of: customer, in: tx)
    let keepsExtra = keepingExtra && scope == .everything
    let opened = try OpenCase.begin(
      scope.caseKind, scope, request: CaseTable.Request(keepsExtra: keepsExtra ? true : nil), entrance: .loggedIn,
      language, in: tx)
    let stopping = stopping(opened, scope, by: .subject)
    let stop = try stopping.stop(customer, source: source, proven: true, restricting: false, in: tx)
    try stopping.suppress(customer, targets, source: source, in: tx)
    let stopped = try advance(opened, .stop, by: .subject, in: tx)
    return try finish(
      stopped, scope, [customer: stop], keepsExtra: keepsExtra, proof: proof, by: .subject, language, in: tx)
  }

  /// A case that is proven and carried out, and what a letter has to say of it to each.
  private struct Done {
    let opened: OpenCase
    let scope: Scope
    let people: [Int64]
    var letters: [(reach: ContactDetails.OnFile, letter: ObjectionConfirmed)] = []
    var answer: Receipt.Answer?
  }

  /// Writes to everybody, about everything of theirs in one letter, and ends what can be answered to nobody.
  private func answer(_ done: [Done], _ language: Language, in tx: Transaction) throws -> [Receipt] {
    guard let first = done.first else { return [] }
    if done.count > 1 { try CaseTable.answer(done.dropFirst().map(\.opened.id), with: first.opened.id, in: tx) }
    for (place, one) in first.letters.enumerated() {
      let box = LetterBox(onFile: one.reach, language: language, caseID: first.opened.id)
      let letter = done.dropFirst().compactMap { $0.letters.dropFirst(place).first?.letter }
        .reduce(one.letter) { $0.with($1) }
      try box.toOne(letter.rendered(in: language), kind: "objectionConfirmed", in: tx)
    }
    return try done.map { one in
      try Certificates.issue(for: one.opened.id, in: tx)
      let receipt = try receipt(one.opened.state, one.scope, one.answer, in: tx)
      if one.letters.allSatisfy({ LetterBox(onFile: $0.reach, language: language, caseID: nil).reachesNobody }) {
        try endUnreached(one.opened, one.people, in: tx)
      }
      return receipt
    }
  }

  private func submit(
    _ scope: Scope, naming who: Who, and phone: PhoneNumber?, announcing: Bool, keepingExtra: Bool,
    in language: Language, in tx: Transaction
  ) throws -> Receipt {
    // A mailbox two people share is silenced, and nothing else of either changes (journey 2): nobody
    // knows yet which of them asks.
    let people = try people(who, in: tx)
    let person = announcing && people.count == 1 ? people.first : nil
    let opened = try stop(
      scope, naming: who, and: phone, of: person, keepingExtra: keepingExtra, by: .form, language, in: tx)
    return try receipt(opened.state, scope, keepsExtra: keepingExtra && scope == .everything, in: tx)
  }

  /// Stops what was named and whom it means, and announces it, where somebody is known and this is news.
  func stop(
    _ scope: Scope, naming who: Who?, and phone: PhoneNumber? = nil, of person: Int64?, keepingExtra: Bool = false,
    by hand: Hand, _ language: Language, in tx: Transaction
  ) throws -> OpenCase {
    let (opened, isNews) = try begin(
      scope, naming: who, and: phone, of: person, keepingExtra: keepingExtra, by: hand, language, in: tx)
    return try announce(opened, scope, to: isNews ? person : nil, language, in: tx)
  }

  /// The same by a colleague who saw who it was: stops and erases in one transaction.
  func stopProven(
    _ scope: Scope, naming who: Who?, of person: Int64, by hand: Hand, _ language: Language, in tx: Transaction
  ) throws -> Receipt {
    let (opened, _) = try begin(
      scope, naming: who, and: nil, of: person, by: hand, language, again: true, in: tx)
    guard let row = try CaseTable.row(opened.id, in: tx) else { throw StorageError.corrupt("a new case is not there") }
    return try finish(row, proof: .staffCheck, by: hand.actor, in: tx)
  }

  /// - Parameter again: even where the same stands already, since it is proven only now.
  private func begin(
    _ scope: Scope, naming who: Who?, and phone: PhoneNumber?, of person: Int64?, keepingExtra: Bool = false,
    by hand: Hand, _ language: Language, again: Bool = false, in tx: Transaction
  ) throws -> (opened: OpenCase, isNews: Bool) {
    var request = CaseTable.Request(who, phone)
    request.keepsExtra = keepingExtra && scope == .everything ? true : nil
    let opened = try OpenCase.begin(
      scope.caseKind, scope, request: request, entrance: .unproven, by: hand, language, in: tx)
    for target in Set([who?.target, phone.map { .phone($0) }].compactMap { $0 }) {
      try SuppressionList.suppress(target, scope: scope, source: hand.source, in: tx)
    }
    // A house that several live in by one name is closed to all of them, and so is what is on its way there.
    if case .household? = who, let who {
      for one in try people(who, in: tx) { try stopping(opened, scope, by: hand.actor).recall(one, in: tx) }
    }
    var isNews = false
    if let person, try again || !isSettled(scope, of: person, in: tx) {
      request.stops[person] = try stopping(opened, scope, by: hand.actor).stop(
        person, source: hand.source, proven: false, restricting: scope == .everything, in: tx)
      isNews = true
    }
    try CaseTable.replace(request, of: opened.id, in: tx)
    return (try advance(opened, .stop, by: hand.actor, in: tx), isNews)
  }

  /// Whether the same is in force already, announced or proven: one of a scope is enough. Asking again
  /// must not become a way to flood somebody with notices (T17); the page says the same either way.
  private func isSettled(_ scope: Scope, of customer: Int64, in tx: Transaction) throws -> Bool {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return false }
    let statement = try tx.statement
    if standing.stopsInForce(.everything, under: statement).contains(where: \.proven) { return true }
    let stops = standing.stopsInForce(scope, under: statement)
    if stops.contains(where: \.proven) { return true }
    return try CaseTable.cases(of: customer, in: tx).contains { row in
      row.scope == scope && row.state.noticeUntil != nil && stops.contains { $0.at == row.state.received }
    }
  }

  private func people(_ who: Who, in tx: Transaction) throws -> [Int64] {
    switch who {
    case .email(let email): try BlindIndex.customers(.email(email), in: tx)
    case .household(let surname, let house): try ContactDetails.customers(surname: surname, house: house, in: tx)
    case .phone(let phone): try BlindIndex.customers(.phone(phone), in: tx)
    }
  }

  // MARK: - The end of every road

  func finish(_ row: CaseTable.Row, proof: Proof, by actor: Actor, in tx: Transaction) throws -> Receipt {
    let request = try CaseTable.request(of: row.id, in: tx)
    let done = try finish(
      OpenCase(id: row.id, state: row.state), row.scope, request?.stops ?? [:],
      keepsExtra: request?.keepsExtra ?? false, proof: proof, by: actor, row.language, in: tx)
    return try answer([done], row.language, in: tx)[0]
  }

  /// Proves and erases, and writes down what went and what stays.
  private func finish(
    _ opened: OpenCase, _ scope: Scope, _ stops: [Int64: Int64], keepsExtra: Bool, proof: Proof, by actor: Actor,
    _ language: Language, in tx: Transaction
  ) throws -> Done {
    var opened = try opened.prove(proof, by: actor, in: tx)
    opened = try advance(opened, .erase, by: actor, in: tx)
    var letters: [(ContactDetails.OnFile, ObjectionConfirmed)] = []
    var answer: Receipt.Answer?
    for (customer, stop) in stops.sorted(by: { $0.key < $1.key }) {
      let erased = try erase(customer, stop, &opened, scope, keepsExtra: keepsExtra, by: actor, language, in: tx)
      letters.append((erased.reach, erased.letter))
      answer = erased.answer
    }
    return Done(opened: opened, scope: scope, people: stops.keys.sorted(), letters: letters, answer: answer)
  }

  private func erase(
    _ customer: Int64, _ stop: Int64, _ opened: inout OpenCase, _ scope: Scope, keepsExtra: Bool, by actor: Actor,
    _ language: Language, in tx: Transaction
  ) throws -> (reach: ContactDetails.OnFile, letter: ObjectionConfirmed, answer: Receipt.Answer) {
    var stopping = stopping(opened, scope, by: actor)
    stopping.keepsExtra = try keepsExtra && ServiceExtra.agreement(of: customer, in: tx) != nil
    // What is on file is read before it may be erased: the last letter still has to find its way.
    let reach = try Reach.onFile(of: customer, in: tx)
    let keepsExtra = stopping.keepsExtra
    let benefits = try scope.endsExtra ? ExtraBenefits.open(of: customer, in: tx) : []
    let source = try Evidence.source(ofStop: stop, of: customer, in: tx) ?? "portal"
    try stopping.suppress(customer, try Reach.targets(of: customer, in: tx), source: source, in: tx)
    let plan = try stopping.erase(customer, stop: stop, in: tx)
    let keeping = Keeping(plan: plan)
    opened = try ToldRecipients(desk: desk, scope: scope).tell(opened, of: customer, reach, after: plan, in: tx)
    try CaseTable.add(keeping.outcomes, to: opened.id, in: tx)
    let onItsWay = try HandedOver.stillToCome(to: customer, within: scope, in: tx)
    let letter = ObjectionConfirmed(
      name: reach.name, reference: opened.state.reference, scope: scope, stoppedAt: opened.state.stopped ?? tx.now,
      onItsWay: onItsWay, erased: keeping.erased, erasedAt: tx.now,
      endedBenefits: keepsExtra ? [] : benefits, keepsExtra: keepsExtra, kept: keeping.kept,
      recipientsTold: opened.state.told.keys.sorted().map { Recipient.name($0, in: language) }, contact: desk.contact)
    let answer = Receipt.Answer(
      erased: keeping.erased, kept: keeping.kept, erasedAt: tx.now, endedBenefits: keepsExtra ? [] : benefits,
      keepsExtra: keepsExtra,
      onItsWay: onItsWay, letterTo: reach.emails.first?.masked,
      hasLetter: !LetterBox(onFile: reach, language: language, caseID: nil).reachesNobody)
    return (reach, letter, answer)
  }

  /// There is no way to write to the person: what was stopped stays so, the case ends here, and the log
  /// says why.
  func endUnreached(_ opened: OpenCase, _ people: [Int64], in tx: Transaction) throws {
    for customer in people {
      // Nobody will ever answer: the stop alone keeps what it ends at rest, and the periods run on.
      try Evidence.endRestriction(of: customer, for: opened.id, in: tx)
      try AuditLog.append(
        AuditEntry(.answeredNobody, by: .scheduler, subject: customer, reference: opened.state.reference.description),
        in: tx)
    }
    try CaseProgress.closeIfDone(try advance(opened, .failLetter, by: .scheduler, in: tx), in: tx)
  }

  func stopping(_ opened: OpenCase, _ scope: Scope, by actor: Actor) -> Stopping {
    Stopping(caseID: opened.id, scope: scope, reference: opened.state.reference, actor: actor)
  }

  func receipt(
    _ state: CaseState, _ scope: Scope, _ answer: Receipt.Answer? = nil, keepsExtra: Bool = false, in tx: Transaction
  ) throws -> Receipt {
    Receipt(
      reference: state.reference, kind: state.kind, scope: scope, keepsExtra: answer?.keepsExtra ?? keepsExtra,
      at: tx.now, stopped: state.stopped,
      onItsWay: try answer?.onItsWay ?? HandedOver.stillToCome(within: scope, in: tx), answer: answer)
  }
}

extension ObjectToProcessing.Who {
  var target: SuppressionList.Target {
    switch self {
    case .email(let email): .email(email)
    case .household(let surname, let house): .household(surname: surname, house: house)
    case .phone(let phone): .phone(phone)
    }
  }
}

extension CaseTable.Request {
  init(_ who: ObjectToProcessing.Who?, _ phone: PhoneNumber?) {
    switch who {
    case nil: self.init(phone: phone?.e164)
    case .email(let email): self.init(email: email.text, phone: phone?.e164)
    case .household(let surname, let house):
      self.init(postal: ["surname": surname, "house": house], phone: phone?.e164)
    case .phone(let number): self.init(phone: number.e164)
    }
  }
}
