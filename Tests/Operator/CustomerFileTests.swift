import Domain
import Marketing
import TestSupport
import Testing

@Suite struct CustomerFileTests {
  private let today = Day(number: 20_000)

  private func read(_ text: String) throws -> CustomerFile {
    try CustomerFile.read(Array(text.utf8), today: today)
  }

  @Test func aRowIsReadWhateverTheOrderOfTheColumns() throws {
    let file = try read("\u{FEFF}surname;email;given\r\nde Vries;JAN@post.example;Jan\r\n\r\n")
    #expect(file.problems.isEmpty)
    #expect(file.rows.map(\.surname) == ["de Vries"])
    #expect(file.rows.first?.email?.text == "jan@post.example")
  }

  @Test func aQuotedFieldMayHoldTheSeparator() throws {
    let file = try read("surname,given\n\"Vries, de\",\"Jan \"\"J\"\"\"\n")
    #expect(file.rows.map(\.surname) == ["Vries, de"])
    #expect(file.rows.map(\.given) == ["Jan \"J\""])
  }

  @Test(arguments: [
    ("surname;email\nKort;geen adres", 2, 2, "email"),
    ("surname;phone\nKort;0612", 2, 2, "phone"),
    ("given;surname\nJan;", 2, 2, "surname"),
    ("surname;subscription;since\nKort;Dal;", 2, 3, "since"),
    ("surname;lastContact\n\nKort;2999-01-01", 3, 2, "lastContact"),
    ("surname;since\nKort;1-2-2020", 2, 2, "since"),
    ("surname;street;houseNumber;postcode;place\nKort;Weg;1;12 AB;Gouda", 2, 4, "postcode"),
    ("surname;card\nKort;35x8", 2, 2, "card"),
  ])
  func aFaultNamesItsLineColumnAndField(text: String, line: Int, column: Int, field: String) throws {
    let file = try read(text)
    #expect(file.rows.isEmpty)
    #expect(
      file.problems.contains { $0.line == line && $0.column == column && $0.field == field }, "\(file.problems)")
  }

  @Test func oneBadRowStopsNoOther() throws {
    let file = try read("surname;given\nA;a\n\"B;b\nC;c;c\nD;d\n")
    #expect(file.rows.map(\.surname) == ["A", "D"])
    #expect(file.problems.map(\.line) == [3, 4])
  }

  @Test func aFileThatIsNoneIsRefusedWhole() {
    for text in ["", "surname;nonsense\nA;b", "given\nJan", "surname;surname\nA;A"] {
      #expect(throws: CustomerFileRefusal.self) { try read(text) }
    }
    #expect(throws: CustomerFileRefusal.self) { try CustomerFile.read([0xFF, 0xFE, 0], today: today) }
  }

  @Test func noBytesMakeItFailOtherwise() {
    let dice = SeededBytes(seed: 7)
    let header = Array("surname;email;phone;since;card;houseNumber\n".utf8)
    for length in 0..<400 {
      // Mostly the bytes that mean something in a CSV file.
      let body = dice.bytes(length).map { $0 < 160 ? Array("\";,\n\r 0a-@é".utf8)[Int($0) % 13] : $0 & 0x7F }
      do {
        let file = try CustomerFile.read(header + body, today: today)
        #expect(file.rows.allSatisfy { !$0.surname.isEmpty })
      } catch {
        #expect(!error.problem.remedy.isEmpty)
      }
    }
  }
}
