import Domain
import Identity
import Storage

/// Every way there is to write to somebody: what is on file, and the address they sign in with.
enum Reach {
  static func onFile(of customer: Int64, in tx: Transaction) throws -> ContactDetails.OnFile {
    var onFile = try ContactDetails.onFile(of: customer, in: tx)
    for row in try Rows.read(Inventory.table("account"), of: customer, opening: true, in: tx)
    where try row.record.text("kind") == AccountKind.customer.rawValue {
      if let login = row.fields?["login"].flatMap(EmailAddress.init), !onFile.emails.contains(login) {
        onFile.emails.append(login)
      }
    }
    return onFile
  }
}

/// Whom a link to a mailbox is for: its one reader, or, where several share it, the first of them on
/// whose name the link stands until its holder has shown which they are (T15). A mailbox that was just
/// written to is left in peace.
struct MailboxReaders {
  let holder: Int64
  let shared: SharedMailbox?

  init?(_ email: EmailAddress, asking purpose: TokenPurpose, in tx: Transaction) throws {
    guard let first = try BlindIndex.customers(.email(email), in: tx).first else { return nil }
    let asked = try tx.run(
      """
      SELECT 1 AS one FROM one_time_link
      WHERE owner_id = \(first) AND purpose = \(purpose.rawValue) AND created_at > \(tx.now.adding(hours: -24))
      LIMIT \(Self.mostADay)
      """
    ).count
    guard asked < Self.mostADay else { return nil }
    holder = first
    shared = try SharedMailbox(email, in: tx)
  }

  private static let mostADay = 3
}
