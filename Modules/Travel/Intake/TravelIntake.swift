package import Domain
package import Storage

/// Takes in exports of travel: for the holder of each card, trip by trip through the gate, and folded
/// into month counters at once.
package struct TravelIntake: Sendable {
  private let store: Store
  private let stations: StationRegister

  package init(_ store: Store, stations: StationRegister = .embedded) {
    self.store = store
    self.stations = stations
  }

  /// Imports one file in one transaction: all of it that may be kept, or nothing.
  ///
  /// - Parameters:
  ///   - name: the file's name, which may hold the card's number; it is stored nowhere.
  ///   - card: whose travel the rows are that name no card.
  @discardableResult
  package func importFile(
    _ bytes: [UInt8], name: String? = nil, card: String? = nil, by actor: Actor
  ) throws -> TravelImportReport {
    let file = try TravelFile.read(bytes, name: name, stations: stations)
    let print = FilePrint(bytes)
    return try store.writeNow { tx in
      try Self.take(in: file, print: print, card: card, by: actor, in: tx)
    }
  }

  /// The same, in the caller's transaction.
  package static func take(
    in file: TravelFile, print: FilePrint, card: String? = nil, by actor: Actor, in tx: Transaction
  ) throws -> TravelImportReport {
    let card = try cardOfTheRest(file, given: card)
    let parts = try CardHolders.part(file.rows, card: card, in: tx)
    var report = TravelImportReport(of: file, problems: parts.problems)
    // In one order for everybody, so that two imports never wait for each other in a circle.
    for customer in parts.rows.keys.sorted() { try tx.lock(.person(customer)) }
    for (customer, rows) in parts.rows.sorted(by: { $0.key < $1.key }) {
      let intake = try PersonIntake(of: customer, card: card, print: print, in: tx)
      report.add(try intake.take(in: rows, by: actor))
    }
    return report
  }

  /// The card of the rows that carry none. Two sources that disagree are never weighed.
  private static func cardOfTheRest(_ file: TravelFile, given: String?) throws -> String? {
    guard let given else { return file.cardInName }
    guard let digits = CardNumber.digits(given) else { throw TravelRefusal.noCardNumber }
    if let named = file.cardInName, named != digits {
      throw TravelRefusal.cardsContradict(given: CardNumber.ending(digits), inName: CardNumber.ending(named))
    }
    return digits
  }
}

/// What tells that a file was delivered before, whatever it was called then.
package struct FilePrint: Sendable {
  let digest: String

  package init(_ bytes: [UInt8]) {
    digest = Digest.sha256(TravelFile.digestInput(bytes)).hex
  }
}
