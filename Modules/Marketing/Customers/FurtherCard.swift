import Domain
import Storage

/// A further card of somebody known, alone or in the place of another (S3). It hangs on the same person: their
/// choices, objections and suppressions are one set, whatever cards come and go.
struct FurtherCard {
  let row: CustomerRow
  let customer: Int64

  func take(in tx: Transaction) throws -> CustomerIntake.Outcome {
    guard let card = row.card, let since = row.since else { return .known }
    try tx.lock(.person(customer))
    let holders = try BlindIndex.customers(.card(card), in: tx)
    if holders.contains(customer) { return .known }
    guard holders.isEmpty else {
      throw refusal(.card, "the card is another customer's", "Correct card or customerNumber.")
    }
    let writing = IntakeWriting(row: row, customer: customer)
    writing.replacedCard = try replaced(in: tx)
    try agree(since, in: tx)
    try writing.contact(in: tx)
    try writing.products(in: tx)
    if let old = writing.replacedCard {
      try tx.run(
        """
        UPDATE card SET ended_day = \(since)
        WHERE customer_id = \(customer) AND card_id = \(old) AND (ended_day IS NULL OR ended_day > \(since))
        """)
    }
    let action = writing.replacedCard == nil ? AuditAction.cardAdded : .cardReplaced
    try AuditLog.append(AuditEntry(action, by: .operator, subject: customer), in: tx)
    return .furtherCard(customer, narrowed: writing.narrowed)
  }

  /// The row of the card that goes: it must be this customer's own.
  private func replaced(in tx: Transaction) throws -> Int64? {
    guard let number = row.replacesCard else { return nil }
    let cards = try Rows.read(Inventory.table("card"), of: customer, opening: true, in: tx)
    guard let old = cards.first(where: { $0.fields?["number"] == number })?.rowID else {
      throw refusal(.replacesCard, "the customer has no such card", "Correct it, or leave it empty.")
    }
    return old
  }

  /// The agreement reaches as far as the card does.
  private func agree(_ since: Day, in tx: Transaction) throws {
    let span = try StandingTable.standing(of: customer, in: tx)?.agreements[.subscription]
    let reaches = span.map { span in
      guard span.runs(on: since) else { return false }
      guard let end = span.ended else { return true }
      return row.ended.map { $0 <= end } ?? false
    }
    guard reaches != true else { return }
    try Evidence.agree(.subscription, of: customer, terms: "import", since: since, ended: row.ended, in: tx)
  }

  private func refusal(_ column: CustomerColumn, _ problem: String, _ remedy: String) -> IntakeRefused {
    IntakeRefused(row, column, problem, remedy)
  }
}

/// A row that reads well and cannot be what it says.
struct IntakeRefused: Error {
  let problem: CustomerProblem

  init(_ row: CustomerRow, _ column: CustomerColumn, _ problem: String, _ remedy: String) {
    self.problem = CustomerProblem(
      line: row.line, field: column.rawValue, "\(column.rawValue): \(problem)", remedy)
  }
}
