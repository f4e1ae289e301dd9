import BusinessCards
import Domain
import TestSupport
import Testing

/// What is written reads back as the same, whatever stands in it.
@Suite struct RoundTripTests {
  private static let words = [
    "=HYPERLINK(\"x\")", "-2+3", "O'Brien; jr.", "'=1", "''+1", "@x", "Anna", "Müller", "🚄", "a, b", "say \"no\"",
    "a\\b", "a\\n", "＝1", "0042", "a:b", "van der", "éx", "BEGIN:VCARD", "'", "-", "x\"", "<b>",
  ]

  private func record(_ dice: inout Dice) throws -> ContactRecord {
    var entry = ContactEntry(
      given: dice.pick(Self.words), middle: dice.one(in: 3) ? dice.pick(Self.words) : "",
      surname: dice.pick(Self.words) + " " + dice.pick(Self.words))
    entry.emails = try (0..<dice.below(4)).map {
      try #require(EmailAddress("m\($0).o'x\(dice.below(99))@werk.example"))
    }
    entry.phones = try (0..<dice.below(5)).map { try #require(PhoneNumber("+4930\($0)\(10_000 + dice.below(80_000))")) }
    switch dice.below(3) {
    case 0:
      let number = dice.pick(["12", "12 A", "7 BIS", "1"])
      let street = dice.pick(["Stationsplein", "Plein 1944", "2e Weg, oost", "Laan 40-45", "=Weg"])
      entry.address = BusinessAddress(
        try PostalAddress(street: street, houseNumber: number, postcode: "3511AB", place: "'s-Gravenhage"))
    case 1:
      entry.address = BusinessAddress(
        abroad: "1 Main St, Suite; 4", postcode: "EC1A 1BB", place: "-2+3 Köln", region: dice.pick(["", "NRW"]),
        country: "Deutschland")
    default: break
    }
    entry.function = dice.one(in: 2) ? dice.pick(Self.words) : ""
    entry.department = dice.one(in: 2) ? dice.pick(Self.words) : ""
    entry.personnelNumber = dice.one(in: 2) ? "00\(dice.below(100))" : ""
    var record = ContactRecord(entry)
    record.handle = dice.one(in: 2) ? "abcdefghij" : ""
    record.roles = dice.some(of: Organisations.Role.allCases, oneIn: 3)
    record.cardNumber = dice.one(in: 2) ? "3528012345678901" : ""
    record.costCentre = dice.one(in: 2) ? dice.pick(Self.words) : ""
    return record
  }

  private func check(
    _ format: ContactWriter.Format, seed: UInt64, within: (ContactRecord) -> ContactRecord = { $0 }
  ) throws {
    var dice = Dice(seed: seed)
    var writer = ContactWriter(format)
    let records = try (0..<600).map { _ in try record(&dice) }
    for record in records { writer.append(record) }
    let rows = try FileSamples.rows(writer.bytes)
    #expect(rows.count == records.count)
    for (row, record) in zip(rows, records) {
      #expect(row.faults.isEmpty)
      try #require(row.record == within(record), "\(format): \(record.entry)")
    }
  }

  @Test(arguments: [ContactWriter.Format.own(.nl), .own(.en), .vCard3, .vCard4])
  func everythingReadsBackFromOurOwnFormsAndVCard(format: ContactWriter.Format) throws {
    for seed in 1...3 { try check(format, seed: UInt64(seed)) }
  }

  @Test func outlookAndGoogleGiveBackWhatTheirColumnsHold() throws {
    try check(.outlook, seed: 4) { ContactRecord($0.entry) }
    try check(.google, seed: 5) { record in
      var entry = record.entry
      entry.personnelNumber = ""
      return ContactRecord(entry)
    }
  }

  @Test func noCellThatLooksLikeAFormulaIsLeftLive() throws {
    for format in [ContactWriter.Format.own(.nl), .google, .outlook] {
      for formula in ["=HYPERLINK(\"x\")", "-2+3", "@x", "+31", "＝1"] {
        var writer = ContactWriter(format)
        writer.append(ContactRecord(ContactEntry(given: formula, surname: formula)))
        let text = String(decoding: writer.bytes, as: UTF8.self).replacing("\"", with: "")
        let defused = "'" + formula.replacing("\"", with: "")
        #expect(text.ranges(of: defused).count == 2)
        #expect(text.ranges(of: formula.replacing("\"", with: "")).count == 2)
      }
    }
  }

  @Test func noValueBeginsALineOfItsOwn() {
    var record = ContactRecord(ContactEntry(given: "Anna", surname: "Vries\r\nEND:VCARD\nTEL:1"))
    record.costCentre = "x\rFN:y"
    for format in [ContactWriter.Format.vCard3, .vCard4] {
      var writer = ContactWriter(format)
      writer.append(record)
      let lines = String(decoding: writer.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      #expect(lines.count { $0.hasPrefix("END") } == 1 && lines.count { $0.hasPrefix("FN") } == 1)
      #expect(!lines.contains { $0.hasPrefix("TEL") } && lines.allSatisfy { $0.utf8.count <= 75 })
    }
  }
}
