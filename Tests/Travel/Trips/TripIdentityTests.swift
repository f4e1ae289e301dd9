import Testing

@testable import Travel
import TestSupport

@Suite struct TripIdentityTests {
  private let header = "Datum;Check-in;Vertrek;Check-uit;Bestemming;Bedrag;Transactie;Klasse;Product;Opmerkingen\n"

  private func rows(_ body: String) throws -> [TravelRow] { try TravelFile.read(Array((header + body).utf8)).rows }

  private func counters(_ set: TripSet) -> String {
    CounterFold.counters(set.trips, peak: TripMaker.peak).canonical
  }

  @Test func deliveringFilesTwiceAndInAnyOrderChangesNothing() throws {
    let files = try Fixture.allCases.map { try $0.read().rows }
    var once = TripSet()
    for rows in files { once.deliver(rows) }
    var random = Dice(seed: 5)
    for _ in 0..<20 {
      var again = TripSet()
      for rows in random.shuffled(files + files) { again.deliver(rows) }
      #expect(again.count == once.count)
      #expect(counters(again) == counters(once))
    }
  }

  @Test func equalRowsOfOneFileAreSeveralTrips() throws {
    let row = "1-9-2026;;Markt;9:00;Kerk;1,00;Reis;;;\n"
    var set = TripSet()
    #expect(set.deliver(try rows(row + row)) == 2)
    #expect(set.deliver(try rows(row + row)) == 0)
    #expect(set.deliver(try rows(row + row + row)) == 1)
  }

  @Test func anExportCutBetweenCheckInAndJourneyIsTheSameTripWithoutItsTime() throws {
    let journey = "1-9-2026;;Utrecht Centraal;9:00;Zwolle;14,10;Reis;2;;\n"
    let whole = try rows(journey + "1-9-2026;8:00;Utrecht Centraal;;;-20,00;Check-in;;;\n")
    let cut = try rows(journey)
    #expect(whole[0].trip != cut[0].trip)
    var first = TripSet()
    #expect(first.deliver(whole) == 1)
    #expect(first.deliver(cut) == 0)
    var second = TripSet()
    #expect(second.deliver(cut) == 1)
    #expect(second.deliver(whole) == 0)
    #expect(counters(first) == counters(second))
    #expect(first.trips.first?.checkIn == minute(8, 0))
  }

  @Test func theLanguageOfTheExportDoesNotMatterAndTheCardDoes() throws {
    let dutch = try rows("5-3-2026;;Utrecht Centraal;9:00;Zwolle;14,10;Reis;2;;\n")
    let english = try TravelFile.read(
      Array(
        ("Date;Check-in;Departure;Check-out;Destination;Amount;Transaction;Class;Product;Comments\n"
          + "05-03-2026;;Utrecht Centraal;09:00;Zwolle;14.10;Check-out;2;;\n").utf8)
    ).rows
    #expect(TripIdentity.lines(dutch).map(\.line) == TripIdentity.lines(english).map(\.line))
    #expect(TripIdentity.lines(dutch, card: "1234").map(\.line) != TripIdentity.lines(dutch, card: "5678").map(\.line))
  }

  @Test func aFileIsKnownByItsBytes() throws {
    let bytes = try Fixture.dutch.bytes()
    #expect(TravelFile.digestInput(bytes) == TravelFile.digestInput(bytes))
    #expect(TravelFile.digestInput(bytes) != TravelFile.digestInput(bytes + [0x0A]))
  }
}
