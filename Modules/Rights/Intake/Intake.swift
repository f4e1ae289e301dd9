package import Domain
import Identity
package import Storage

/// What somebody says to a colleague by telephone, letter, e-mail or across a counter (S22, Art. 12(2)): the same rights by
/// the same journeys as on the portal, from the day it reached us. No way of its own to stop, and none to refuse.
package struct Intake: Sendable {
  package enum Wish: Hashable, Sendable {
    case stop(Scope)
    /// Access, portability, correction or erasure.
    case request(CaseKind)
    case death(on: Day?, relative: EmailAddress?)
  }

  /// What the colleague reads aloud.
  package struct Taken: Sendable {
    package let receipt: Receipt
    package let language: Language
    package let due: Day
    /// From when on silence is an answer; nil where none is waited for.
    package let silenceUntil: Instant?
    /// How word of it goes out; nil where nothing is on file to write to.
    package let route: Outbox.Route?
    package let isKnown: Bool
    /// It was seen who asked.
    package let isProven: Bool
  }

  /// What can be stopped on somebody's word; a consent with nothing else behind it is taken back where one is signed in.
  package static let scopes: [Scope] = [
    .everything, .emailNS, .newsletter, .emailNSInternational, .post, .telephone, .travelOffers, .nsExtra,
    .carrierMessages, .serviceMessages,
  ]
  package static let requests: [CaseKind] = [.access, .rectification, .erasure, .portability]

  /// The same where nobody was found: what closes ways to the very address, number or house that was named.
  package static func scopes(for by: FindPerson.By) -> [Scope] {
    guard let target = by.who?.target else { return [] }
    return scopes.filter { !SuppressionList.lanes(target, scope: $0).isEmpty }
  }

  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// - Parameter language: for somebody of whom no language is known.
  package func take(
    _ wish: Wish, for by: FindPerson.By, apart: String = "", _ taken: TakenDown, in language: Language
  ) async throws -> Taken {
    try await desk.store.write { tx in
      try taken.check(tx.today, may: .openCase)
      let person = try FindPerson.one(by, apart: apart, for: taken, in: tx)
      let spoken = try person.map { try People.language(of: $0, in: tx) } ?? language
      switch wish {
      case .stop(let scope): return try stop(scope, by.who, person, taken, spoken, in: tx)
      case .request(let kind): return try request(kind, person, taken, spoken, in: tx)
      case .death(let day, let relative): return try death(day, relative, person, taken, spoken, in: tx)
      }
    }
  }

  private func stop(
    _ scope: Scope, _ who: ObjectToProcessing.Who?, _ person: Int64?, _ taken: TakenDown, _ language: Language,
    in tx: Transaction
  ) throws -> Taken {
    guard Self.scopes.contains(scope), person != nil || who != nil else { throw IntakeRefused.notForAStranger }
    let objecting = ObjectToProcessing(desk)
    let route = try person.flatMap { try self.route(of: $0, language, in: tx) }
    if let person, taken.proof != nil {
      let receipt = try objecting.stopProven(scope, naming: who, of: person, by: taken.hand, language, in: tx)
      return try told(receipt, route, person, language, in: tx)
    }
    let opened = try objecting.stop(scope, naming: who, of: person, by: taken.hand, language, in: tx)
    return try told(try objecting.receipt(opened.state, scope, in: tx), route, person, language, in: tx)
  }

  private func request(
    _ kind: CaseKind, _ person: Int64?, _ taken: TakenDown, _ language: Language, in tx: Transaction
  ) throws -> Taken {
    guard Self.requests.contains(kind), let person else { throw IntakeRefused.notForAStranger }
    let route = try route(of: person, language, in: tx)
    if kind == .erasure, let proof = taken.proof {
      let receipt = try EraseOnRequest(desk).begin(person, proof, by: taken.hand, language, in: tx)
      return try told(receipt, route, person, language, in: tx)
    }
    let opened = try TakeRequest(desk).take(kind, of: person, by: taken.hand, in: tx)
    let receipt = Receipt(
      reference: opened.state.reference, kind: kind, scope: .everything, at: tx.now, answer: nil)
    return try told(receipt, route, person, language, in: tx)
  }

  private func death(
    _ day: Day?, _ relative: EmailAddress?, _ person: Int64?, _ taken: TakenDown, _ language: Language,
    in tx: Transaction
  ) throws -> Taken {
    try taken.check(tx.today, may: .recordDeath)
    guard let person else { throw IntakeRefused.notForAStranger }
    let told = try ReportDeath(desk).report(
      person, died: day, .relatives, telling: relative, by: taken.by.actor, noting: taken.facts, in: tx)
    let route = try route(of: person, language, in: tx)
    return try self.told(told.receipt, route, person, language, in: tx)
  }

  private func route(of person: Int64, _ language: Language, in tx: Transaction) throws -> Outbox.Route? {
    LetterBox(onFile: try Reach.onFile(of: person, in: tx), language: language, caseID: nil).route
  }

  private func told(
    _ receipt: Receipt, _ route: Outbox.Route?, _ person: Int64?, _ language: Language, in tx: Transaction
  ) throws -> Taken {
    guard let row = try CaseTable.find(receipt.reference, in: tx) else {
      throw StorageError.corrupt("a case that was just opened is not there")
    }
    return Taken(
      receipt: receipt, language: language, due: row.due, silenceUntil: row.state.noticeUntil, route: route,
      isKnown: person != nil, isProven: row.state.proven != nil)
  }
}
