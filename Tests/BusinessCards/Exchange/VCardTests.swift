import BusinessCards
import Testing

@Suite struct VCardTests {
  @Test func foldsAreUndoneWithEitherLineEnd() throws {
    #expect(try FileSamples.card("FN:Anna Jan\r\n sen").nameParts == ["Anna", "", "Jansen"])
    let row = try FileSamples.row("BEGIN:VCARD\nVERSION:4.0\nFN:Anna Jan\n\tsen\nEND:VCARD\n")
    #expect(row.nameParts == ["Anna", "", "Jansen"] && row.lines == 1...5)
  }

  @Test func aFoldWithinACharacterIsUndoneBeforeItIsRead() throws {
    let bytes =
      Array("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna M".utf8) + [0xc3, 0x0d, 0x0a, 0x20, 0xbc]
      + Array("ller\r\nEND:VCARD\r\n".utf8)
    #expect(try FileSamples.rows(bytes).map(\.record.entry.surname) == ["Müller"])
  }

  @Test func aGroupsPrivateLabelLeavesItsTelephoneOut() throws {
    let row = try FileSamples.row(FileSamples.card)
    #expect(row.phones.isEmpty && row.emails == ["anna@werk.example"])
    #expect(row.leftOut.map(\.name).sorted() == ["BDAY", "TEL"] && row.leftOut.allSatisfy { $0.reason == .noPurpose })
  }

  @Test func escapesAndQuotedParametersAreRead() throws {
    let row = try FileSamples.card(
      #"N:O'Brien\; jr.;Anna\, B.;;;"#, #"TEL;X="a:b;c";TYPE="work,voice":+31301234567"#, #"TITLE:a\\b"#)
    #expect(row.nameParts == ["Anna, B.", "", "O'Brien; jr."] && row.phones == ["+31301234567"])
    #expect(row.record.entry.function == #"a\b"# && row.faults.isEmpty)
  }

  @Test func eitherNameIsEnough() throws {
    #expect(try FileSamples.card("N:Vries;Anna;de;;").nameParts == ["Anna", "de", "Vries"])
    #expect(try FileSamples.card("FN:Anna de Vries").nameParts == ["Anna", "de", "Vries"])
    #expect(try FileSamples.card("TITLE:x").problems == [.nobody])
  }

  @Test func whatIsOfHomeIsLeftOut() throws {
    let row = try FileSamples.card(
      "FN:Anna Vries", "TEL;TYPE=home:+31301234567", "EMAIL;HOME:a@thuis.example",
      "ADR;TYPE=HOME:;;Thuisweg 1;Utrecht;;3511AB;")
    #expect(row.phones.isEmpty && row.emails.isEmpty && row.record.entry.address == nil)
    #expect(row.leftOut.map(\.reason) == [.noPurpose, .noPurpose, .noPurpose])
  }

  @Test func whatIsPreferredComesFirst() throws {
    let four = try FileSamples.card(
      "FN:A B", "EMAIL:c@x.nl", "EMAIL;PREF=2:b@x.nl", "EMAIL;PREF=1:a@x.nl", "TEL;VALUE=uri:tel:+31-30-1234567;ext=12")
    #expect(four.emails == ["a@x.nl", "b@x.nl", "c@x.nl"] && four.phones == ["+31301234567"])
    let three = try FileSamples.card("FN:A B", "EMAIL:c@x.nl", "EMAIL;TYPE=pref:a@x.nl", version: "3.0")
    #expect(three.emails == ["a@x.nl", "c@x.nl"])
  }

  @Test func version21IsRefusedWithItsLine() {
    let text = "BEGIN:VCARD\nVERSION:2.1\nN:Vries;Anna\nEND:VCARD\n"
    #expect(FileSamples.refusal(Array(text.utf8)) == .oldVCard(line: 2))
  }

  @Test func aCardWithoutItsEndIsAFaultOfThatCardAlone() throws {
    let rows = try FileSamples.rows("BEGIN:VCARD\nFN:A B\nBEGIN:VCARD\nFN:C D\nEND:VCARD\nBEGIN:VCARD\nFN:E F\n")
    #expect(rows.map(\.problems) == [[.cardNotClosed], [], [.cardNotClosed]])
    #expect(rows.map(\.lines) == [1...2, 3...5, 6...7])
  }

  @Test func aLongPhotographIsPassedOverAndALongerOneRefused() throws {
    let photo = "PHOTO:" + Array(repeating: String(repeating: "A", count: 74), count: 1000).joined(separator: "\r\n ")
    let row = try FileSamples.card("FN:Anna Vries", photo)
    #expect(row.faults.isEmpty && row.leftOut.map(\.name) == ["PHOTO"] && row.leftOut.map(\.reason) == [.noPurpose])
    let bomb = "BEGIN:VCARD\nVERSION:4.0\nNOTE:" + String(repeating: "AAAAAAAAAA\n ", count: 110_000) + "\nEND:VCARD\n"
    #expect(FileSamples.refusal(Array(bomb.utf8)) == .rowTooLong(line: 3))
  }
}
