import Domain
import Testing

@testable import Travel
import TestSupport

@Suite struct CounterRenewalTests {
  @Test func renewingStepByStepEqualsFoldingAll() {
    var random = Dice(seed: 11)
    for _ in 0..<50 {
      var held: [Trip] = []
      var counters: [Month: MonthCounter] = [:]
      for _ in 0..<6 {
        held += TripMaker.history(1 + random.below(8), &random)
        counters = CounterFold.renewed(counters, by: held, peak: TripMaker.peak)
        #expect(counters == CounterFold.counters(held, peak: TripMaker.peak))
      }
    }
  }

  @Test func monthsWhoseTripsAreGoneKeepTheirCount() throws {
    var random = Dice(seed: 12)
    for _ in 0..<50 {
      let all = TripMaker.history(60, &random)
      let counters = CounterFold.counters(all, peak: TripMaker.peak)
      let month = try #require(counters.keys.sorted().randomMiddle(&random))
      let left = all.filter { $0.day.month >= month }
      #expect(CounterFold.renewed(counters, by: left, peak: TripMaker.peak) == counters)
    }
    #expect(CounterFold.renewed([:], by: [], peak: TripMaker.peak).isEmpty)
  }

  @Test func everyTripIsReadBackFromItsRow() throws {
    var random = Dice(seed: 13)
    for trip in TripMaker.history(500, &random) {
      #expect(Trip(stored: trip.stored, day: trip.day) == trip)
    }
    let day = Day(number: 20_000)
    for bad in ["", "0|||", "9||||0", "0|07||UT|1", "0|7|UT|ASD|x", "0|7|UT|ASD|1|"] {
      #expect(Trip(stored: bad, day: day) == nil)
    }
  }
}

extension [Month] {
  fileprivate func randomMiddle(_ random: inout Dice) -> Month? { isEmpty ? nil : self[random.below(count)] }
}
