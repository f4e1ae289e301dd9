package import Domain
package import Storage

/// Something bought, by a card on file: the contract and the tax record are written, and of the
/// relationship only what is alive. A purchase never lifts a stop (A6).
package struct Purchases: Sendable {
  package struct Purchase: Hashable, Sendable {
    package let product: String
    package let cents: Int
    /// Included in `cents`.
    package let vatCents: Int
    package let day: Day
    /// The first day on which the product no longer counts; nil while it runs.
    package let until: Day?

    /// `vatPercent`: 9 for public transport in the Netherlands.
    package init(_ product: String, cents: Int, vatPercent: Int = 9, on day: Day, until: Day? = nil) {
      self.product = product
      self.cents = cents
      vatCents = (cents * vatPercent + (100 + vatPercent) / 2) / (100 + vatPercent)
      self.day = day
      self.until = until
    }
  }

  private let store: Store

  package init(store: Store) {
    self.store = store
  }

  /// Returns the kinds of data that no living purpose may hold, and that were not stored.
  package func record(_ purchase: Purchase, card: String) throws -> [DataCategory] {
    try store.writeNow { tx in
      let people = try BlindIndex.customers(.card(card), in: tx)
      guard people.count == 1, let customer = people.first else { throw PurchaseRefused.unknownCard }
      return try Self.record(purchase, of: customer, in: tx)
    }
  }

  @discardableResult
  package static func record(_ purchase: Purchase, of customer: Int64, in tx: Transaction) throws -> [DataCategory] {
    guard purchase.day <= tx.today else { throw PurchaseRefused.inTheFuture(purchase.day) }
    try tx.lock(.person(customer))
    try contract(purchase, of: customer, in: tx)
    var refused: [DataCategory] = []
    // The contact first: it is what keeps the purchase's own row alive.
    for write in [contact, transaction] {
      do {
        try write(purchase, customer, tx)
      } catch let refusal as RowRefused {
        refused.append(refusal.category)
      }
    }
    try AuditLog.append(
      AuditEntry(
        .purchaseRecorded, by: .operator, subject: customer,
        detail: ["refused": refused.map(\.rawValue).sorted().joined(separator: ",")]), in: tx)
    return refused
  }

  private static func contract(_ purchase: Purchase, of customer: Int64, in tx: Transaction) throws {
    let standing = try StandingTable.standing(of: customer, in: tx)
    if standing?.agreements[.subscription]?.runs(on: purchase.day) != true {
      try Evidence.agree(
        .subscription, of: customer, terms: purchase.product, since: purchase.day, ended: purchase.until, in: tx)
    }
    try Rows.write(
      "product", of: customer, ["since_day": purchase.day, "ended_day": purchase.until],
      sealing: ["name": purchase.product], in: tx)
    let addressee = try ContactDetails.onFile(of: customer, in: tx).name ?? ""
    try Rows.write(
      "invoice", of: customer,
      ["invoice_day": purchase.day, "amount_cents": purchase.cents, "vat_cents": purchase.vatCents],
      sealing: ["addressee": addressee, "product": purchase.product], in: tx)
  }

  private static func contact(_ purchase: Purchase, _ customer: Int64, _ tx: Transaction) throws {
    try Evidence.contact(.purchase, of: customer, ownAct: true, on: purchase.day, note: purchase.product, in: tx)
  }

  private static func transaction(_ purchase: Purchase, _ customer: Int64, _ tx: Transaction) throws {
    try Rows.write(
      "purchase", of: customer, ["happened_day": purchase.day, "recorded_day": tx.today],
      sealing: ["product": purchase.product], in: tx)
  }
}

package enum PurchaseRefused: Error, Hashable, CustomStringConvertible {
  case unknownCard
  case inTheFuture(Day)

  package var description: String {
    switch self {
    case .unknownCard: "No customer has that card. Import the customer first; nothing was stored."
    case .inTheFuture(let day):
      "A purchase dated \(day) lies in the future. Give the day on which it happened; nothing was stored."
    }
  }
}
