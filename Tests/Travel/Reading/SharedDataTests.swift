import Domain
import Testing

@testable import Travel

@Suite(.enabled(if: SharedData.isHere)) struct SharedDataTests {
  @Test func theOldDutchExport() throws {
    let file = try TravelFile.read(SharedData.bytes("ovchip/JanDintel_test_transaction_1.csv"))
    #expect(file.variant == .ovChipDutch)
    #expect(file.counts == [.journey: 4, .checkIn: 4, .forgottenCheckOut: 2, .topUp: 1, .productLoaded: 1])
    #expect(file.problemList == ["14 unknownKind"])
    #expect(file.problems.first?.found == "'Foo'")
    #expect(
      file.rows.filter { $0.kind == .journey }.map(\.checkIn) == [
        minute(19, 38), minute(8, 57), minute(18, 10), minute(8, 55),
      ])
    #expect(file.rows.compactMap(\.trip).map(\.fareCents) == [1_76, 1_90, 2_60, 1_90])
  }

  @Test func theDutchExportWithCards() throws {
    let file = try TravelFile.read(SharedData.bytes("ovchip/dutch_12col_quoted_beangulp.csv"))
    #expect(file.variant == .ovChipDutchWithCard)
    #expect(file.counts == [.topUp: 1, .journey: 1])
    #expect(file.problems.isEmpty)
    let journey = try file.row(3)
    #expect(journey.cardNumber == "1234567890123456")
    #expect(journey.trip?.from == StationCode("EHV") && journey.trip?.to == StationCode("NM"))
  }

  @Test func theBusinessExport() throws {
    let file = try TravelFile.read(SharedData.bytes("ns/railsync_ns_business_export.csv"))
    #expect(file.variant == .nsBusiness)
    #expect(file.counts == [.journey: 2, .journeyWithoutCheckOut: 1, .correction: 1])
    #expect(file.problems.isEmpty)
    #expect(file.rows.map(\.fareCents) == [14_97, 16_22, 4_37, 18_35])
  }

  @Test func theConsumerExport() throws {
    let file = try TravelFile.read(SharedData.bytes("ns/railsync_ns_consumer_export.csv"))
    #expect(file.variant == .nsConsumer)
    #expect(file.counts == [.journey: 1])
    #expect(file.problems.isEmpty)
    #expect(file.slashDates == .monthFirstAssumed)
    #expect(file.rows.first?.day.description == "2025-05-09")
  }

  @Test func thePublicStationList() throws {
    let register = try StationRegister(csv: SharedData.bytes("stations/stations-nl-2017-01.csv"))
    #expect(register.count == 416)
    #expect(register.code(for: "Dn Bosch O") == StationCode("HTO"))
    for code in register.names.keys { #expect(StationRegister.embedded.name(of: code) != nil) }
  }
}
