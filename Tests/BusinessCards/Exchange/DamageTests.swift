import BusinessCards
import Testing

/// What spreadsheets do to a file, and what is refused of it.
@Suite struct DamageTests {
  @Test func aTelephoneWithoutItsZeroOrPlusIsMended() throws {
    for typed in ["612345678", "31612345678", "06-12345678", "0031 6 12345678"] {
      #expect(try FileSamples.row("surname,telephone\nVries,\(typed)").phones == ["+31612345678"])
    }
  }

  @Test func aRoundedNumberIsAFaultAndNeverGuessed() throws {
    let row = try FileSamples.row("surname;telephone;personnel number\nVries;3,16123E+10;1.2E+05")
    #expect(row.problems == [.scientific, .scientific])
    #expect(row.phones.isEmpty && row.record.entry.personnelNumber.isEmpty)
  }

  @Test func aHouseNumberThatBecameADateIsAFault() throws {
    for typed in ["1-feb", "jan-02", "1-2-2026"] {
      let row = try FileSamples.row(
        "surname,street,house number,postcode,place\nVries,Stationsplein,\(typed),3511AB,Utrecht")
      #expect(row.problems == [.houseNumberIsDate] && row.record.entry.address == nil)
    }
  }

  @Test func theApostropheBeforeAFormulaGoesAndAnotherStays() throws {
    let rows = try FileSamples.rows("surname\n'=1\n''=1\n't Hart\n'+2\n")
    #expect(rows.map(\.record.entry.surname) == ["=1", "'=1", "'t Hart", "+2"])
  }

  @Test func aCardNumberHasSixteenDigits() throws {
    let rows = try FileSamples.rows(
      "surname,card number\nA,3528 0123 4567 8901\nB,352801234567890\nC,35280123456789012\nD,3528012345678901x\n")
    #expect(rows.map(\.record.cardNumber) == ["3528012345678901", "", "", ""])
    #expect(rows.map(\.problems) == [[], [.cardNumber], [.cardNumber], [.cardNumber]])
  }
}
