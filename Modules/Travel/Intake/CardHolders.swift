import Domain
import Storage

/// Whose travel each row of a file is.
///
/// Only a card in a person's name has a holder: an NS-Business Card in the name of an employee has
/// one, a department's card is anonymous (S34) and stands in no register of persons.
enum CardHolders {
  struct Parts {
    var rows: [Int64: [TravelRow]] = [:]
    var problems: [RowProblem] = []
  }

  /// Rows without a holder are problems; a file in which no row has one is refused.
  static func part(_ rows: [TravelRow], card: String?, in tx: Transaction) throws -> Parts {
    var known: [[String]: Holder] = [:]
    var parts = Parts()
    for row in rows {
      let cards = [row.cardNumber ?? card, row.otherCardNumber].compactMap { $0 }
      let holder = try known[cards] ?? find(cards, in: tx)
      known[cards] = holder
      switch holder {
      case .person(let customer): parts.rows[customer, default: []].append(row)
      case .noCard: parts.problems.append(problem(row, .noCard, cards))
      case .nobody: parts.problems.append(problem(row, .nobodysCard, cards))
      case .several: parts.problems.append(problem(row, .sharedCard, cards))
      }
    }
    if parts.rows.isEmpty { try refuse(known) }
    return parts
  }

  private enum Holder {
    case person(Int64)
    case noCard, nobody, several
  }

  /// The first of a row's numbers that is somebody's: business exports give two for one card.
  private static func find(_ cards: [String], in tx: Transaction) throws -> Holder {
    for card in cards {
      let customers = try BlindIndex.customers(.card(card), in: tx)
      guard let first = customers.first else { continue }
      // Two holders are not chosen between (T15).
      return customers.count == 1 ? .person(first) : .several
    }
    return cards.isEmpty ? .noCard : .nobody
  }

  private static func refuse(_ known: [[String]: Holder]) throws {
    let found = known.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (cards, holder) in found {
      if case .nobody = holder { throw TravelRefusal.nobodysCard(ending: CardNumber.ending(cards[0])) }
      if case .several = holder { throw TravelRefusal.sharedCard(ending: CardNumber.ending(cards[0])) }
    }
    if !found.isEmpty { throw TravelRefusal.cardMissing }
  }

  private static func problem(_ row: TravelRow, _ reason: RowProblem.Reason, _ cards: [String]) -> RowProblem {
    RowProblem(
      line: row.line, column: nil, field: "", reason: reason, found: cards.first.map(CardNumber.ending) ?? "",
      rowKept: false)
  }
}

extension CardNumber {
  /// Enough to recognise one's own card by, and no more.
  static func ending(_ digits: String) -> String { "…" + digits.suffix(4) }
}
