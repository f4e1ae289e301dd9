package import Domain
package import Storage

/// NS Extra as an agreement (S29–S34): made under the terms of today, by somebody with a card of their own, and refused by
/// the name of what is missing.
package struct JoinExtra: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  package enum Outcome: Hashable, Sendable {
    case joined
    /// It runs already; nothing was changed.
    case runs
    case refused([ExtraObstacle])
    /// The terms changed since they were shown: they are to be read again.
    case otherTerms
    /// The data may be used for nothing just now (Art. 18).
    case restricted
  }

  /// - Parameter terms: the version the person was shown.
  package func join(_ customer: Int64, under terms: String) async throws -> Outcome {
    try await desk.store.write { tx in try join(customer, under: terms, by: .subject, in: tx) }
  }

  package func join(
    _ customer: Int64, under terms: String, by actor: Actor, in tx: Transaction
  ) throws -> Outcome {
    try tx.lock(.person(customer))
    guard terms == ExtraTerms.current.version else { return .otherTerms }
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return .refused([.noCard]) }
    let runs = standing.agreements[.nsExtra]?.runs(on: tx.today) == true
    if try runs && !ServiceExtra.isAll(standing, in: tx) { return .runs }
    if standing.restriction?.covers(tx.today) == true { return .restricted }
    let obstacles = try Self.obstacles(of: customer, standing, in: tx)
    guard obstacles.isEmpty else { return .refused(obstacles) }
    // Kept for service only, it is asked for as a whole: under the terms of today, as anew.
    if runs { try Evidence.end(.nsExtra, of: customer, on: tx.today, in: tx) }
    let agreement = try Evidence.agree(.nsExtra, of: customer, terms: terms, since: tx.today, in: tx)
    // Whoever asks for it by name means it, also after an objection; but an address that was closed to our mail stays
    // closed (A6).
    let email = Lane(.email, .ns)
    for lane in [Lane(.inHouse, .ns)] + (standing.closes(email) ? [] : [email]) {
      try Evidence.lift(.nsExtra, lane, of: customer, consent: agreement, in: tx)
    }
    try AuditLog.append(
      AuditEntry(
        .agreementMade, by: actor, subject: customer,
        detail: ["agreement": AgreementName.nsExtra.rawValue, "terms": terms]), in: tx)
    try Self.contact(of: customer, by: actor, in: tx)
    try ExtraProfiling.renew(customer, in: tx)
    return .joined
  }

  package static func obstacles(
    of customer: Int64, _ standing: Standing, in tx: Transaction
  ) throws -> [ExtraObstacle] {
    let onFile = try ContactDetails.onFile(of: customer, in: tx)
    return extraObstacles(
      cards: try Cards.all(of: customer, in: tx), isUnder16: standing.under16Until.map { tx.today < $0 } ?? false,
      hasName: onFile.name != nil, hasEmail: !onFile.emails.isEmpty, on: tx.today)
  }

  /// What somebody does at NS Extra themselves is a contact with us (A1), where a purpose may hold it.
  static func contact(of customer: Int64, by actor: Actor, in tx: Transaction) throws {
    do {
      try Evidence.contact(
        .extraAction, of: customer, ownAct: actor == .subject, on: tx.today, note: "NS Extra", in: tx)
    } catch is RowRefused {}
  }
}
