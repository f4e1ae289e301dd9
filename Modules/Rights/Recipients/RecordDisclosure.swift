package import Domain
package import Storage

/// Data were given to somebody in the register: each person, purpose and kind is recorded, or all of it is refused.
package struct RecordDisclosure: Sendable {
  private let recipient: String
  private let purpose: Purpose
  private let fields: [String]

  package init(to recipient: String, for purpose: Purpose, _ fields: [String]) {
    self.recipient = recipient
    self.purpose = purpose
    self.fields = fields
  }

  /// Each line: a mail address, and what the recipient calls the person, if known. Returns how many were recorded.
  package func record(_ lines: [String], by actor: Actor, in tx: Transaction) throws -> Int {
    let clearance = try HandOver.require(recipient, for: purpose, on: tx.today, in: tx)
    var count = 0
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let parts = line.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).map {
        OneLine.of(String($0))
      }
      let number = index + 1
      guard let email = EmailAddress(parts[0]) else { throw DisclosureRefusal(line: number, "is no mail address") }
      let people = try BlindIndex.customers(.email(email), in: tx)
      guard people.count == 1, let customer = people.first else {
        throw DisclosureRefusal(line: number, "belongs to nobody, or to several people")
      }
      guard try Self.mayBeGiven(for: purpose, of: customer, in: tx) else {
        throw DisclosureRefusal(line: number, "may not be given: \(purpose.rawValue) does not live for this person")
      }
      let reference = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
      try Disclosures.record(
        of: customer, by: clearance, fields: fields, reference: reference, by: actor, in: tx)
      count += 1
    }
    return count
  }

  /// S36, S37: only under a purpose that lives, such as a consent that names it.
  static func mayBeGiven(for purpose: Purpose, of customer: Int64, in tx: Transaction) throws -> Bool {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return false }
    let statement = try tx.statement
    return try Rows.read(Inventory.table("contact_detail"), of: customer, in: tx).contains { row in
      mayUse(statement, standing, row.datum, tx.today, for: purpose).isAllowed
    }
  }
}

package struct DisclosureRefusal: Error, Hashable, CustomStringConvertible {
  package let line: Int?
  package let reason: String

  init(line: Int?, _ reason: String) {
    self.line = line
    self.reason = reason
  }

  package var description: String {
    (line.map { "Line \($0) " } ?? "") + reason + ". Nothing was recorded."
  }
}
