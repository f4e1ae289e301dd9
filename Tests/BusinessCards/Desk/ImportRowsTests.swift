import BusinessCards
import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// What an import says of a row that cannot be taken in, and whom it takes for whom.
@Suite struct ImportRowsTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  private func look(
    _ file: String, _ decisions: ImportDecisions = ImportDecisions(), mapping: ColumnMapping? = nil
  ) async throws -> ImportReport {
    try await company.carryOut(
      ImportActs.Import(Data(file.utf8), mapping: mapping, decisions: decisions, skipsBad: true), dry: true)
  }

  private func fault(_ file: String, _ decisions: ImportDecisions = ImportDecisions()) async throws -> String {
    let fault = try #require(try await look(file, decisions).rows.flatMap(\.faults).first)
    return "\(fault.line) \(fault.column) \(fault.problem.rawValue)"
  }

  @Test func eachFaultNamesItsColumnAndWhatIsWrong() async throws {
    let anna = try company.handle(of: "Anna")
    _ = try await company.carryOut(CardActs.Issue(to: anna, number: "3528000000000001"))
    #expect(try await fault("handle;Achternaam\nabcdefghij;Kaart\n") == "2 handle handleUnknown")
    #expect(try await fault("Voornaam;E-mail\nKees;kees@x.example\n") == "2  surnameMissing")
    #expect(try await fault("Achternaam;Voornaam;E-mail\n;Kees;kees@x.example\n") == "2 Achternaam surnameMissing")
    #expect(try await fault("Achternaam;Rol\nKaart;boeker\n") == "2  loginMissing")
    #expect(
      try await fault("handle;Achternaam;Kaartnummer\n\(anna);de Vriès;3528000000000002\n") == "2 Kaartnummer hasCard")
    #expect(try await fault("Achternaam;Kaartnummer\nKaart;3528000000000001\n") == "2 Kaartnummer cardNumber")
  }

  @Test func whatSeveralColumnsMakeTogetherIsAsLongAsOneMayBe() async throws {
    let long = String(repeating: "x", count: 70)
    #expect(try await fault("Achternaam;Afdeling;Afdeling\nKaart;\(long);\(long)\n") == "2 Afdeling tooLong")
  }

  @Test func aHandleIsTheSameHoweverItIsTyped() async throws {
    let anna = try company.handle(of: "Anna")
    let typed = "\(anna.prefix(5))-\(anna.dropFirst(5))".uppercased()
    let report = try await look("handle;Achternaam;E-mail\n\(typed);Anders;anders@werk.example\n")
    #expect(report.count(.changed) == 1 && report.count(.added) == 0)
  }

  @Test func somebodyWhoLeftIsNotMadeAnewByAnOldList() async throws {
    let list = String(decoding: try await company.carryOut(ImportActs.Export(.csv, language: .nl)), as: UTF8.self)
    _ = try await company.carryOut(ContactActs.End(try company.handle(of: "Piet")))
    let report = try await look(list)
    #expect(report.count(.added) == 0 && report.count(.same) == 2 && report.count(.bad) == 1)
  }

  /// For all at once nobody looks at each of them (T15).
  @Test(arguments: [
    ("Otto;Bos;anna@werk.example;\n", 0), ("Anna;de Vriès;anders@werk.example;\n", 0), ("A.;de Vriès;;\n", 0),
    ("A.;de Vriès;anna@werk.example;\n", 1),
  ])
  func forAllAtOnceOneThingAloneMakesNobodyTheSame(row: String, changed: Int) async throws {
    let file = "Voornaam;Achternaam;E-mail;Afdeling\n" + row.replacing(";\n", with: ";Inkoop\n")
    let report = try await look(file, ImportDecisions(all: .update(handle: nil)))
    #expect(report.count(.changed) == changed && report.count(.perhaps) == 1 - changed && report.count(.added) == 0)
  }

  @Test func aChoiceIsForTheRowItWasMadeFor() async throws {
    let file = "Achternaam;E-mail\nde Vriès;iemand@werk.example\n"
    let piet = try company.handle(of: "Piet")
    await #expect(throws: DeskRefusal.noSuchLine(77)) { try await look(file, ImportDecisions(byLine: [77: .new])) }
    await #expect(throws: DeskRefusal.reportOfAnotherFile(line: 2)) {
      try await look(file, ImportDecisions(byLine: [2: .new], names: [2: "Jan Ander"]))
    }
    let same = "Voornaam;Achternaam\nAnna;de Vries\n"
    #expect(
      try await fault(same, ImportDecisions(byLine: [2: .update(handle: piet)])) == "2  notOneOfThese")
    #expect(try await look(same, ImportDecisions(byLine: [2: .new], names: [2: "Anna de Vries"])).count(.added) == 1)
  }

  @Test func whoMayBeMeantIsToldApartInOneOrder() async throws {
    let added = ContactActs.Add.self
    for mail in ["b@werk.example", "a@werk.example"] {
      var entry = ContactEntry(given: "Kees", surname: "Kaart")
      entry.emails = [try #require(EmailAddress(mail))]
      _ = try await company.carryOut(added.init(entry, as: .cardholder))
    }
    let row = try #require(try await look("Voornaam;Achternaam\nKees;Kaart\n").rows.first)
    #expect(row.people.map(\.told) == ["Kees Kaart (a@werk.example)", "Kees Kaart (b@werk.example)"])
  }

  /// A mapping that was changed after the page was shown is not what was shown.
  @Test func whatIsTakenInIsWhatWasLookedAtToTheLastDetail() async throws {
    let file = "Achternaam,Werkplek\nNieuw,Magazijn\n"
    let plan = try await look(file).plan
    let mapping = ColumnMapping(["Achternaam", "Werkplek"]).setting(1, to: .field(.department))
    await #expect(throws: DeskRefusal.planIsOld) {
      try await company.carryOut(ImportActs.Import(Data(file.utf8), mapping: mapping, plan: plan))
    }
    // Two addresses that are masked alike are two addresses.
    let anna = try company.handle(of: "Anna")
    let change = "handle;Achternaam;Afdeling\n\(anna);de Vriès;Inkoop\n"
    let seen = try await look(change).plan
    _ = try company.edit(anna, by: .colleague(for: "00000001")) {
      $0.emails = [EmailAddress("ander@werk.example")].compactMap { $0 }
    }
    await #expect(throws: DeskRefusal.planIsOld) {
      try await company.carryOut(ImportActs.Import(Data(change.utf8), plan: seen))
    }
  }

  @Test func columnsThatSayNothingAreReadAsOneSaysTheyAre() async throws {
    let file = "Werkkracht;Postbusje\nKees Kaart;kees@x.example\n"
    await #expect(throws: DeskRefusal.file(.noNameOrEmail(["Werkkracht", "Postbusje"]))) { try await look(file) }
    let mapping = ColumnMapping(["Werkkracht", "Postbusje"]).setting(0, to: .field(.fullName))
      .setting(1, to: .field(.email))
    #expect(try await look(file, mapping: mapping).rows.map(\.name) == ["Kees Kaart"])
  }

  @Test(arguments: ["KIND:group", "KIND:Org", "X-ADDRESSBOOKSERVER-KIND:group"])
  func aGroupOrACompanyIsNobodyAndIsCounted(kind: String) async throws {
    func card(_ name: String, _ more: String = "") -> String {
      "BEGIN:VCARD\r\nVERSION:4.0\r\n\(more)N:\(name);;;;\r\nFN:\(name)\r\nEND:VCARD\r\n"
    }
    let report = try await look(card("Team", "\(kind)\r\n") + card("Kaart", "KIND:individual\r\n"))
    #expect(report.count(.skipped) == 1 && report.count(.added) == 1 && report.rows.contains { $0.name == "Kaart" })
    #expect(report.cellsLeftOut.map(\.use).contains(.leftOut(.noPerson)))
  }

  @Test func whatACardLeavesOutIsTold() async throws {
    let card =
      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Kaart;Kees;;;\r\nBDAY:1980-01-01\r\nTEL;TYPE=home:0301234567\r\nEND:VCARD\r\n"
    let left = try await look(card).cellsLeftOut
    #expect(left.contains { $0.name == "BDAY" && $0.use == .leftOut(.noPurpose) })
  }
}
