import Domain
import Storage

/// Writes the parts of one row, leaving out and counting what no purpose may hold.
final class IntakeWriting {
  let row: CustomerRow
  let customer: Int64
  /// The row of the card that this one takes the place of.
  var replacedCard: Int64?
  private(set) var narrowed: [DataCategory] = []

  init(row: CustomerRow, customer: Int64) {
    self.row = row
    self.customer = customer
  }

  /// First, because the contact is what keeps the relationship's data alive.
  func contact(in tx: Transaction) throws {
    guard let day = row.lastContact else { return }
    let own = try tx.statement.contactEvents.contains(row.contactKind)
    try keep { try Evidence.contact(row.contactKind, of: customer, ownAct: own, on: day, note: "import", in: tx) }
  }

  func details(in tx: Transaction) throws {
    let day = row.recorded(tx.today)
    let from = ContactDetails.Origin.imported
    try keep {
      try ContactDetails.add(
        given: row.given, surname: row.surname, of: customer, from: from, on: day, in: tx)
    }
    if let email = row.email {
      let given = row.emailGiven.map { ContactDetails.Origin(source: "subject", context: $0, optOutOffered: true) }
      try keep { try ContactDetails.add(email, of: customer, from: given ?? from, on: day, in: tx) }
    }
    if let phone = row.phone {
      try keep { try ContactDetails.add(phone, of: customer, from: from, on: day, in: tx) }
    }
    if let address = row.address {
      try keep { try ContactDetails.add(address, of: customer, from: from, on: day, in: tx) }
    }
    if let number = row.customerNumber {
      try keep { try enter(customerNumber: number, on: day, in: tx) }
    }
  }

  func products(in tx: Transaction) throws {
    guard let since = row.since else { return }
    if let name = row.subscription {
      try keep {
        try Rows.write(
          "product", of: customer, ["since_day": since, "ended_day": row.ended], sealing: ["name": name], in: tx)
      }
    }
    if let card = row.card {
      try keep {
        let id = try Rows.write(
          "card", of: customer,
          [
            "kind": "personal", "since_day": since, "ended_day": row.ended, "replaces_card_id": replacedCard,
          ], sealing: ["number": card], in: tx)
        try BlindIndex.enter(.card(card), of: customer, row: id, in: tx)
      }
    }
  }

  private func enter(customerNumber: String, on day: Day, in tx: Transaction) throws {
    let id = try Rows.write(
      "contact_detail", of: customer,
      [
        "kind": "customerNumber", "source": "import", "context": "sale", "brand": Brand.ns.rawValue,
        "opt_out_offered": false, "recorded_day": day,
      ], sealing: ["customerNumber": customerNumber], in: tx)
    try BlindIndex.enter(.customerNumber(customerNumber), of: customer, row: id, in: tx)
  }

  private func keep(_ write: () throws -> Void) throws {
    do {
      try write()
    } catch let refused as RowRefused {
      narrowed.append(refused.category)
    }
  }
}
