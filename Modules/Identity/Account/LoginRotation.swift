package import Storage

extension Accounts {
  /// Another lookup key: the logins of these people are found by it from now on.
  package static func renewLogins(of customers: [Int64], in tx: Transaction) throws {
    let rows = try tx.run(
      "SELECT customer_id, kind FROM account WHERE customer_id \(tx.among(customers)) ORDER BY customer_id, kind")
    for row in rows {
      guard let account = try AccountTable.account(of: row.integer("customer_id"), as: row.value("kind"), in: tx)
      else { continue }
      let login = try login(of: account, in: tx)
      let digest =
        try login.map { try AccountTable.loginDigest($0, as: account.kind, in: tx) }
        ?? AccountTable.noLogin(account.handle, in: tx)
      try tx.run("UPDATE account SET login_digest = \(digest) WHERE " + AccountTable.identity(account))
    }
  }
}
