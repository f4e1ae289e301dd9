import BusinessCards
import Domain
import Foundation
import TestSupport
import Testing

/// Files as other programs write them, with what spreadsheets do to them.
@Suite struct DialectTests {
  private func rows(_ text: String, _ encoding: String.Encoding = .utf8) throws -> [FileRow] {
    Array(try ContactFile([UInt8](try #require(text.data(using: encoding)))).rows())
  }

  @Test func googlesFilesOfBeforeAndAfter2024AreRead() throws {
    let old =
      "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value\n"
      + "Grace Hopper,Grace,Hopper,* Work,grace@navy.example ::: g@navy.example,Mobile,06 12345678\n"
    let entry = try #require(try rows(old).first).record.entry
    #expect(entry.name == "Grace Hopper")
    #expect(entry.emails.map(\.text) == ["grace@navy.example", "g@navy.example"])
    #expect(entry.phones.map(\.e164) == ["+31612345678"])
    let new =
      "First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Birthday\r\nGrace,Hopper,* Work,grace@navy.example,1906-12-09\r\n"
    #expect(try rows("\u{FEFF}" + new).first?.record.entry.emails.map(\.text) == ["grace@navy.example"])
  }

  @Test(arguments: [";", ",", "\t"]) func dutchHeadersAreReadWithAnySeparator(_ separator: String) throws {
    let lines = [
      ["Roepnaam", "Tussenvoegsel", "Achternaam", "E-mailadres", "Mobiel", "Personeelsnr", "Afdeling"],
      ["Jan", "van der", "Berg", "jan@werk.example", "612345678", "0042", "Inkoop"],
    ]
    let text = lines.map { $0.joined(separator: separator) }.joined(separator: "\r\n")
    let entry = try #require(try rows(text).first).record.entry
    #expect(entry.name == "Jan van der Berg")
    #expect(entry.phones.map(\.e164) == ["+31612345678"], "Excel ate the zero")
    #expect(entry.personnelNumber == "0042" && entry.department == "Inkoop")
  }

  @Test func olderEncodingsAreRead() throws {
    let text = "Voornaam;Achternaam;E-mail\r\nZoë;Ünal;zoe@werk.example\r\n"
    for encoding in [String.Encoding.windowsCP1252, .utf16] {
      #expect(try rows(text, encoding).first?.record.entry.name == "Zoë Ünal")
    }
  }

  @Test func whatAnEmployerMayNotGiveIsLeftOutAndNamed() throws {
    let file = try ContactFile(
      Array("First Name,Last Name,E-mail Address,Birthday,Spouse,Home Street,Home Phone,Notes,Web Page\n".utf8))
    let mapping = try #require(try file.guessedMapping())
    let left = Dictionary(grouping: mapping.leftOut, by: \.reason).mapValues { $0.map(\.name) }
    #expect(left[.noPurpose] == ["Birthday", "Spouse", "Home Street", "Home Phone", "Notes"])
    #expect(left[.notNeeded] == ["Web Page"])
  }

  @Test func whatASpreadsheetDestroyedIsSaidWithLineAndColumn() throws {
    let text =
      "Voornaam;Achternaam;E-mail;Telefoon;Straat;Huisnummer;Postcode;Plaats\n"
      + "Piet;Bakker;geen adres;3,16123E+10;Kade;1-feb;3511ED;Utrecht\nAns;Goed;ans@werk.example;;;;;\n"
    let found = try rows(text)
    #expect(found.count == 2 && found[1].faults.isEmpty)
    let faults = found[0].faults
    #expect(faults.map(\.line) == [2, 2, 2])
    #expect(Set(faults.map(\.column)) == ["E-mail", "Telefoon", "Huisnummer"])
    #expect(Set(faults.map(\.problem)) == [.email, .scientific, .houseNumberIsDate])
  }

  @Test func aCellMayHoldALineEndAndTheNextRowKeepsItsLine() throws {
    let text = "Voornaam,Achternaam,E-mail,Notes\nA,Een,a@werk.example,\"twee\nregels\"\nB,Twee,geen,x\n"
    let found = try rows(text)
    #expect(found.map(\.lines.lowerBound) == [2, 4])
    #expect(found[1].faults.map(\.problem) == [.email])
  }

  @Test func aFullNameIsTakenApartWithItsParticles() throws {
    let text =
      "Naam;E-mail\nJan de Vries;a@werk.example\n\"Vries, Jan de\";b@werk.example\nAnna in 't Veld;c@werk.example\n"
    let entries = try rows(text).map(\.record.entry)
    #expect(entries.map(\.given) == ["Jan", "Jan", "Anna"])
    #expect(entries.map(\.middle) == ["de", "de", "in 't"])
    #expect(entries.map(\.surname) == ["Vries", "Vries", "Veld"])
  }

  @Test func cardsAreReadWithFoldsGroupsAndEscapes() throws {
    let card = [
      "BEGIN:VCARD", "VERSION:3.0", "N:Vries;Jan;de;;", "item1.TEL;TYPE=work,voice:06-1234", " 5678",
      "TEL;TYPE=HOME:030 1234567", "EMAIL;TYPE=INTERNET;TYPE=pref:jan@werk.example", "ORG:Wissel\\; BV;Inkoop",
      "TITLE:Hoofd\\, inkoop", "ADR;TYPE=work:;;Kade 1;Utrecht;;3511 AA;Nederland", "BDAY:1980-02-01",
      "PHOTO;ENCODING=b:" + String(repeating: "QUJD", count: 500), "END:VCARD",
    ].joined(separator: "\r\n")
    let found = try rows(card + "\r\n")
    let entry = try #require(found.first).record.entry
    #expect(found.count == 1 && found[0].faults.isEmpty, "\(found[0].faults)")
    #expect(entry.name == "Jan de Vries" && entry.function == "Hoofd, inkoop" && entry.department == "Inkoop")
    #expect(entry.phones.map(\.e164) == ["+31612345678"], "the one at home is not the employer's to give")
    #expect(entry.address?.postal?.house == "3511AA 1")
  }

  @Test func whatIsNoAddressBookIsRefusedAsAWhole() throws {
    #expect(throws: ContactFileRefusal.empty) { try ContactFile([]) }
    #expect(throws: ContactFileRefusal.workbook) { try ContactFile(Array("PK\u{3}\u{4}xlsx".utf8)) }
    #expect(throws: ContactFileRefusal.noNameOrEmail(["Kleur", "Maat"])) { try rows("Kleur;Maat\nrood;3\n") }
    #expect(throws: ContactFileRefusal.oldVCard(line: 2)) {
      try rows("BEGIN:VCARD\r\nVERSION:2.1\r\nN:Vries;Jan\r\nEND:VCARD\r\n")
    }
    let long = "Voornaam;Achternaam\n" + String(repeating: "a", count: ContactFile.mostBytesInRow + 1) + ";b\n"
    #expect(throws: ContactFileRefusal.rowTooLong(line: 2)) { try rows(long) }
    let wide = Array(repeating: "E-mail", count: ContactFile.mostColumns + 1).joined(separator: ";")
    #expect(throws: ContactFileRefusal.tooManyColumns(ContactFile.mostColumns + 1)) { try rows(wide + "\n") }
  }

  @Test func whateverBytesComeNothingBreaks() throws {
    let fixtures = [
      "Voornaam;Achternaam;E-mail\nJan;\"de; Vries\";jan@werk.example\n",
      "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Vries;Jan;de;;\r\nTEL;VALUE=uri:tel:+31612345678\r\nEND:VCARD\r\n",
      "First Name,Last Name,E-mail 1 - Value\r\nGrace,Hopper,grace@navy.example\r\n",
    ].map { Array($0.utf8) }
    var dice = Dice(seed: 20261127)
    var read = 0
    for round in 0..<6000 {
      var bytes = fixtures[round % fixtures.count]
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: bytes[..<place], at: place)
        }
        if bytes.isEmpty { bytes = [10] }
      }
      guard let file = try? ContactFile(bytes), let rows = try? file.rows() else { continue }
      let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
      for row in rows {
        read += 1
        #expect(row.lines.lowerBound >= 1 && row.lines.upperBound <= lines + 1)
      }
    }
    #expect(read > 100, "most mutations still hold rows, or this tries nothing")
  }
}
