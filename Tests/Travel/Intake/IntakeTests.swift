import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Travel

@Suite struct IntakeTests {
  @Test(arguments: Fixture.allCases) func anExportOfLastWeekIsStoredAndFolded(fixture: Fixture) throws {
    let travel = try TravelHouse()
    let customer = try travel.holder(of: fixture.cards)
    let bytes = try fixture.shifted(before: travel.today)
    let report = try travel.take(bytes, card: fixture.cards[0])

    let file = try TravelFile.read(bytes)
    let trips = file.rows.compactMap(\.trip)
    #expect(!trips.isEmpty && report.stored + report.refusedInAll == trips.count)
    #expect(report.rows.values.reduce(0, +) == file.rows.count)
    let held = try travel.trips(of: customer)
    #expect(try travel.rows("raw_trip") == report.stored && report.stored > 0)
    #expect(held.isSubset(of: trips))
    let expected = CounterFold.counters(trips.filter { held.contains($0) }, peak: CounterTable.peak)
    #expect(try travel.counters(of: customer) == expected.canonical)
    #expect(report.countersWritten == expected.count && report.countersRefused == 0)
    #expect(try travel.actions(about: customer).contains("travelImported"))
  }

  @Test(arguments: Fixture.allCases) func tripsOfClosedMonthsAreRefusedAndCounted(fixture: Fixture) throws {
    let travel = try TravelHouse(on: "2028-01-03")
    let customer = try travel.holder(of: fixture.cards)
    let report = try travel.take(try fixture.bytes(), card: fixture.cards[0])
    let trips = try fixture.read().rows.compactMap(\.trip).count
    #expect(report.refused == ["monthClosed": trips] && report.stored == 0)
    #expect(try travel.travelRows() == 0)
    #expect(try travel.ref(of: customer) == nil)
    #expect(try travel.actions(about: customer).first == "rowsRefused")
  }

