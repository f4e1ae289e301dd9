package import Domain
package import Storage

extension Accounts {
  /// Another address to sign in with. Links on their way to the old one die, and so does every
  /// session but `kept`: whoever held the old mailbox is out.
  package static func changeLogin(
    of customer: Int64, as kind: AccountKind, to login: EmailAddress, keeping kept: Token<ForSession>? = nil,
    by actor: Actor, in tx: Transaction
  ) throws {
    let account = try openAccount(of: customer, as: kind, in: tx)
    guard let row = try AccountTable.row(of: account, in: tx), var fields = row.fields else {
      throw AccountRefused.notThere
    }
    guard fields[AccountField.login] != login.text else { return }
    try requireFree(login, as: kind, in: tx)
    fields[AccountField.login] = login.text
    try Rows.reseal(row, fields, in: tx)
    let digest = try AccountTable.loginDigest(login, as: kind, in: tx)
    try tx.run("UPDATE account SET login_digest = \(digest) WHERE " + AccountTable.identity(account))
    try shutOut(account, keeping: kept, in: tx)
    try noteChange(of: "login", account, by: actor, in: tx)
  }

  /// Another password. Every session but `kept` ends (ASVS V7.4.3).
  package static func changePassword(
    of customer: Int64, as kind: AccountKind, to password: PasswordHash, keeping kept: Token<ForSession>? = nil,
    by actor: Actor, in tx: Transaction
  ) throws {
    let account = try openAccount(of: customer, as: kind, in: tx)
    try tx.run("UPDATE account SET password = \(password.encoded) WHERE " + AccountTable.identity(account))
    try shutOut(account, keeping: kept, in: tx)
    try noteChange(of: "password", account, by: actor, in: tx)
  }

  /// R16: the role has ended. Nobody signs in with it again, whoever is signed in is out by the next
  /// request, and the scheduler looks at the person today. Returns whether a role ended.
  @discardableResult
  package static func endRole(
    of customer: Int64, as kind: AccountKind, by actor: Actor, in tx: Transaction
  ) throws -> Bool {
    guard let account = try AccountTable.account(of: customer, as: kind, in: tx), account.isOpen else { return false }
    try tx.run("UPDATE account SET role_ended_day = \(tx.today) WHERE " + AccountTable.identity(account))
    try shutOut(account, keeping: nil, in: tx)
    // An older copy of the database that is put back must not let them in again.
    try Ledger.note(.roleEnded, of: customer, ["account": kind.rawValue], in: tx)
    try StandingTable.look(at: customer, noLaterThan: tx.today, in: tx)
    try AuditLog.append(
      AuditEntry(.roleEnded, by: actor, subject: customer, detail: ["account": kind.rawValue]), in: tx)
    return true
  }

  private static func openAccount(of customer: Int64, as kind: AccountKind, in tx: Transaction) throws -> Account {
    guard let account = try AccountTable.account(of: customer, as: kind, in: tx), account.isOpen else {
      throw AccountRefused.notThere
    }
    return account
  }

  /// Ends every session of an account and every link that would begin one; the account itself stays.
  package static func signOut(of customer: Int64, as kind: AccountKind, in tx: Transaction) throws {
    guard let account = try AccountTable.account(of: customer, as: kind, in: tx) else { return }
    try shutOut(account, keeping: nil, in: tx)
  }

  private static func shutOut(_ account: Account, keeping kept: Token<ForSession>?, in tx: Transaction) throws {
    try SessionTable.deleteAll(of: account.customer, as: account.kind, keeping: kept?.digest, in: tx)
    if account.kind == .booker { try DeviceTable.deleteAll(of: account.customer, in: tx) }
    try OneTimeLinks.revoke(ForLogin.self, of: account.customer, in: tx)
  }

  private static func noteChange(
    of what: String, _ account: Account, by actor: Actor, in tx: Transaction
  ) throws {
    try AuditLog.append(
      AuditEntry(
        .detailChanged, by: actor, subject: account.customer, detail: ["account": account.kind.rawValue, "what": what]),
      in: tx)
  }
}
