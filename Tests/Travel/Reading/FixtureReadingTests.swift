import Domain
import Testing

@testable import Travel

@Suite struct FixtureReadingTests {
  @Test func theDutchExportGivesEveryKindOfRowAndNamesEveryBadOne() throws {
    let file = try Fixture.dutch.read()
    #expect(file.variant == .ovChipDutch)
    #expect(file.encoding == .utf8)
    #expect(file.separator == ";")
    #expect(
      file.counts == [
        .journey: 6, .checkIn: 4, .forgottenCheckOut: 1, .turnedBack: 1, .supplement: 1, .correction: 1, .topUp: 1,
        .refund: 1, .productLoaded: 1,
      ])
    #expect(
      file.problemList == [
        "17 unknownStation kept", "18 badDate", "19 badAmount", "20 badTime kept", "21 unknownKind", "22 badQuoting",
        "24 badQuoting",
      ])
    #expect(file.needsCard)
  }

  @Test func aProblemSaysLineColumnFieldAndWhatToDo() throws {
    let problem = try #require(try Fixture.dutch.read().problems.first { $0.reason == .badAmount })
    #expect(problem.line == 19)
    #expect(problem.column == 6)
    #expect(problem.field == "Bedrag")
    #expect(
      problem.description == "line 19, column 6 (Bedrag): '12,x0' is no amount. The row was left out. "
        + "Write the amount as 1,76 or 1.76, with or without €.")
  }

  @Test func theCheckInBelowItsJourneyGivesTheTimeAndAcrossMidnightTheDay() throws {
    let file = try Fixture.dutch.read()
    let late = try file.row(2)
    #expect(late.day.description == "2026-09-02")
    #expect(late.checkIn == minute(23, 38))
    #expect(late.checkOut == minute(0, 21))
    #expect(late.checkOutNextDay)
    #expect(late.fareCents == 11_20)
    #expect(late.to?.station == StationCode("GV"))
    #expect(try file.row(8).checkIn == minute(8, 44))
    #expect(try file.row(17).checkIn == nil)
  }

  @Test func depositsBalanceAndProductsAreNoFares() throws {
    for fixture in Fixture.allCases {
      for row in try fixture.read().rows where !row.kind.isFare {
        #expect(row.fareCents == 0)
        #expect(row.trip == nil)
      }
    }
    #expect(try Fixture.dutch.read().row(14).fareCents == -8_80)
  }

  @Test func stopsOfBusAndTramStayOutsideTheStationRegister() throws {
    let bus = try Fixture.dutch.read().row(4)
    #expect(bus.mode == .other)
    #expect(bus.from == Place(text: "Utrecht, Jaarbeursplein", station: nil))
    let tram = try Fixture.englishWithMark.read().row(2)
    #expect(tram.trip?.from == nil && tram.kind == .journey)
  }

  @Test func theEnglishExportReadsOldestFirstToo() throws {
    let file = try Fixture.englishWithMark.read()
    #expect(file.variant == .ovChipEnglish)
    #expect(file.encoding == .utf8WithMark)
    #expect(file.counts == [.journey: 4, .turnedBack: 1, .checkIn: 1])
    #expect(file.problems.isEmpty)
    #expect(try file.row(7).checkIn == minute(7, 51))
    #expect(try file.row(3).trip?.from == StationCode("ASDZ"))
    #expect(try file.row(4).mode == .other)
  }

  @Test func cardsComeFromTheirColumnDigitsOnly() throws {
    let file = try Fixture.commaWithCards.read()
    #expect(file.variant == .ovChipDutchWithCard)
    #expect(file.separator == ",")
    #expect(file.counts == [.journey: 2, .checkIn: 1, .topUp: 1, .ovFiets: 1, .bicycleParking: 1])
    #expect(file.problemList == ["7 badCard kept"])
    #expect(try file.row(2).cardNumber == "3528000000001111")
    #expect(try file.row(5).cardNumber == "3528000000002222")
    #expect(try file.row(5).fareCents == 1_234_56)
    #expect(try file.row(6).fareCents == 4_75)
    #expect(file.needsCard)
  }

  @Test func theConsumerExportOfNSCountsDebitLessCredit() throws {
    let file = try Fixture.consumer.read()
    #expect(file.variant == .nsConsumer)
    #expect(file.counts == [.journey: 3, .turnedBack: 1, .supplement: 1, .correction: 1])
    #expect(file.problemList == ["7 fieldCount"])
    #expect(try file.row(2).checkOutNextDay)
    #expect(try file.row(3).fareCents == 10_20)
    #expect(try file.row(3).to?.station == StationCode("ASD"))
    #expect(try file.row(6).fareCents == -16_00)
    #expect(try file.row(8).mode == .other)
  }

  @Test func oneDateAboveTwelveDecidesTheSlashesOfTheWholeFile() throws {
    let file = try Fixture.consumerWithSlashes.read()
    #expect(file.slashDates == .monthFirst)
    #expect(file.rows.map(\.day.description) == ["2026-11-05", "2026-10-30", "2026-09-12"])
  }

  @Test func theBusinessExportReadsWindows1252AndSkipsItsTotal() throws {
    let file = try Fixture.business.read()
    #expect(file.variant == .nsBusiness)
    #expect(file.encoding == .windows1252)
    #expect(file.counts == [.journey: 1, .journeyWithoutCheckOut: 1, .ovFiets: 1, .correction: 1])
    #expect(file.problems.isEmpty)
    #expect(file.skippedLines == 1)
    let row = try file.row(2)
    #expect(row.fareCents == 14_97)
    #expect(row.travelClass == 1)
    #expect(row.cardNumber == "35280001" && row.otherCardNumber == "905450001")
    #expect(row.trip?.from == StationCode("GVC") && row.trip?.to == StationCode("HAD"))
    #expect(!file.needsCard)
  }

  @Test func rowsOneFieldShortKeepTheirCardAndPrice() throws {
    let file = try Fixture.businessWithShortRows.read()
    #expect(file.problems.isEmpty)
    #expect(file.rows.map(\.fareCents) == [9_22, 9_22])
    #expect(file.rows.map(\.cardNumber) == ["35280002", "35280002"])
    #expect(file.rows.map(\.checkOutNextDay) == [false, true])
  }

  @Test func noNameOfAPersonLeavesTheFile() throws {
    for fixture in [Fixture.commaWithCards, .business, .businessWithShortRows] {
      let shown = String(describing: try fixture.read())
      for name in ["Naam", "meneer", "mevrouw", "Zoë"] { #expect(!shown.contains(name)) }
    }
  }
}
