import Domain
import Storage

/// Somebody has shown who they are, whichever way: what follows is the same.
enum Arrival {
  enum Means: String {
    case password
    case link
  }

  /// A new session with a new token; the one this browser had ends (ASVS V7.2.4). The last login
  /// moves R16's period, and a customer's sign-in is a contact of their own (A1).
  static func admit(
    _ account: Account, by means: Means, replacing old: Token<ForSession>?, in tx: Transaction
  ) throws -> SignedIn {
    if let old { try SessionTable.delete(old.digest, in: tx) }
    let token = Token<ForSession>(from: tx.store.entropy)
    try SessionTable.insert(token.digest, of: account, in: tx)
    try tx.run("UPDATE account SET last_login_day = \(tx.today) WHERE " + AccountTable.identity(account))
    var detail = ["account": account.kind.rawValue, "by": means.rawValue]
    if account.kind == .customer { detail["contact"] = try contact(account.customer, in: tx).rawValue }
    try AuditLog.append(
      AuditEntry(.loginSucceeded, by: account.actor, subject: account.customer, detail: detail), in: tx)
    guard let account = try AccountTable.account(of: account.customer, as: account.kind, in: tx) else {
      throw AccountRefused.notThere
    }
    return SignedIn(token: token, account: account)
  }

  private enum Contact: String {
    case recorded
    /// The clock runs in days: a second row on one day would say nothing.
    case recordedEarlierToday
    /// No purpose that may hold contact history lives, as after an objection to everything. Signing
    /// in is for seeing one's own data, and revives none of them (S51).
    case refused
  }

  private static func contact(_ customer: Int64, in tx: Transaction) throws -> Contact {
    let hasOne = try tx.exists(
      """
      SELECT event_id FROM contact_event
      WHERE customer_id = \(customer) AND kind = \(ContactEvent.login.rawValue) AND happened_day = \(tx.today)
      LIMIT 1
      """)
    if hasOne { return .recordedEarlierToday }
    do {
      try Evidence.contact(.login, of: customer, ownAct: true, on: tx.today, note: "", in: tx)
      return .recorded
    } catch is RowRefused {
      return .refused
    }
  }
}
