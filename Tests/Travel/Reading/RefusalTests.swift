import Domain
import Testing

@testable import Travel

@Suite struct RefusalTests {
  private let header = #"Datum;Check-in;Vertrek;Check-uit;Bestemming;Bedrag;Transactie;Klasse;Product;Opmerkingen"#

  private func read(_ text: String, limits: ReadingLimits = .standard) throws -> TravelFile {
    try TravelFile.read(Array(text.utf8), limits: limits)
  }

  @Test func whatIsNoExportIsOneErrorThatNamesWhatIsUnderstood() throws {
    let error = try #require(throws: TravelFileError.self) { try read("naam;adres\nA;B") }
    #expect(error == .unknownHeader(line: 1, found: "'naam;adres'"))
    #expect(error.description.contains("Datum;Check in;Vertrek"))
    #expect(throws: TravelFileError.empty) { try read("\n\n") }
    #expect(throws: TravelFileError.notText(found: "a ZIP archive or an Excel workbook (.xlsx)")) {
      try TravelFile.read([0x50, 0x4B, 0x03, 0x04, 0x00])
    }
    #expect(throws: TravelFileError.notText(found: "a zero byte at position 2")) { try read("a\0b") }
    #expect(throws: TravelFileError.notText(found: "text in UTF-16")) { try TravelFile.read([0xFF, 0xFE, 0x44, 0x00]) }
  }

  @Test func sizeLineAndRowsHaveLimits() throws {
    var limits = ReadingLimits.standard
    limits.bytes = 50
    #expect(throws: TravelFileError.tooLarge(bytes: header.utf8.count, limit: 50)) { try read(header, limits: limits) }
    let long = header + "\n" + String(repeating: "x", count: 64 * 1024 + 1)
    #expect(throws: TravelFileError.lineTooLong(line: 2, limit: 64 * 1024)) { try read(long) }
    limits = .standard
    limits.rows = 2
    let rows = header + String(repeating: "\n1-9-2026;8:00;;;;5,00;Saldo opgeladen;;;", count: 3)
    #expect(throws: TravelFileError.tooManyRows(limit: 2)) { try read(rows, limits: limits) }
    limits.rows = 3
    #expect(try read(rows, limits: limits).counts == [.topUp: 3])
  }

  @Test func contradictingSlashesAreRefusedWithBothLines() {
    let text = header + "\n13/1/2026;;A;9:00;B;1,00;Reis;;;\n1/14/2026;;A;9:00;B;1,00;Reis;;;"
    #expect(throws: TravelFileError.slashDatesContradict(dayFirstLine: 2, monthFirstLine: 3)) { try read(text) }
  }

  @Test func theOrderOfTheRowsDecidesSlashesThatNoDateDecides() throws {
    let text =
      header + "\n1/6/2026;;A;9:00;B;1,00;Reis;;;\n2/5/2026;;A;9:00;B;1,00;Reis;;;\n3/4/2026;;A;9:00;B;1,00;Reis;;;"
    #expect(try read(text).slashDates == .monthFirstAssumed)
    let mixed =
      header + "\n1/6/2026;;A;9:00;B;1,00;Reis;;;\n12/5/2026;;A;9:00;B;1,00;Reis;;;\n3/5/2026;;A;9:00;B;1,00;Reis;;;"
    let file = try read(mixed)
    #expect(file.slashDates == .dayFirstByOrder)
    #expect(file.rows.map(\.day.description) == ["2026-06-01", "2026-05-12", "2026-05-03"])
  }

  @Test func aStrayQuotationMarkCostsItsOwnLineOnly() throws {
    let text =
      header
      + "\n\"1-9-2026;;A;9:00;B;1,00;Reis;;;\n\"2-9-2026\";;A;9:00;B;1,00;Reis;;;\n3-9-2026;;A \"x\" y;9:00;B;1,00;Reis;;;"
    let file = try read(text)
    #expect(file.problemList == ["2 badQuoting", "4 badQuoting"])
    #expect(file.rows.map(\.line) == [3])
  }

  @Test func formulasAndControlCharactersStayInert() throws {
    let file = try read(
      header + "\n1-9-2026;;<script>;9:00;=1+1;1,00;Reis;;\u{1B}[2J@x;\n1-9-2026;;A;9:00;B;1,00;\u{1B}[31mFoo;;;")
    #expect(file.rows.first?.from?.text == "<script>")
    #expect(file.rows.first?.to?.text == "=1+1")
    #expect(file.rows.first?.product == " [2J@x")
    #expect(file.problems.map(\.found) == ["' [31mFoo'"])
  }

  @Test func linesAreCountedThroughQuotedLineEndsOfEveryKind() throws {
    let row = "1-9-2026;;A;9:00;B;1,00;Reis;;;\"x\r\ny\""
    let file = try read("\r\n" + header + "\r\n" + row + "\r" + row + "\n" + row)
    #expect(file.rows.map(\.line) == [3, 5, 7])
    #expect(file.problems.isEmpty)
  }
}
