package import Delivery
package import Domain
package import Storage

/// The people who said yes to messages of other carriers, for one of them (S36, S37, S42).
///
/// Who is in it is decided in the transaction that records the disclosure: a no of the moment before keeps somebody out, and
/// what was given is never more than what was written down. The file follows the commit; where writing it fails the
/// disclosures stand, which says too much of what left and never too little.
package struct CarrierFeed: Sendable {
  private let store: Store
  private let folder: String

  package init(store: Store, folder: String) {
    self.store = store
    self.folder = folder
  }

  package struct Report: Hashable, Sendable {
    package let recipient: String
    package let people: Int
    /// Said yes, and are left out: no mail address that may be given, or somebody to whom it may not be sent.
    package let leftOut: Int
    package let file: String
  }

  package func write(
    to name: String, as form: CarrierFeedFile.Form, by actor: Actor
  ) async throws -> Report {
    let gathered = try await store.write { tx in try gather(name, by: actor, in: tx) }
    let file = try CarrierFeedFile.write(
      gathered.lines, for: gathered.clearance, as: form, at: gathered.at, into: folder)
    return Report(
      recipient: gathered.clearance.recipient, people: gathered.lines.count, leftOut: gathered.leftOut, file: file)
  }

  private struct Gathered: Sendable {
    let clearance: Clearance
    let lines: [CarrierFeedFile.Line]
    let leftOut: Int
    let at: Instant
  }

  private func gather(_ name: String, by actor: Actor, in tx: Transaction) throws -> Gathered {
    try ClockGuard.require(in: tx)
    let clearance = try HandOver.require(name, for: .carrierMessages, on: tx.today, in: tx)
    guard clearance.role.kind == .carrier else { throw NoCarrier(name: clearance.recipient) }
    let asked = try tx.run(
      """
      SELECT DISTINCT customer_id FROM consent
      WHERE name = \(ConsentName.carrierMessages.rawValue) AND withdrawn_at IS NULL
      ORDER BY customer_id
      """
    ).map { try $0.integer("customer_id") }
    var lines: [CarrierFeedFile.Line] = []
    for customer in asked {
      guard let email = try address(of: customer, in: tx) else { continue }
      let reference = try reference(of: customer, at: clearance.recipient, in: tx)
      try Disclosures.record(
        of: customer, by: clearance, fields: CarrierFeedFile.fields, reference: reference, by: actor, in: tx)
      lines.append(
        CarrierFeedFile.Line(
          reference: reference, email: email.text, language: try People.language(of: customer, in: tx).rawValue))
    }
    // Not in the order in which people came to us.
    return Gathered(
      clearance: clearance, lines: lines.sorted { $0.reference < $1.reference }, leftOut: asked.count - lines.count,
      at: tx.now)
  }

  /// The first mail address that may be used for it today, is not shielded, and takes mail: a couple's mailbox that one of
  /// them silenced is silent here too (T15).
  private func address(of customer: Int64, in tx: Transaction) throws -> EmailAddress? {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return nil }
    let statement = try tx.statement
    let usable = try ContactDetails.rows(of: customer, in: tx).filter { row in
      mayUse(statement, standing, row.datum, tx.today, for: .carrierMessages).isAllowed
    }
    return try ContactDetails.onFile(in: usable).emails.first { email in
      try SuppressionList.scopes(.email(email), Lane(.email, .ns), in: tx).isEmpty
        && !UnusableAddresses.holds(.email(email), in: tx)
    }
  }

  /// What the carrier calls them since the first time, so that a later no finds the same person there.
  private func reference(of customer: Int64, at name: String, in tx: Transaction) throws -> String {
    let known = try Disclosures.all(of: customer, in: tx).filter { $0.recipient == name && $0.reference != nil }
    return known.max { $0.day < $1.day }?.reference ?? "RS-\(String(tx.newID(), radix: 36))"
  }
}

package struct NoCarrier: Error, Hashable, CustomStringConvertible {
  let name: String

  package var description: String {
    "\(name) is in the register, and not as a carrier. A feed goes to a carrier: enter it with --role carriers. "
      + "Nothing was written."
  }
}
