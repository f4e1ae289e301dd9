import Domain
import Testing

@testable import Travel
import TestSupport

@Suite struct CounterFoldTests {
  private func fold(_ trips: [Trip]) -> [Month: MonthCounter] { CounterFold.counters(trips, peak: TripMaker.peak) }

  @Test func aMonthCounterHasTheEightFieldsOfTheStatementAndNoNinth() throws {
    let counter = try #require(fold([journey("2026-09-01", nil, "UT", "ASD")]).values.first)
    #expect(
      Mirror(reflecting: counter).children.map(\.label) == [
        "travelFrequency", "recency", "peak", "preferredRoutes", "preferredStations", "ovFiets", "bicycleParking",
        "travelRevenueCents",
      ])
  }

  @Test func aFixtureGivesTheCountersOneCanWorkOutByHand() throws {
    let counters = fold(try Fixture.dutch.read().rows.compactMap(\.trip))
    #expect(
      counters.canonical == """
        2026-08 trips=3;recency=0;peak=0/0/3;routes=UT-ZL;stations=UT,ZL;ovfiets=0;parking=0;revenue=2170
        2026-09 trips=3;recency=0;peak=1/2/0;routes=GV-UT,RTD-SHL;stations=GV,RTD,SHL;ovfiets=0;parking=0;revenue=2894

        """)
  }

  @Test func theOrderOfDeliveryLeavesNoTrace() {
    var random = Dice(seed: 1)
    for size in [1, 2, 7, 60, 400] {
      let trips = TripMaker.history(size, &random)
      let once = fold(trips).canonical
      for _ in 0..<20 { #expect(fold(random.shuffled(trips)).canonical == once) }
    }
  }

  @Test func historiesWithEqualMonthlyAggregatesGiveEqualBytes() {
    var random = Dice(seed: 2)
    for _ in 0..<50 {
      let trips = TripMaker.history(80, &random)
      // Every trip moves to another weekday of its month and another minute on the same side of the peak.
      let moved = trips.map { trip -> Trip in
        let side = TripMaker.peak(trip.day, trip.checkIn)
        var day = trip.day
        var minute = trip.checkIn
        for _ in 0..<20 {
          let otherDay = trip.day.month.first.adding(days: random.below(trip.day.month.length))
          let otherMinute = trip.checkIn.map { _ in random.below(1440) }
          if TripMaker.peak(otherDay, otherMinute) == side { (day, minute) = (otherDay, otherMinute) }
        }
        let back = random.below(2) == 0
        return Trip(
          kind: trip.kind, day: day, checkIn: minute, from: back ? trip.to : trip.from, to: back ? trip.from : trip.to,
          fareCents: trip.fareCents)
      }
      #expect(Set(moved) != Set(trips))
      #expect(fold(random.shuffled(moved)).canonical == fold(trips).canonical)
    }
  }

  @Test func foldingOnFromAMonthEqualsFoldingAll() throws {
    var random = Dice(seed: 3)
    for _ in 0..<50 {
      var held = TripMaker.history(5 + random.below(60), &random)
      var counters = fold(held)
      for _ in 0..<5 {
        let late = TripMaker.history(1 + random.below(4), &random)
        held += late
        let month = try #require(late.map(\.day.month).min())
        // Only trips of that month and later are needed: the older ones may be gone.
        counters = CounterFold.refold(
          counters, from: month, trips: held.filter { $0.day >= month.first }, peak: TripMaker.peak)
        #expect(counters == fold(held))
      }
    }
  }

  @Test func recencyCountsWholeMonthsAndOutlivesTheTrips() throws {
    let ride = Trip(kind: .ovFiets, day: try day("2026-11-03"), checkIn: nil, from: nil, to: nil, fareCents: 475)
    #expect(fold([ride])[Month(year: 2026, month: 11)]?.recency == nil)
    let both = fold([journey("2026-08-30", 600, "UT", "ASD"), ride])
    #expect(both[Month(year: 2026, month: 11)]?.recency == 3)
    let august = try #require(both[Month(year: 2026, month: 8)])
    let later = CounterFold.counters([ride], after: (Month(year: 2026, month: 8), august), peak: TripMaker.peak)
    #expect(later[Month(year: 2026, month: 11)] == both[Month(year: 2026, month: 11)])
  }

  @Test func anUnknownTimeIsNeverCountedAsPeakOrOffPeak() {
    let trips = [journey("2026-09-01", nil, "UT", "ASD"), journey("2026-09-01", 400, "UT", "ASD")]
    #expect(fold(trips)[Month(year: 2026, month: 9)]?.peak == PeakSplit(peak: 1, offPeak: 0, unknown: 1))
  }

  @Test func preferencesAreThreeAndThereAndBackIsOneRoute() throws {
    let trips = [
      journey("2026-09-01", 1, "UT", "ASD"), journey("2026-09-02", 1, "ASD", "UT"),
      journey("2026-09-03", 1, "ZL", "UT"),
      journey("2026-09-04", 1, "RTD", "GVC"), journey("2026-09-05", 1, "EHV", "GVC"),
    ]
    let counter = try #require(fold(trips)[Month(year: 2026, month: 9)])
    #expect(counter.routesText == "ASD-UT,EHV-GVC,GVC-RTD")
    #expect(counter.stationsText == "UT,ASD,GVC")
  }

  @Test func everyCounterIsReadBackFromItsText() {
    var random = Dice(seed: 4)
    for counter in fold(TripMaker.history(500, &random)).values {
      #expect(MonthCounter(canonical: counter.canonical) == counter)
    }
    for bad in ["", "trips=1", "trips=01;recency=;peak=0/0/0;routes=;stations=;ovfiets=0;parking=0;revenue=0"] {
      #expect(MonthCounter(canonical: bad) == nil)
    }
    #expect(MonthCounter.stations("UT,ASD,RTD,ZL") == nil)
    #expect(MonthCounter.routes("UT") == nil)
  }

  private func journey(_ text: String, _ minute: Int?, _ from: String, _ to: String) -> Trip {
    Trip(
      kind: .journey, day: Day(text) ?? Day(number: 0), checkIn: minute, from: StationCode(from), to: StationCode(to),
      fareCents: 100)
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}
