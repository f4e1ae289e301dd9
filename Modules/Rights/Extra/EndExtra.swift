package import Domain
import Retention
package import Storage

/// NS Extra ends by itself when no card is left with which it goes on (S34, S35): at once, with a letter that says why, what
/// is lost, and what was erased. Whoever wants to leave themselves does so by a stop of that scope, and asks nobody.
package struct EndExtra: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// A card changed: returns whether NS Extra ended by it. Nil where nobody has that card.
  package func change(_ number: String, _ change: Cards.Change, by actor: Actor) async throws -> Bool? {
    try await desk.store.write { tx in
      guard let customer = try Cards.change(number, change, by: actor, in: tx) else { return nil }
      return try endIfNoCardIsLeft(customer, by: actor, in: tx)
    }
  }

  /// Cards also run out by the calendar: once a day everybody in NS Extra is held against theirs, and profiles that are a
  /// month old are made anew. Returns how many ended.
  package func round(mayGoOn: () -> Bool = { true }) async throws -> Int {
    let members = try await desk.store.read { tx in
      try ClockGuard.require(in: tx)
      return try tx.run(
        """
        SELECT DISTINCT customer_id FROM agreement
        WHERE name = \(AgreementName.nsExtra.rawValue) AND ended_day IS NULL ORDER BY customer_id
        """
      ).map { try $0.integer("customer_id") }
    }
    var ended = 0
    var failure: (any Error)?
    for customer in members where mayGoOn() {
      do {
        if try await endOrRenew(customer) { ended += 1 }
      } catch {
        // One who cannot be read must not hold up the others.
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return ended
  }

  /// Looked at first, since most days nothing is to be done for most.
  private func endOrRenew(_ customer: Int64) async throws -> Bool {
    let isDue = try await desk.store.read { tx in
      try cardObstacle(Cards.all(of: customer, in: tx), on: tx.today) != nil || Self.isOld(customer, in: tx)
    }
    guard isDue else { return false }
    return try await desk.store.write { tx in
      try ClockGuard.require(in: tx)
      try tx.lock(.person(customer))
      if try endIfNoCardIsLeft(customer, by: .scheduler, in: tx) { return true }
      if try Self.isOld(customer, in: tx) { try ExtraProfiling.renew(customer, in: tx) }
      return false
    }
  }

  private static func isOld(_ customer: Int64, in tx: Transaction) throws -> Bool {
    let made = try ExtraBenefits.profile(of: customer, in: tx)?.on
    // For service only there is none to make, and one that a copy brought back goes.
    if let standing = try StandingTable.standing(of: customer, in: tx), try ServiceExtra.isAll(standing, in: tx) {
      return made != nil
    }
    return made.map { $0.month < tx.today.month } ?? true
  }

  private func endIfNoCardIsLeft(_ customer: Int64, by actor: Actor, in tx: Transaction) throws -> Bool {
    guard let standing = try StandingTable.standing(of: customer, in: tx),
      standing.agreements[.nsExtra]?.runs(on: tx.today) == true,
      let obstacle = cardObstacle(try Cards.all(of: customer, in: tx), on: tx.today)
    else { return false }
    try tx.lock(.person(customer))
    let onFile = try ContactDetails.onFile(of: customer, in: tx)
    let benefits = try ExtraBenefits.open(of: customer, in: tx)
    try Evidence.end(.nsExtra, of: customer, on: tx.today, in: tx)
    try AuditLog.append(
      AuditEntry(
        .agreementEnded, by: actor, subject: customer,
        detail: ["agreement": AgreementName.nsExtra.rawValue]), in: tx)
    let erased = try erase(customer, by: actor, in: tx)
    let language = try People.language(of: customer, in: tx)
    let letter = ExtraEnded(
      name: onFile.name, because: obstacle, endedAt: tx.now, benefits: benefits, erased: erased, contact: desk.contact)
    try LetterBox(onFile: onFile, language: language, caseID: nil).toOne(
      letter.rendered(in: language), kind: "extraEnded", in: tx)
    return true
  }

  /// R4 allows seven days; nothing waits for them.
  private func erase(_ customer: Int64, by actor: Actor, in tx: Transaction) throws -> [ErasedItem] {
    guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else { return [] }
    let plan = ErasurePlan.make(from: examination)
    try Erasure.carryOut(plan, by: actor, reference: "", in: tx)
    return Keeping(plan: plan).erased
  }
}
