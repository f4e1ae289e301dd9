import Domain
import Marketing
import Storage
import TestSupport
import Testing

/// The lists that letters on paper are held against (Code Postfilter).
@Suite struct RegistersTests {
  private let vries = Registers.Entry(surname: "de Vries", house: "1011AB 12")

  @Test func whoIsInARegisterIsFoundHoweverTheNameIsWritten() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      try Registers.replace(.postfilter, dated: tx.today, with: [vries], in: tx)
      #expect(try Registers.screen(surname: "De Vriès", house: "1011AB 12", in: tx) == [.postfilter])
      #expect(try Registers.screen(surname: "de Vries", house: "1011AB 14", in: tx).isEmpty)
      #expect(try Registers.screen(surname: "Bakker", house: "1011AB 12", in: tx).isEmpty)
      try Registers.replace(.deceased, dated: tx.today, with: [vries], in: tx)
      #expect(try Registers.screen(surname: "de Vries", house: "1011AB 12", in: tx) == [.deceased, .postfilter])
      let read = try tx.run("SELECT action FROM audit_entry WHERE action = 'registerRead'")
      #expect(read.count == 2)
    }
  }

  @Test func aNewerFileTakesThePlaceOfTheWholeAndAnOlderOneChangesNothing() throws {
    let house = try TemporaryHouse()
    let bakker = Registers.Entry(surname: "Bakker", house: "1011AB 12")
    try house.store.writeNow { tx in
      try Registers.replace(.deceased, dated: tx.today.adding(days: -7), with: [vries], in: tx)
      try Registers.replace(.deceased, dated: tx.today, with: [bakker], in: tx)
      #expect(try Registers.screen(surname: "de Vries", house: "1011AB 12", in: tx).isEmpty)
    }
    for (day, refused) in [(-1, "newer"), (1, "has not come"), (-43, "fetch the newest")] {
      let dated = house.time.now.day.adding(days: day)
      let error = #expect(throws: RegisterRefused.self) {
        try house.store.writeNow { tx in try Registers.replace(.deceased, dated: dated, with: [vries], in: tx) }
      }
      #expect(error?.description.contains(refused) == true)
    }
    let found = try house.store.readNow { tx in
      try Registers.screen(surname: "Bakker", house: "1011AB 12", in: tx)
    }
    #expect(found == [.deceased])
  }

  @Test func aRegisterCountsForSixWeeks() throws {
    let house = try TemporaryHouse()
    let first = house.time.now.day
    try house.store.writeNow { tx in
      #expect(try Registers.state(of: .deceased, on: tx.today, in: tx) == .absent)
      try Registers.replace(.deceased, dated: tx.today, with: [], in: tx)
      let last = first.adding(days: 42)
      #expect(try Registers.state(of: .deceased, on: last, in: tx) == .fresh(dated: first))
      #expect(try Registers.state(of: .deceased, on: last.adding(days: 1), in: tx) == .stale(dated: first))
      #expect(try Registers.state(of: .postfilter, on: first, in: tx) == .absent)
    }
  }

  @Test func aFileIsReadWholeOrRefusedWithLineAndColumn() throws {
    let good = "\u{FEFF}houseNumber;surname;born;postcode\r\n12a;de Vries;1940-01-02;1011 ab\r\n;;;\r\n"
    #expect(try RegisterFile.read(Array(good.utf8)).entries == [vries])
    for (text, place) in [
      ("surname,postcode\nx,1011AB", "line 1, column 1"), ("surname,surname,postcode\n", "line 1, column 2"),
      ("surname,postcode,houseNumber,bsn\n", "line 1, column 4"),
      ("surname,postcode,houseNumber\n,1011AB,1\n", "line 2, column 1"),
      ("surname,postcode,houseNumber\nx,10AB,1\n", "line 2, column 2"),
      ("surname,postcode,houseNumber\nx,1011AB,zero\n", "line 2, column 3"),
      ("surname,postcode,houseNumber\nx,1011AB\n", "line 2, column 1"),
    ] {
      let error = #expect(throws: RegisterFileRefusal.self) { try RegisterFile.read(Array(text.utf8)) }
      let said = try #require(error?.description)
      #expect(said.contains(place) && said.hasSuffix("Nothing was stored."), "\(said)")
    }
    #expect(throws: RegisterFileRefusal.self) { try RegisterFile.read([0xFF, 0xFE]) }
  }
}
