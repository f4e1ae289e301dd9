import BusinessCards
import Domain
import Testing

@Suite struct NameAndRefusalTests {
  @Test(arguments: [
    ("Jan van der Berg", ["Jan", "van der", "Berg"]), ("Berg\\, Jan van der", ["Jan", "van der", "Berg"]),
    ("van der Berg\\, Jan", ["Jan", "van der", "Berg"]), ("Jan Berg", ["Jan", "", "Berg"]),
    ("Jan Piet in 't Veld", ["Jan Piet", "in 't", "Veld"]), ("Anna Jansen-de Vries", ["Anna", "", "Jansen-de Vries"]),
    ("Berg", ["", "", "Berg"]),
  ]) func aNameInOneCellIsDividedAtItsParticles(name: String, parts: [String]) throws {
    #expect(try FileSamples.card("FN:\(name)").nameParts == parts)
  }

  @Test(arguments: Organisations.Role.allCases) func aRoleIsReadInBothLanguages(role: Organisations.Role) throws {
    for language in [Language.nl, .en] {
      var record = ContactRecord(ContactEntry(surname: "Vries"))
      record.roles = [role]
      var writer = ContactWriter(.own(language))
      writer.append(record)
      #expect(try FileSamples.rows(writer.bytes).map(\.record.roles) == [[role]])
    }
    #expect(try FileSamples.row("surname,role\nVries,chef").problems == [.role])
  }

  @Test func whatIsNoAddressBookIsRefusedWithAReason() {
    #expect(FileSamples.refusal([]) == .empty)
    #expect(FileSamples.refusal(Array("\r\n  \r\n".utf8)) == .empty)
    #expect(FileSamples.refusal([0x00, 0x01, 0x41, 0x0a]) == .notText)
    #expect(FileSamples.refusal([0x50, 0x4b, 3, 4, 0, 0]) == .workbook)
    #expect(FileSamples.refusal(Array("colour,size\nred,4\n".utf8)) == .noNameOrEmail(["colour", "size"]))
    let wide = (["surname"] + (1...400).map { "c\($0)" }).joined(separator: ",")
    #expect(FileSamples.refusal(Array(wide.utf8)) == .tooManyColumns(401))
    let long = "surname\nVries\n\"" + String(repeating: "x", count: ContactFile.mostBytesInRow)
    #expect(FileSamples.refusal(Array(long.utf8)) == .rowTooLong(line: 3))
  }

  @Test func aMappingForOtherColumnsIsRefused() throws {
    let mapping = try ColumnMapping(guessedFrom: ["surname"])
    let file = try ContactFile(Array("given name,surname\nAnna,Vries".utf8))
    #expect(throws: ContactFileRefusal.otherColumns(["given name", "surname"])) { try file.rows(mapping) }
  }
}
