import Testing

@testable import Travel

@Suite struct StationRegisterTests {
  @Test(arguments: [
    ("Utrecht Centraal", "UT"), ("utrecht cs", "UT"), ("Utrecht C.", "UT"), ("UTRECHT", "UT"),
    ("Arnhem", "AH"), ("Arnhem Centraal", "AH"), ("Eindhoven", "EHV"), ("Eindhoven Centraal", "EHV"),
    ("Amersfoort", "AMF"), ("Haag HS (Den)", "GV"), ("Den Haag HS", "GV"), ("Den Haag", "GVC"),
    ("Den Haag Laan van NOI", "LAA"), ("Schiphol ✈", "SHL"), ("Schiphol Airport", "SHL"), ("Halfweg-Zw", "HWZB"),
    ("Heemstede", "HAD"), ("'s-Hertogenbosch", "HT"), ("Den Bosch", "HT"), ("H'bosch O", "HTO"),
    ("Almere C.", "ALM"), ("Amsterdm Z", "ASDZ"), ("Groningen Europápark", "GERP"),
  ])
  func oldShortAndOddNamesFindTheirCode(name: String, code: String) {
    #expect(StationRegister.embedded.code(for: name) == StationCode(code))
  }

  @Test(arguments: [
    "", "Grote Markt", "Station RAI", "Schiphol, Boeingavenue", "()", "(Den)", "✈", "Utrecht Jaarbeursplein",
  ])
  func otherPlacesAreNoStations(name: String) {
    #expect(StationRegister.embedded.code(for: name) == nil)
  }

  @Test func onlyAFullNameCountsWhereTheRowDoesNotSayTrain() {
    #expect(StationRegister.embedded.isFullName("Amsterdam Amstel"))
    #expect(StationRegister.embedded.code(for: "Amstel") == StationCode("ASA"))
    #expect(!StationRegister.embedded.isFullName("Amstel"))
  }

  @Test func codesKeepTheirTextAndItsOrder() throws {
    let texts = ["A", "AH", "AHP", "ASD", "BEURS", "UT", "ZWW0"]
    let codes = try texts.map { try #require(StationCode($0)) }
    #expect(codes.map(\.description) == texts)
    #expect(codes.sorted() == codes)
    for bad in ["", "ABCDEFGHI", "A-B", "É"] { #expect(StationCode(bad) == nil) }
    #expect(StationCode("ut") == StationCode("UT"))
  }

  @Test func newerListsAreReadByTheirHeader() throws {
    let list =
      "id,code,uic,name_short,name_medium,name_long,slug,country,type,geo_lat,geo_lng\n"
      + "1,XYZ,8400000,Nw,Nieuw C.,\"Nieuwstad, Centraal\",nieuwstad,NL,x,1,2\n"
    let register = try StationRegister(csv: Array(list.utf8))
    #expect(register.code(for: "Nieuwstad Centraal") == StationCode("XYZ"))
    #expect(register.code(for: "nw") == StationCode("XYZ"))
    #expect(register.name(of: try #require(StationCode("XYZ"))) == "Nieuwstad, Centraal")
  }

  @Test func aListThatIsNoneIsRefusedWithItsLine() {
    #expect(throws: StationFileError.unknownHeader(found: "'a;b'")) { try StationRegister(csv: Array("a;b\n1;2".utf8)) }
    #expect(throws: StationFileError.badRow(line: 3, found: "'far too long;X'")) {
      try StationRegister(csv: Array("code;name\nUT;Utrecht\nfar too long;X".utf8))
    }
    #expect(throws: StationFileError.noStations) { try StationRegister(csv: Array("code;name\n".utf8)) }
    #expect(throws: StationFileError.unreadable(.notText(found: "a zero byte at position 1"))) {
      try StationRegister(csv: [0])
    }
  }
}
