import Domain
import Identity
import Storage

/// What the end of a customer's account does to it, beside the rows that lapse with it.
enum AccountEnding {
  static func isOpen(_ customer: Int64, in tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 AS one FROM account
      WHERE customer_id = \(customer) AND kind = \(AccountKind.customer.rawValue) AND role_ended_day IS NULL
      """)
  }

  /// Ends it: nobody signs in again, nobody is still in, and its row lapses today (R16). The account a
  /// client company or this house gave the same person is another one, and stays.
  static func end(_ customer: Int64, by actor: Actor, _ reference: CaseReference, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE account SET role_ended_day = \(tx.today)
      WHERE customer_id = \(customer) AND kind = \(AccountKind.customer.rawValue) AND role_ended_day IS NULL
      """)
    try signOut(customer, in: tx)
    if try Evidence.end(.account, of: customer, on: tx.today, in: tx) {
      try AuditLog.append(
        AuditEntry(
          .agreementEnded, by: actor, subject: customer, reference: reference.description,
          detail: ["agreement": AgreementName.account.rawValue]), in: tx)
    }
    try StandingTable.refold(customer, in: tx)
  }

  /// Ends every session of that account, and every link that would begin one.
  static func signOut(_ customer: Int64, in tx: Transaction) throws {
    try tx.run(
      "DELETE FROM session WHERE customer_id = \(customer) AND kind = \(AccountKind.customer.rawValue)")
    try tx.run(
      "DELETE FROM one_time_link WHERE owner_id = \(customer) AND purpose = \(TokenPurpose.login.rawValue)")
  }
}
