package import Domain

/// The cards of a person, and what becomes of them.
package enum Cards {
  package static func all(of customer: Int64, in tx: Transaction) throws -> [ExtraCard] {
    try Rows.read(Inventory.table("card"), of: customer, in: tx).map { row in
      let form: CardForm = try row.record.value("form")
      return ExtraCard(
        form: try row.record.text("kind") == "business" && form == .personal ? .business : form,
        blocked: try row.record.optionalDay("blocked_day"),
        ended: try row.record.optionalDay("ended_day"))
    }
  }

  package enum Change: Hashable, Sendable {
    case blocked
    case unblocked
    case becomes(CardForm)

    var word: String {
      switch self {
      case .blocked: "blocked"
      case .unblocked: "unblocked"
      case .becomes(let form): form.rawValue
      }
    }
  }

  /// Changes the card by that number; nil where nobody has one, and nothing is changed. Returns whose it is.
  package static func change(
    _ number: String, _ change: Change, by actor: Actor, in tx: Transaction
  ) throws -> Int64? {
    guard let customer = try BlindIndex.customers(.card(number), in: tx).first else { return nil }
    try tx.lock(.person(customer))
    let cards = try Rows.read(Inventory.table("card"), of: customer, opening: true, in: tx)
    guard let card = cards.first(where: { $0.fields?["number"] == number })?.rowID else { return nil }
    let this: Query = "WHERE customer_id = \(customer) AND card_id = \(card)"
    switch change {
    case .blocked: try tx.run("UPDATE card SET blocked_day = COALESCE(blocked_day, \(tx.today)) " + this)
    case .unblocked: try tx.run("UPDATE card SET blocked_day = NULL " + this)
    case .becomes(let form): try tx.run("UPDATE card SET form = \(form.rawValue) " + this)
    }
    try AuditLog.append(
      AuditEntry(.cardChanged, by: actor, subject: customer, detail: ["card": change.word]), in: tx)
    return customer
  }
}