  @Test func theSameFileIsToldAndChangesNothing() throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    let bytes = try Fixture.consumer.shifted(before: travel.today)
    let first = try travel.take(bytes, card: TravelHouse.card)
    let audited = try travel.actions(about: customer)
    let rows = try travel.travelRows()
    travel.house.time.advance(days: 1)
    let again = try travel.take(bytes, name: "anders.csv", card: TravelHouse.card)
    #expect(!first.isDuplicate && again.isDuplicate && again.stored == 0)
    #expect(try travel.travelRows() == rows)
    #expect(try travel.actions(about: customer) == audited)
  }

  @Test func overlappingExportsHoldEachTripOnceInWhateverOrderTheyCome() throws {
    let travel = try TravelHouse()
    let cards = (0..<6).map { "352800000000100\($0)" }
    var random = Dice(seed: 7)
    let days = (1...12).map { travel.today.adding(days: -$0) }
    let stations = ["Utrecht Centraal", "Amsterdam Centraal", "Zwolle", "Alkmaar"]
    let rows = days.map { day in
      (
        day: day, time: "0\(random.below(10)):15", from: stations[random.below(2)], to: stations[2 + random.below(2)],
        cents: 100 + random.below(900)
      )
    }
    let parts = [Array(rows[0..<6]), Array(rows[4..<10]), Array(rows[7..<12]), rows]
    var seen: Set<String> = []
    for card in cards {
      let customer = try travel.holder(of: [card])
      var stored = 0
      for part in random.shuffled(parts) {
        stored += try travel.take(Export.consumer(random.shuffled(part)), card: card).stored
      }
      #expect(stored == rows.count)
      #expect(try travel.trips(of: customer).count == rows.count)
      seen.insert(try travel.counters(of: customer))
    }
    #expect(seen.count == 1 && seen != [""])
  }

  @Test func aBetterKnownTripTakesThePlaceOfTheOneHeld() throws {
    let travel = try TravelHouse(on: "2026-11-02")
    let customer = try travel.holder()
    let header = ExportVariant.ovChipDutch.header
    let journey = "01-11-2026;;Utrecht Centraal;00:21;Zwolle;11,20;Reis;2;;"
    let checkIn = "31-10-2026;23:38;Utrecht Centraal;;;-20,00;Check-in;;;"
    try travel.take(Array("\(header)\n\(journey)\n".utf8), card: TravelHouse.card)
    #expect(try travel.counters(of: customer).hasPrefix("2026-11 trips=1;recency=0;peak=0/0/1"))
    let report = try travel.take(Array("\(header)\n\(journey)\n\(checkIn)\n".utf8), card: TravelHouse.card)
    #expect(report.replaced == 1 && report.stored == 0)
    // It began in October: November loses what it never had.
    #expect(try travel.counters(of: customer).hasPrefix("2026-10 trips=1;recency=0;peak=0/1/0"))
    #expect(try travel.rows("month_counter") == 1)
    #expect(try travel.rows("raw_trip") == 1)
  }

  @Test func aTripOfTheFutureIsRefused() throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    let report = try travel.take(
      Export.consumer([(travel.today.adding(days: 1), "08:00", "Zwolle", "Alkmaar", 500)]), card: TravelHouse.card)
    #expect(report.refused == ["inTheFuture": 1])
    #expect(try travel.ref(of: customer) == nil)
  }

  @Test func aFoldedMonthWhoseTripsAreGoneTakesNoMore() throws {
    let travel = try TravelHouse(on: "2026-11-23")
    let customer = try travel.holder()
    let october = try #require(Day("2026-10-20"))
    try travel.take(Export.consumer([(october, "08:00", "Zwolle", "Alkmaar", 500)]), card: TravelHouse.card)
    let before = try travel.counters(of: customer)
    let ref = try #require(try travel.ref(of: customer))
    try travel.store.writeNow { tx in
      for row in try Rows.read(Inventory.table("raw_trip"), of: ref, in: tx) { try Rows.erase(row, in: tx) }
    }
    let late = try travel.take(
      Export.consumer([
        (october.adding(days: 1), "09:00", "Zwolle", "Alkmaar", 500),
        (travel.today, "09:00", "Zwolle", "Alkmaar", 500),
      ]), card: TravelHouse.card)
    #expect(late.refused == ["monthClosed": 1] && late.stored == 1)
    #expect(try travel.counters(of: customer).hasPrefix(before))
    #expect(try travel.counters(of: customer).contains("2026-11 trips=1;recency=0"))
  }

  @Test(
    .enabled(if: SharedData.isHere),
    arguments: [
      "ovchip/JanDintel_test_transaction_1.csv", "ovchip/dutch_12col_quoted_beangulp.csv",
      "ns/railsync_ns_business_export.csv", "ns/railsync_ns_consumer_export.csv",
    ])
  func aPublicExportIsRefusedAsItIsAndTakenInAsOfLastWeek(path: String) throws {
    let bytes = try SharedData.bytes(path)
    let file = try TravelFile.read(bytes)
    let cards = Array(Set(file.rows.compactMap(\.cardNumber))) + (file.needsCard ? [TravelHouse.card] : [])
    let trips = file.rows.compactMap(\.trip).count
    let travel = try TravelHouse()
    let customer = try travel.holder(of: cards)
    let old = try travel.take(bytes, card: file.needsCard ? TravelHouse.card : nil)
    #expect(old.refusedInAll == trips && old.stored == 0)
    #expect(try travel.travelRows() == 0)
    let moved = try #require(
      ExportShift.shifted(bytes, before: travel.today, monthFirst: file.slashDates != nil)
    ).bytes
    let new = try travel.take(moved, card: file.needsCard ? TravelHouse.card : nil)
    #expect(new.stored + new.refusedInAll == trips && new.stored > 0)
    #expect(try travel.trips(of: customer).count <= new.stored)
    #expect(try !travel.counters(of: customer).isEmpty)
  }
}

extension Fixture {
  /// Cards that the fixture's rows are of, or one to give for them.
  var cards: [String] {
    switch self {
    case .commaWithCards: ["3528000000001111", "3528000000002222"]
    case .business: ["35280001"]
    case .businessWithShortRows: ["35280002"]
    default: [TravelHouse.card]
    }
  }

  func shifted(before day: Day) throws -> [UInt8] {
    try #require(ExportShift.shifted(try bytes(), before: day, monthFirst: read().slashDates != nil)).bytes
  }
}
