package import Domain
package import Storage

/// Making and finding accounts. They are made inside larger acts (an import, a new colleague), so
/// the verbs join the caller's transaction.
package enum Accounts {
  /// Makes an account for somebody the house already knows. The login is sealed, and found by a
  /// keyed digest alone.
  ///
  /// An account of that kind whose role has ended makes room; an open one refuses. Without a login it is
  /// entered by a link alone: of those who share a mailbox only one can sign in with it (T15).
  @discardableResult
  package static func make(
    _ kind: AccountKind, for customer: Int64, login: EmailAddress?, roles: Set<StaffRole> = [],
    password: PasswordHash? = nil, totp: TOTPSecret? = nil, by actor: Actor, in tx: Transaction
  ) throws -> Account {
    try check(kind, roles: roles, password: password, totp: totp)
    try tx.lock(.person(customer))
    try makeRoom(for: customer, as: kind, in: tx)
    if let login { try requireFree(login, as: kind, in: tx) }
    let account = Account(
      customer: customer, kind: kind, roles: roles, handle: handle(tx.store.entropy), created: tx.today,
      lastLogin: tx.today, roleEnded: nil)
    var sealed: [String: String] = [:]
    sealed[AccountField.login] = login?.text
    sealed[AccountField.totp] = totp?.base32
    try Rows.write(
      "account", of: customer,
      [
        "kind": kind.rawValue, "role": AccountTable.text(roles), "handle": account.handle,
        "login_digest": try login.map { try AccountTable.loginDigest($0, as: kind, in: tx) }
          ?? AccountTable.noLogin(account.handle, in: tx), "password": password?.encoded,
        "last_totp_counter": AccountTable.noCounter, "created_day": account.created,
        // R16 runs from the last login. Who never signs in has 24 months as well.
        "last_login_day": account.lastLogin, "role_ended_day": account.roleEnded,
      ], sealing: sealed, in: tx)
    try AuditLog.append(
      AuditEntry(.accountMade, by: actor, subject: customer, detail: ["account": kind.rawValue]), in: tx)
    return account
  }

  /// The open account with that login.
  package static func find(login: EmailAddress, as kind: AccountKind, in tx: Transaction) throws -> Account? {
    try AccountTable.account(with: login, as: kind, in: tx)
  }

  /// The account of that kind a person has, its role ended or not.
  package static func find(of customer: Int64, as kind: AccountKind, in tx: Transaction) throws -> Account? {
    try AccountTable.account(of: customer, as: kind, in: tx)
  }

  /// The address somebody signs in with; nil where the person's key is gone.
  package static func login(of account: Account, in tx: Transaction) throws -> EmailAddress? {
    try AccountTable.row(of: account, in: tx)?.fields?[AccountField.login].flatMap(EmailAddress.init)
  }

  static func requireFree(_ login: EmailAddress, as kind: AccountKind, in tx: Transaction) throws {
    // One login, one person: a couple that shares a mailbox signs in with two (T15).
    guard try AccountTable.account(with: login, as: kind, in: tx) == nil else { throw AccountRefused.loginTaken }
  }

  private static func check(
    _ kind: AccountKind, roles: Set<StaffRole>, password: PasswordHash?, totp: TOTPSecret?
  ) throws(AccountRefused) {
    guard kind == .staff else {
      guard roles.isEmpty else { throw .rolesAreForStaff }
      return
    }
    guard !roles.isEmpty else { throw .staffNeedRole }
    guard password != nil, totp != nil else { throw .staffNeedTwoFactors }
  }

  private static func makeRoom(for customer: Int64, as kind: AccountKind, in tx: Transaction) throws {
    guard let old = try AccountTable.account(of: customer, as: kind, in: tx) else { return }
    guard !old.isOpen else { throw AccountRefused.alreadyThere }
    if let row = try AccountTable.row(of: old, in: tx) { try Rows.erase(row, in: tx) }
  }

  /// Eighty bits: two accounts never meet, and nobody is found by guessing.
  private static func handle(_ entropy: Entropy) -> String { Base32.encode(entropy.bytes(10)).lowercased() }
}
