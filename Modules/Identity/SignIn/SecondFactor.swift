import Domain
import Storage

/// The code of those who need one.
enum SecondFactor {
  /// Nil: let in. An accepted code is spent in the transaction that opens the session, so two
  /// requests with one code cannot both be accepted.
  static func refusal(of code: String?, for account: Account, in tx: Transaction) throws -> SignInRefusal? {
    guard account.kind.needsSecondFactor else { return nil }
    guard let code, let secret = try secret(of: account, in: tx) else { return .code }
    let lastUsed = try AccountTable.lastCounter(of: account, in: tx)
    switch TOTP.verify(code, secret: secret, at: tx.now, lastUsed: lastUsed) {
    case .accepted(let counter):
      try tx.run("UPDATE account SET last_totp_counter = \(counter) WHERE " + AccountTable.identity(account))
      return nil
    case .usedBefore: return .codeUsedBefore
    case .wrong: return .code
    }
  }

  private static func secret(of account: Account, in tx: Transaction) throws -> TOTPSecret? {
    try AccountTable.row(of: account, in: tx)?.fields?[AccountField.totp].flatMap(TOTPSecret.init(base32:))
  }
}
