import Domain
import Foundation
package import Storage

/// What was done at an organisation's desk: for its own history, for the undoing of the last act, and for the audit log.
///
/// Who was concerned is a row of that person: it goes with them, and with it their place in the history. What was there
/// before is kept for the keeper's last act alone, since nothing but undoing needs it.
package enum DeskLog {
  struct Change {
    let customer: Int64
    let fields: [ContactDetailKind]
    /// Nil where there is nothing to put back.
    let replaced: Undoing.Stored?

    init(_ customer: Int64, _ fields: [ContactDetailKind], replaced: Undoing.Stored? = nil) {
      self.customer = customer
      self.fields = fields
      self.replaced = replaced
    }
  }

  @discardableResult
  static func note(
    _ kind: DeskActKind, _ changes: Change..., card: Int64? = nil, by keeper: Keeper, at organisation: Int64,
    in tx: Transaction
  ) throws -> Int64 {
    try note(kind, changes, card: card, by: keeper, at: organisation, in: tx)
  }

  @discardableResult
  static func note(
    _ kind: DeskActKind, _ changes: [Change], card: Int64? = nil, by keeper: Keeper, at organisation: Int64,
    in tx: Transaction
  ) throws -> Int64 {
    let act = tx.newID()
    for change in changes { try enter(change, act, organisation, in: tx) }
    try note(kind, as: act, card: card, by: keeper, at: organisation, in: tx)
    return act
  }

  /// An act whose changes were entered one by one before, as they were made.
  static func note(
    _ kind: DeskActKind, as act: Int64, card: Int64? = nil, by keeper: Keeper, at organisation: Int64,
    in tx: Transaction
  ) throws {
    try forgetEarlier(by: keeper, at: organisation, in: tx)
    // Which was the last is asked later: two acts of one moment are told apart by their number.
    try tx.lock(.organisation(organisation))
    let last = try tx.first("SELECT MAX(number) AS last FROM desk_act WHERE organisation_id = \(organisation)")
    let number = try last?.optionalInteger("last") ?? 0
    try tx.run(
      """
      INSERT INTO desk_act (organisation_id, act_id, number, at, actor, source, what, card_id, undone)
      VALUES (\(organisation), \(act), \(number + 1), \(tx.now), \(keeper.actor.label), \(keeper.from.label), \(kind.rawValue), \(card),
        \(Int64(0)))
      """)
  }

  /// In the words of the audit log: which details, never what they say.
  static func audit(
    _ action: AuditAction, of customer: Int64?, what fields: [ContactDetailKind], _ more: [String: String] = [:],
    by keeper: Keeper, in tx: Transaction
  ) throws {
    var detail = more
    detail["from"] = keeper.from.label
    if !fields.isEmpty { detail["what"] = fields.map(\.rawValue).joined(separator: ",") }
    try AuditLog.append(AuditEntry(action, by: keeper.actor, subject: customer, detail: detail), in: tx)
  }

  /// A look at the organisation's people together. Every one of them finds it in their own log (`looks`).
  static func looked(
    _ action: AuditAction, _ more: [String: String] = [:], by keeper: Keeper, at organisation: Int64?,
    in tx: Transaction
  ) throws {
    try audit(action, of: organisation, what: [], more, by: keeper, in: tx)
  }

  /// The looks at the organisations somebody belongs to, since they do.
  package static func looks(at customer: Int64, in tx: Transaction) throws -> [AuditLine] {
    let actions = [AuditAction.contactListed, .deskTried].map(\.rawValue)
    return try tx.run(
      """
      SELECT organisation_id, MIN(since_day) AS since_day FROM organisation_role
      WHERE customer_id = \(customer) GROUP BY organisation_id
      HAVING SUM(CASE WHEN ended_day IS NULL OR ended_day > \(tx.today) THEN 1 ELSE 0 END) > 0
      """
    ).flatMap { role in
      let since = try role.day("since_day")
      return try AuditLog.entries(about: try role.integer("organisation_id"), in: tx)
        .filter { actions.contains($0.action) && $0.at.day >= since }
    }
  }

  static func enter(_ change: Change, _ act: Int64, _ organisation: Int64, in tx: Transaction) throws {
    let fields = change.fields.map(\.rawValue).joined(separator: ",")
    try Rows.write(
      "desk_change", of: change.customer,
      ["act_id": act, "organisation_id": organisation, "fields": fields, "recorded_day": tx.today], in: tx)
    guard let replaced = change.replaced else { return }
    let text = String(decoding: try JSONEncoder().encode(replaced), as: UTF8.self)
    try Rows.write(
      "desk_before", of: change.customer,
      ["act_id": act, "organisation_id": organisation, "recorded_day": tx.today], sealing: ["entry": text], in: tx)
  }

  private static func forgetEarlier(by keeper: Keeper, at organisation: Int64, in tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM desk_before
      WHERE organisation_id = \(organisation) AND act_id IN (
        SELECT act_id FROM desk_act WHERE organisation_id = \(organisation) AND actor = \(keeper.actor.label))
      """)
    if tx.changes > 0 { tx.aftermath.erasedRows = true }
  }
}

/// What can be done at the desk, as a history names it.
package enum DeskActKind: String, CaseIterable, Codable, Sendable {
  case contactAdded, contactEdited, roleAdded, roleEnded, offboarded, deactivated
  case cardIssued, cardReplaced, cardBlocked, cardUnblocked, fileImported, undone

  /// Whether a history that has nobody left to name for it still shows it.
  var isAboutPeople: Bool {
    switch self {
    case .contactAdded, .contactEdited, .roleAdded, .fileImported, .undone: true
    case .roleEnded, .offboarded, .deactivated, .cardIssued, .cardReplaced, .cardBlocked, .cardUnblocked: false
    }
  }
}
