import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Travel

/// A house with holders of cards in it, and what a test wants to know of their travel.
struct TravelHouse {
  static let card = "3528000000001111"
  static let otherCard = "3528000000002222"

  let house: TemporaryHouse
  var store: Store { house.store }
  var today: Day { house.time.now.day }

  init(on day: String = "2026-11-23", seed: UInt64 = 1, engine: Dialect = HouseDatabases.chosen) throws {
    house = try TemporaryHouse(at: #require(Day(day)).at(minute: 600), seed: seed, on: engine)
  }

  /// A customer with a subscription and a purchase of their own yesterday.
  @discardableResult
  func holder(of cards: [String] = [card], kind: String = "personal", under16Until: Day? = nil) throws -> Int64 {
    try store.writeNow { tx in
      let customer = try People.make(under16Until: under16Until, language: .nl, in: tx)
      try Evidence.agree(.subscription, of: customer, terms: "DV-2026", since: tx.today.adding(days: -30), in: tx)
      for card in cards {
        let row = try Rows.write(
          "card", of: customer, ["kind": kind, "since_day": tx.today.adding(days: -30)], sealing: ["number": card],
          in: tx)
        try BlindIndex.enter(.card(card), of: customer, row: row, in: tx)
      }
      // Of a child not even a contact is kept (A14).
      guard under16Until == nil else { return customer }
      try Evidence.contact(
        .purchase, of: customer, ownAct: true, on: tx.today.adding(days: -1), note: "Dal Voordeel", in: tx)
      return customer
    }
  }

  func ref(of customer: Int64) throws -> Int64? { try store.keyring.travelRef(of: customer) }

  func rows(_ table: String) throws -> Int {
    try store.readNow { tx in try tx.first("SELECT COUNT(*) AS n FROM \(name: table)")?.int("n") ?? -1 }
  }

  /// Rows of travel, of any kind and of anybody.
  func travelRows() throws -> Int {
    try rows("raw_trip") + rows("month_counter") + rows("travel_intake")
  }

  func counters(of customer: Int64) throws -> String {
    guard let ref = try ref(of: customer) else { return "" }
    return try store.readNow { tx in try CounterTable.read(ref, in: tx).canonical }
  }

  func trips(of customer: Int64) throws -> Set<Trip> {
    guard let ref = try ref(of: customer) else { return [] }
    return try store.readNow { tx in Set(try HeldTrips.read(ref, in: tx).trips) }
  }

  func actions(about customer: Int64) throws -> [String] {
    try store.readNow { tx in try AuditLog.entries(about: customer, in: tx).map(\.action) }
  }

  @discardableResult
  func take(
    _ bytes: [UInt8], name: String? = nil, card: String? = nil
  ) throws -> TravelImportReport {
    try TravelIntake(store).importFile(bytes, name: name, card: card, by: .operator)
  }

  /// Every byte of the main database, its WAL included.
  func databaseBytes() throws -> Data {
    var all = Data()
    for suffix in ["", "-wal"] {
      let path = house.layout.database.path + suffix
      if FileManager.default.fileExists(atPath: path) { all += try Data(contentsOf: URL(filePath: path)) }
    }
    return all
  }
}

extension Data {
  func holds(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}

/// An export in the layout of NS, of one's own making.
enum Export {
  static func consumer(_ rows: [(day: Day, time: String, from: String, to: String, cents: Int)]) -> [UInt8] {
    let header = ExportVariant.nsConsumer.header
    let lines = rows.map { row in
      let (year, month, day) = (row.day.year, row.day.month.month, row.day.dayOfMonth)
      let euros = "€ \(row.cents / 100),\(row.cents % 100 < 10 ? "0" : "")\(row.cents % 100)"
      return "\(day)-\(month)-\(year);\(row.time);\(row.from);;\(row.to);\(euros);;Reis;2;;Prive;"
    }
    return Array(([header] + lines).joined(separator: "\n").utf8)
  }
}
