import Domain
import Storage

/// What is left of a request for a link once it has been answered: to find out whether anybody has
/// that address, and if so to put the letter into the outbox. Who waits for the answer learns
/// nothing from how long this takes.
package struct LinkErrand: Sendable {
  /// Nil where nothing is to be sent: no address at all, or too many letters to it already.
  let login: EmailAddress?
  let kinds: [AccountKind]
  let store: Store
  let letter: @Sendable (LoginLinkOccasion) throws -> Outbox.Letter

  package func run() async throws {
    guard let login else { return }
    try await store.write { tx in
      for kind in kinds where !kind.needsSecondFactor { try send(to: login, as: kind, in: tx) }
    }
  }

  private func send(to typed: EmailAddress, as kind: AccountKind, in tx: Transaction) throws {
    // The letter goes to the address on file, which is the one typed or there is no letter.
    guard let account = try AccountTable.account(with: typed, as: kind, in: tx),
      let login = try Accounts.login(of: account, in: tx)
    else { return }
    let mailbox = kind == .customer ? try SharedMailbox(login, holder: account.customer, in: tx) : nil
    let token = try OneTimeLinks.issue(
      ForLogin.self, for: account.customer, detail: LoginLinkDetail(kind, mailbox: mailbox).text, in: tx)
    let occasion = LoginLinkOccasion(
      to: login, language: try People.language(of: account.customer, in: tx), token: token,
      expires: try OneTimeLinks.expiry(ForLogin.self, in: tx))
    try Outbox.enqueue(try letter(occasion), kind: "loginLink", route: .email, of: nil, in: tx)
    try AuditLog.append(
      AuditEntry(.linkSent, by: .unproven, subject: account.customer, detail: ["account": kind.rawValue]), in: tx)
  }
}
