import Domain
import Storage

/// Cards an organisation orders: one in somebody's name, or one of a department, which is nobody's: no person, no month
/// counters (domain of NS Zakelijk).
struct CardIssuing {
  private let keeper: Keeper
  private let organisation: Organisations.Organisation

  init(_ keeper: Keeper, at organisation: Organisations.Organisation) {
    self.keeper = keeper
    self.organisation = organisation
  }

  /// `number`: of a card that was made already; otherwise it gets one.
  func issue(
    to customer: Int64?, department: String = "", costCentre: String, number: String?, replacing old: Int64? = nil,
    in tx: Transaction
  ) throws -> (id: Int64, card: OrganisationCards.Card) {
    var known = try numbers(in: tx)
    return try issue(
      to: customer, department: department, costCentre: costCentre, number: number, replacing: old, known: &known,
      in: tx)
  }

  /// `known`: the numbers the organisation has, for who issues many and reads them once.
  func issue(
    to customer: Int64?, department: String = "", costCentre: String, number: String?, replacing old: Int64? = nil,
    known: inout Set<String>, in tx: Transaction
  ) throws -> (id: Int64, card: OrganisationCards.Card) {
    let costCentre = try ContactEntry.line(costCentre, of: .card)
    let card = OrganisationCards.Card(
      number: try number.map { try Self.read($0) } ?? Self.newNumber(tx.store.entropy),
      form: customer == nil ? .department : .business, department: department, costCentre: costCentre, since: tx.today)
    guard !known.contains(card.number), try BlindIndex.customers(.card(card.number), in: tx).isEmpty else {
      throw DeskRefusal.cardNumberTaken
    }
    known.insert(card.number)
    let id: Int64
    if let customer {
      try tx.lock(.person(customer))
      do {
        id = try Rows.write(
          "card", of: customer,
          ["kind": "business", "form": CardForm.business.rawValue, "since_day": tx.today, "replaces_card_id": old],
          sealing: ["number": card.number], in: tx)
      } catch is RowRefused {
        throw DeskRefusal.noLivingPurpose
      }
      try BlindIndex.enter(.card(card.number), of: customer, row: id, in: tx)
    } else {
      id = tx.newID()
    }
    try OrganisationCards.enter(card, id: id, of: organisation.id, replacing: old, in: tx)
    try DeskLog.audit(
      old == nil ? .cardAdded : .cardReplaced, of: customer, what: [.card], ["form": card.form.rawValue], by: keeper,
      in: tx)
    return (id, card)
  }

  private func numbers(in tx: Transaction) throws -> Set<String> {
    Set(try OrganisationCards.all(of: organisation.id, in: tx).map(\.card.number))
  }

  static func read(_ typed: String) throws -> String {
    let digits = typed.filter { !$0.isWhitespace && $0 != "-" }
    guard digits.count == 16, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw DeskRefusal.notACardNumber }
    return digits
  }

  /// As a travel card's: sixteen digits that begin with 3528.
  private static func newNumber(_ entropy: Entropy) -> String {
    let number = UInt64(bitPattern: entropy.id()) % 1_000_000_000_000
    let digits = String(number)
    return "3528" + String(repeating: "0", count: 12 - digits.count) + digits
  }
}
