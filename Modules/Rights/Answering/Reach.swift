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

/// The one person a mailbox can stand for. A mailbox that two share proves neither (T15), and a
/// mailbox that was just written to is left in peace.
enum SoleReader {
  static func of(_ email: EmailAddress, asking purpose: TokenPurpose, in tx: Transaction) throws -> Int64? {
    let people = try BlindIndex.customers(.email(email), in: tx)
    guard people.count == 1, let customer = people.first else { return nil }
    let asked = try tx.run(
      """
      SELECT 1 AS one FROM one_time_link
      WHERE owner_id = \(customer) AND purpose = \(purpose.rawValue) AND created_at > \(tx.now.adding(hours: -24))
      LIMIT \(mostADay)
      """
    ).count
    return asked < mostADay ? customer : nil
  }

  private static let mostADay = 3
}
