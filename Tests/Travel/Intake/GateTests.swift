import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Travel

@Suite struct GateTests {
  private func lastWeek(_ travel: TravelHouse) -> [UInt8] {
    Export.consumer((1...5).map { (travel.today.adding(days: -$0), "08:00", "Zwolle", "Alkmaar", 500 + $0) })
  }

  @Test(arguments: [Scope.everything, .travelOffers])
  func afterAnObjectionAFileLeavesNothingAndMakesNoLink(scope: Scope) throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    try travel.store.writeNow { tx in
      _ = try Evidence.stop(.objection, scope, of: customer, source: "portal", proven: true, in: tx)
    }
    let report = try travel.take(lastWeek(travel), card: TravelHouse.card)
    #expect(report.refused == ["stopped": 5] && report.stored == 0)
    #expect(try travel.travelRows() == 0)
    #expect(try travel.store.keyring.travelRefs().isEmpty)
    #expect(try travel.actions(about: customer).first == "rowsRefused")
  }

  @Test func anObjectorsTravelErasedBeforeDoesNotComeBack() throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    try travel.take(lastWeek(travel), card: TravelHouse.card)
    let ref = try #require(try travel.ref(of: customer))
    try travel.store.writeNow { tx in
      try Evidence.stop(.objection, .everything, of: customer, source: "portal", proven: true, in: tx)
      for table in Inventory.tables(of: .travel) {
        for row in try Rows.read(table, of: ref, in: tx) { try Rows.erase(row, in: tx) }
      }
      try tx.orderDestruction(of: .travelLink(customer: customer))
    }
    #expect(try travel.ref(of: customer) == nil)
    #expect(try travel.take(lastWeek(travel), card: TravelHouse.card).refused == ["stopped": 5])
    #expect(try travel.travelRows() == 0)
    #expect(try travel.ref(of: customer) == nil)
  }

  @Test func aLinkAboutToBeDestroyedTakesNoNewTravel() throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    #expect {
      try travel.store.writeNow { tx in
        try tx.orderDestruction(of: .travelLink(customer: customer))
        _ = try tx.travelOwner(of: customer)
      }
    } throws: { error in
      if case .busy? = error as? StorageError { true } else { false }
    }
  }

  @Test func nothingIsTakenInOfAChildOrOfSomebodyUnderRestriction() throws {
    let travel = try TravelHouse()
    try travel.holder(of: [TravelHouse.card], under16Until: travel.today.adding(days: 400))
    let resting = try travel.holder(of: [TravelHouse.otherCard])
    try travel.store.writeNow { tx in
      try Rows.write(
        "restriction", of: resting,
        ["case_id": 1, "reason": "unproven", "since_day": tx.today, "until_day": Value.null], in: tx)
      try StandingTable.refold(resting, in: tx)
    }
    #expect(try travel.take(lastWeek(travel), card: TravelHouse.card).refused == ["under16": 5])
    #expect(try travel.take(lastWeek(travel), card: TravelHouse.otherCard).refused == ["atRest": 5])
    #expect(try travel.travelRows() == 0)
  }

  @Test func fourYearsWithoutContactTravelIsRefused() throws {
    let travel = try TravelHouse()
    try travel.holder()
    let day = travel.today.adding(days: -1).adding(months: 48)
    travel.house.time.set(day.at(minute: 600))
    #expect(try travel.take(lastWeek(travel), card: TravelHouse.card).refused == ["noRecentContact": 5])
    #expect(try travel.travelRows() == 0)
  }

  @Test func aCardThatIsNobodysIsRefusedAndTheRegulatorNamed() throws {
    let travel = try TravelHouse()
    try travel.holder()
    for card in ["3528000000009999", TravelHouse.otherCard] {
      let refusal = TravelRefusal.nobodysCard(ending: "…" + card.suffix(4))
      #expect(throws: refusal) { try travel.take(lastWeek(travel), card: card) }
      #expect(refusal.description.contains("CBP 2012") && !refusal.description.contains(card))
    }
    #expect(throws: TravelRefusal.cardMissing) { try travel.take(lastWeek(travel)) }
    #expect(throws: TravelRefusal.noCardNumber) { try travel.take(lastWeek(travel), card: "mijn kaart") }
    #expect(throws: TravelRefusal.cardsContradict(given: "…1111", inName: "…2222")) {
      try travel.take(
        lastWeek(travel), name: "reistransacties_\(TravelHouse.otherCard)_1.csv", card: TravelHouse.card)
    }
    #expect(try travel.travelRows() == 0)
    #expect(try travel.store.keyring.travelRefs().isEmpty)
  }

  @Test func aCardOfTwoPeopleIsNotGuessedAt() throws {
    let travel = try TravelHouse()
    try travel.holder()
    try travel.holder()
    #expect(throws: TravelRefusal.sharedCard(ending: "…1111")) {
      try travel.take(lastWeek(travel), card: TravelHouse.card)
    }
  }

  @Test func aFileOfTwoCardsGoesToTheirHoldersAndUnknownCardsAreProblems() throws {
    let travel = try TravelHouse()
    let holder = try travel.holder(of: [TravelHouse.card])
    let bytes = try Fixture.commaWithCards.shifted(before: travel.today)
    let alone = try travel.take(bytes)
    #expect(alone.holders == 1 && alone.stored == 1)
    let unknown = alone.problems.filter { $0.reason == "nobodysCard" }
    #expect(unknown.map(\.line) == [5, 6] && unknown.allSatisfy { $0.found == "'…2222'" && !$0.rowKept })
    #expect(alone.problems.contains { $0.reason == "noCard" && $0.line == 7 })

    // Once registered, the second card's rows come in; the first holder already has the file.
    let other = try travel.holder(of: [TravelHouse.otherCard])
    let both = try travel.take(bytes)
    #expect(both.holders == 2 && both.duplicates == 1 && both.stored == 2 && !both.isDuplicate)
    #expect(try travel.trips(of: holder).count == 1)
    #expect(try travel.trips(of: other).count == 2)
  }

  @Test func aRowIsWrittenOnlyOnADayTheGateAdmits() throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    let old = try #require(Day("2024-01-01"))
    #expect(throws: RowRefused.self) {
      try travel.store.writeNow { tx in
        let gate = try BulkWriting("raw_trip", of: customer, in: tx)
        #expect(try gate.refusal(["month": tx.today.month, "happened_day": tx.today]) == nil)
        try gate.put(
          owner: 1, ["month": old.month, "trip_key": [UInt8](repeating: 1, count: 32), "trip": "", "happened_day": old])
      }
    }
    #expect(throws: StorageError.self) {
      try travel.store.writeNow { tx in
        try BulkWriting("raw_trip", of: customer, in: tx).put(owner: 1, ["happened_day": tx.today])
      }
    }
    #expect(throws: StorageError.self) {
      try travel.store.writeNow { tx in _ = try BulkWriting("card", of: customer, in: tx) }
    }
    #expect(try travel.rows("raw_trip") == 0)
  }

  @Test func whatIsStoredIsLookedAtAgainBeforeItsTimeIsOver() throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    func checkDay() throws -> Day? {
      try travel.store.readNow { tx in
        try tx.first("SELECT check_day FROM standing WHERE customer_id = \(customer)")?.day("check_day")
      }
    }
    try travel.store.writeNow { tx in
      try StandingTable.look(at: customer, on: tx.today.adding(months: 40), in: tx)
    }
    try travel.take(lastWeek(travel), card: TravelHouse.card)
    let end = try #require(try checkDay())
    #expect(end == travel.today.month.last.adding(days: 35))
  }
}
