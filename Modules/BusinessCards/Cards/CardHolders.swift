import Domain
import Storage

/// Who carries an organisation's cards, while they have a role there: whoever left or was erased is nobody's to name.
struct CardHolders {
  private var customers: [Int64: Int64] = [:]
  private var names: [Int64: String] = [:]
  private let organisation: Int64
  private let keys: InstitutionKeys

  init(of cards: [Int64], at organisation: Int64, in tx: Transaction) throws {
    self.organisation = organisation
    keys = tx.store.keys
    for row in try tx.run(
      """
      SELECT DISTINCT c.card_id, c.customer_id
      FROM organisation_person p
      JOIN organisation_role r ON r.customer_id = p.customer_id AND r.organisation_id = p.organisation_id
      JOIN card c ON c.customer_id = p.customer_id
      WHERE p.organisation_id = \(organisation) AND (r.ended_day IS NULL OR r.ended_day > \(tx.today))
        AND c.card_id \(tx.among(cards))
      """)
    {
      customers[try row.integer("card_id")] = try row.integer("customer_id")
    }
    let all = Array(Set(customers.values))
    for start in stride(from: 0, to: all.count, by: 500) {
      let part = Array(all[start..<min(start + 500, all.count)])
      names.merge(
        try ContactReading.entries(of: part, at: organisation, in: tx).mapValues(\.name)
      ) { _, new in new }
    }
  }

  func customer(of card: Int64) -> Int64? { customers[card] }

  func holder(of card: Int64) -> CardActs.Shown.Holder? {
    customers[card].map { customer in
      CardActs.Shown.Holder(
        handle: ContactHandle.of(customer, in: organisation, keys), name: names[customer] ?? "")
    }
  }
}
