import BusinessCards
import Domain
import Foundation
import Testing

@Suite struct DialectTests {
  private let anna = ["Anna", "de", "Vries"]

  @Test func outlookInEnglishGivesTheBusinessDetailsAndLeavesTheHomeOut() throws {
    let row = try FileSamples.row(FileSamples.outlook)
    #expect(row.problems.isEmpty && row.nameParts == anna)
    #expect(row.emails == ["anna@werk.example"] && row.phones == ["+31301234567"])
    #expect(row.record.entry.function == "Adviser" && row.record.entry.personnelNumber == "0042")
    let address = try #require(row.record.entry.address)
    #expect([address.street, address.houseNumber, address.postcode] == ["Stationsplein", "12", "3511AB"])
  }

  @Test func birthdaySpouseNotesAndHomeHaveNoPurpose() throws {
    let mapping = try #require(try ContactFile(Array(FileSamples.outlook.utf8)).guessedMapping())
    let purposeless = mapping.leftOut.filter { $0.reason == .noPurpose }.map(\.name)
    #expect(purposeless == ["Birthday", "Spouse", "Notes", "Home Phone", "Home Street"])
    #expect(mapping.leftOut.contains { $0.name == "Title" && $0.reason == .notNeeded })
  }

  @Test func outlookInDutchIsRead() throws {
    let row = try FileSamples.row(FileSamples.outlookDutch)
    #expect(row.problems.isEmpty && row.nameParts == anna && row.record.entry.function == "Adviseur")
    #expect(row.emails == ["anna@werk.example"] && row.phones == ["+31301234567"])
  }

  @Test func googleOfBefore2024HoldsSeveralValuesInACellAndLabelsHome() throws {
    let row = try FileSamples.row(FileSamples.googleOld)
    #expect(row.problems.isEmpty && row.record.entry.name == "Anna de Vries")
    #expect(row.emails == ["anna@werk.example", "a.devries@werk.example"] && row.phones == ["+31612345678"])
    #expect(row.leftOut.map(\.name) == ["Phone 1 - Value"] && row.leftOut.map(\.reason) == [.noPurpose])
  }

  @Test func googleSince2024MarksTheFirstAddressWithAnAsterisk() throws {
    let row = try FileSamples.row(FileSamples.googleNew)
    #expect(row.emails == ["anna@werk.example", "eerst@werk.example"])
  }

  @Test func ourOwnFileMayMixItsLanguages() throws {
    let row = try FileSamples.row(FileSamples.own)
    #expect(row.nameParts == anna && row.phones == ["+31612345678"])
    #expect(row.record.roles == [.booker, .cardholder])
  }

  @Test func aPersonnelExportKeepsTheZerosOfANumberAndNoBSN() throws {
    let file = try ContactFile(Array(FileSamples.hr.utf8))
    #expect(file.form == .csv(separator: "\t"))
    let row = try FileSamples.row(FileSamples.hr)
    #expect(row.nameParts == ["A.", "de", "Vries"] && row.record.entry.personnelNumber == "00042")
    let leftOut = try #require(try file.guessedMapping()).leftOut.filter { $0.reason == .noPurpose }.map(\.name)
    #expect(leftOut == ["Geboortedatum", "BSN"])
  }

  @Test(arguments: [",", ";", "\t"]) func aFileMayNameItsSeparator(separator: String) throws {
    let text = ["sep=\(separator)", "given name\(separator)surname", "Anna\(separator)Vries"].joined(separator: "\r\n")
    let row = try FileSamples.row(text)
    #expect(row.nameParts == ["Anna", "", "Vries"] && row.lines == 3...3)
  }

  @Test func aLetterIsNoSeparator() throws {
    // Then the line is read as a header, and names nobody.
    #expect(FileSamples.refusal(Array("sep=a\r\nsurname\r\nVries".utf8)) == .noNameOrEmail(["sep=a"]))
  }

  @Test func marksUTF16AndWindows1252AreTold() throws {
    let text = "surname,place\r\nMüller,\r\n"
    let utf16 = Array(text.utf16)
    let little: [UInt8] = [0xff, 0xfe] + utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xff), UInt8(unit >> 8)] }
    let big: [UInt8] = [0xfe, 0xff] + utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xff)] }
    let windows: [UInt8] = text.utf16.map { UInt8(truncatingIfNeeded: $0) }
    let marked: [UInt8] = [0xef, 0xbb, 0xbf] + Array(text.utf8)
    for bytes in [marked, little, big, windows] {
      #expect(try FileSamples.rows(bytes).map(\.record.entry.surname) == ["Müller"])
    }
  }

  @Test func aLineEndInAQuotedCellNobodyNeedsSpansLines() throws {
    let rows = try FileSamples.rows("surname,notes\r\nVries,\"one\r\ntwo\"\r\nJansen,x\r\n")
    #expect(rows.map(\.lines) == [2...3, 4...4])
    #expect(rows.map(\.record.entry.surname) == ["Vries", "Jansen"] && rows.allSatisfy { $0.faults.isEmpty })
    #expect(try FileSamples.row("surname\r\n\"Vr\r\nies\"").problems == [.controlCharacter])
  }

  @Test func columnsOfTheSameNameAreBothRead() throws {
    #expect(try FileSamples.row("surname,e-mail,e-mail\nVries,a@b.nl,c@d.nl").emails == ["a@b.nl", "c@d.nl"])
  }

  @Test func fewerCellsAreARowAndMoreAreAFault() throws {
    let rows = try FileSamples.rows("given name,surname,e-mail\nAnna,Vries\nAnna,Vries,a@b.nl,more\nAnna,Vries,,,\n")
    #expect(rows.map(\.problems) == [[], [.tooManyCells], []])
    #expect(rows.map(\.lines.lowerBound) == [2, 3, 4])
  }
}
