import BusinessCards
import Domain
import Foundation
import TestSupport
import Testing

/// What is written is read back as the same, whatever somebody is called (T7, T8).
@Suite struct RoundTripTests {
  static let formats: [ContactWriter.Format] = [.own(.nl), .own(.en), .google, .outlook, .vCard3, .vCard4]

  private static let awkward = [
    "=HYPERLINK(\"x\")", "-2+3", "O'Brien; jr.", "'=1", "van der", "Ünal", "Zoë", "a,b", "\"quoted\"", "@home", "+1",
    "Inkoop; buiten", "back\\slash", "'t", "🚆 trein", "N:V", "BEGIN:VCARD",
  ]

  private func entry(_ dice: inout Dice, plain: Bool) throws -> ContactEntry {
    func text(_ dice: inout Dice) -> String { dice.pick(Self.awkward) }
    var entry = ContactEntry(given: text(&dice), surname: text(&dice))
    if dice.one(in: 2) { entry.middle = "van der" }
    let emails = dice.below(4)
    entry.emails = try (0..<emails).map { try #require(EmailAddress("a\($0)@werk.example")) }
    let phones = dice.below(4)
    entry.phones = try (0..<phones).map { try #require(PhoneNumber("+3161234567\($0)")) }
    if dice.one(in: 2) { entry.function = text(&dice) }
    if dice.one(in: 2) { entry.department = text(&dice) }
    if !plain, dice.one(in: 2) { entry.personnelNumber = "00\(dice.below(999))" }
    switch dice.below(3) {
    case 0:
      entry.address = BusinessAddress(
        try PostalAddress(street: "Plein 1944", houseNumber: "12 A", postcode: "3511 ED", place: "'s-Hertogenbosch"))
    case 1:
      entry.address = BusinessAddress(
        abroad: "2 Office St", postcode: "02100", place: "Espoo", region: "Uusimaa", country: "Finland")
    default: break
    }
    return entry
  }

  @Test(arguments: formats.indices) func whatIsWrittenIsReadBackAsTheSame(_ index: Int) throws {
    let format = Self.formats[index]
    let knowsNumbers = format != .google && format != .outlook
    var dice = Dice(seed: UInt64(77 + index))
    for _ in 0..<400 {
      let entry = try entry(&dice, plain: !knowsNumbers)
      var writer = ContactWriter(format)
      writer.append(ContactRecord(entry))
      let rows = Array(try ContactFile(writer.bytes).rows())
      #expect(rows.count == 1)
      let row = try #require(rows.first)
      #expect(row.faults.isEmpty, "\(row.faults)")
      #expect(row.record.entry == entry)
    }
  }

  @Test func noCellLooksLikeAFormulaToASpreadsheet() throws {
    var dice = Dice(seed: 5)
    for format in [ContactWriter.Format.own(.nl), .google, .outlook] {
      var writer = ContactWriter(format)
      for _ in 0..<100 { writer.append(ContactRecord(try entry(&dice, plain: true))) }
      let text = String(decoding: writer.bytes, as: UTF8.self)
      for line in text.split(separator: "\r\n") {
        for cell in line.split(whereSeparator: { $0 == ";" || $0 == "," }) {
          let bare = cell.drop { $0 == "\"" }
          #expect(!["=", "@", "+"].contains(bare.first.map(String.init) ?? ""), "\(cell)")
        }
      }
    }
  }

  @Test func aHandleARoleAndACardComeBackInOurOwnFilesAndCards() throws {
    for format in [ContactWriter.Format.own(.nl), .own(.en), .vCard3, .vCard4] {
      var record = ContactRecord(ContactEntry(given: "Kees", surname: "Kaart"))
      (record.handle, record.roles) = ("abcdefgh23", [.booker, .cardholder])
      (record.cardNumber, record.costCentre) = ("3528001122334455", "0042")
      var writer = ContactWriter(format)
      writer.append(record)
      #expect(Array(try ContactFile(writer.bytes).rows()).first?.record == record)
    }
  }

  @Test func linesAreFoldedWithinSeventyFiveOctets() throws {
    var entry = ContactEntry(given: String(repeating: "é", count: 60), surname: "Lang")
    entry.function = String(repeating: "functie ", count: 12).trimmingCharacters(in: .whitespaces)
    var writer = ContactWriter(.vCard4)
    writer.append(ContactRecord(entry))
    let lines = String(decoding: writer.bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(Array(try ContactFile(writer.bytes).rows()).first?.record.entry == entry)
  }
}
