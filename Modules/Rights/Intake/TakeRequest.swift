import Domain
import Storage

/// A request that shows or changes data (Art. 15–17, 20), taken down by a colleague. Its term runs from the day it
/// reached us; nothing leaves the house and nothing changes until its person has signed in (T1). What they then choose on
/// the portal answers this very case. Who does not come is told so on the last day (Art. 11(2), 12(4)).
struct TakeRequest {
  let desk: RightsDesk

  init(_ desk: RightsDesk) {
    self.desk = desk
  }

  func take(_ kind: CaseKind, of person: Int64, by hand: Hand, in tx: Transaction) throws -> OpenCase {
    try tx.lock(.person(person))
    // An open request is shown again rather than made again (T17).
    if let waiting = try Self.waiting(for: [kind], of: person, in: tx) { return waiting }
    let language = try People.language(of: person, in: tx)
    let opened = try OpenCase.begin(
      kind, .everything, request: CaseTable.Request(), entrance: .unproven, by: hand, language, in: tx)
    try CaseTable.link(opened.id, to: person, in: tx)
    let letter = IdentityAsked(
      reference: opened.state.reference, kind: kind, arrived: opened.state.receivedOn,
      answerBy: Deadline(received: opened.state.receivedOn, entrance: .unproven).legal, site: desk.publicURL + "/login",
      contact: desk.contact)
    try box(of: person, language, opened.id, in: tx).toAll(letter.rendered(in: language), kind: "identityAsked", in: tx)
    return opened
  }

  /// The request of one of these kinds that a colleague took down and nobody has proven yet.
  static func waiting(for kinds: Set<CaseKind>, of person: Int64, in tx: Transaction) throws -> OpenCase? {
    try CaseTable.cases(of: person, in: tx)
      .last { kinds.contains($0.state.kind) && $0.state.unansweredFrom != nil }
      .map { OpenCase(id: $0.id, state: $0.state) }
  }

  /// The last day has come.
  func lapse(_ row: CaseTable.Row, in tx: Transaction) throws {
    let opened = try advance(
      OpenCase(id: row.id, state: row.state), .refuse(.notIdentified, by: .scheduler), by: .scheduler, in: tx)
    try AuditLog.append(
      AuditEntry(
        .identityNotShown, by: .scheduler, reference: row.state.reference.description,
        detail: ["kind": row.state.kind.rawValue]), in: tx)
    let letter = IdentityNotShown(
      reference: row.state.reference, arrived: row.state.receivedOn, site: desk.publicURL + "/login",
      contact: desk.contact
    ).rendered(in: row.language)
    for person in try CaseTable.customers(of: row.id, in: tx) where try People.exists(person, in: tx) {
      let box = try box(of: person, row.language, row.id, in: tx)
      guard !box.reachesNobody else { continue }
      return try box.toOne(letter, kind: "identityNotShown", in: tx)
    }
    _ = try advance(opened, .close, by: .scheduler, in: tx)
  }

  private func box(of person: Int64, _ language: Language, _ caseID: Int64, in tx: Transaction) throws -> LetterBox {
    LetterBox(onFile: try Reach.onFile(of: person, in: tx), language: language, caseID: caseID)
  }
}
