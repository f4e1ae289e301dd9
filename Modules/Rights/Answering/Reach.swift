import Domain
import Identity
import Storage

/// Every way there is to write to somebody: their own details, the address they sign in with, and what
/// their employer gave (S4).
enum Reach {
  /// The own details come first: what an answer says is for the person, and an employer may read along.
  static func onFile(of customer: Int64, in tx: Transaction) throws -> ContactDetails.OnFile {
    var onFile = try ContactDetails.onFile(of: customer, in: tx)
    let business = try BusinessDetails.onFile(of: customer, in: tx)
    for email in try logins(of: customer, in: tx) + business.emails where !onFile.emails.contains(email) {
      onFile.emails.append(email)
    }
    for phone in business.phones where !onFile.phones.contains(phone) { onFile.phones.append(phone) }
    if onFile.address == nil { onFile.address = business.addresses.first }
    if onFile.name == nil { (onFile.given, onFile.surname) = (business.given, business.surname) }
    if try Deaths.isReported(customer, in: tx) {
      (onFile.relativesOf, onFile.given, onFile.surname) = (onFile.name ?? "", nil, nil)
    }
    return onFile
  }

  /// All of it that can be suppressed: at home and at work.
  static func targets(of customer: Int64, in tx: Transaction) throws -> [SuppressionList.Target] {
    let business = try BusinessDetails.onFile(of: customer, in: tx)
    let logins = try logins(of: customer, in: tx).map { SuppressionList.Target.email($0) }
    let all = try ContactDetails.onFile(of: customer, in: tx).targets + logins + business.targets
    var seen: Set<SuppressionList.Target> = []
    return all.filter { seen.insert($0).inserted }
  }

  /// A member of staff signs in with an address of their work here, which is no customer's.
  private static func logins(of customer: Int64, in tx: Transaction) throws -> [EmailAddress] {
    try Rows.read(Inventory.table("account"), of: customer, opening: true, in: tx)
      .filter { try $0.record.text("kind") != AccountKind.staff.rawValue && $0.record.isNull("role_ended_day") }
      .compactMap { $0.fields?["login"].flatMap(EmailAddress.init) }
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
