import BusinessCards
import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// Whoever is looked at can read so (Art. 15), however it was done; and what is looked at is the organisation's own.
@Suite struct LookingLogTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  private func looks(at person: Int64) throws -> [AuditLine] {
    try company.house.store.readNow { try DeskLog.looks(at: person, in: $0) }
  }

  @Test(arguments: [false, true]) func aListAnExportAndTheCardsAreInTheLogOfEverybodyThere(dry: Bool) async throws {
    let (anna, stranger) = (company.anna, company.stranger)
    #expect(try looks(at: anna).isEmpty)
    _ = try await company.carryOut(ContactActs.List(), dry: dry)
    _ = try await company.carryOut(ImportActs.Export(.csv, language: .nl), dry: dry)
    _ = try await company.carryOut(CardActs.List(), dry: dry)
    _ = try await company.carryOut(HistoryActs.List(limit: 1), dry: dry)
    let lines = try looks(at: anna)
    #expect(lines.count == 4 && lines.allSatisfy { $0.actor == "booker:bea" && $0.detail.contains("from=portal") })
    #expect(Set(lines.map(\.action)) == [dry ? "deskTried" : "contactListed"])
    #expect(try looks(at: stranger).isEmpty)
  }

  @Test func aChangeThatIsOnlyTriedIsALookAlsoWhereItIsAFile() async throws {
    let anna = try company.handle(of: "Anna")
    var entry = try #require(try company.list("Anna").first).entry
    entry.department = "Inkoop"
    let before = try looks(at: company.anna).count
    _ = try await company.carryOut(ContactActs.Edit(anna, to: entry, seen: nil), dry: true)
    let file = Data("Achternaam;E-mail;Functie\nde Vriès;anna@werk.example;Chef\n".utf8)
    _ = try await company.carryOut(ImportActs.Import(file), dry: true)
    let lines = try looks(at: company.anna)
    #expect(lines.count == before + 2)
    #expect(lines.prefix(2).map(\.detail).contains("from=portal; tried=contacts/import"))
  }

  @Test func whatSomebodyTriesForThemselvesIsInNobodyElsesLog() async throws {
    let (anna, bea) = (company.anna, company.bea)
    _ = try await company.carryOut(DeviceActs.WhoAmI(), dry: true)
    #expect(try looks(at: anna).isEmpty)
    let own = try company.house.store.readNow { try AuditLog.entries(about: bea, in: $0) }
    #expect(own.map(\.action) == ["deskTried"])
  }

  @Test func whoeverPutsOneRoleDownStillSeesTheLooksOfBefore() async throws {
    _ = try await company.carryOut(ContactActs.List())
    let anna = try company.handle(of: "Anna")
    company.house.time.advance(days: 2)
    _ = try await company.carryOut(ContactActs.Join(anna, as: .invoicing))
    let before = try looks(at: company.anna).count
    _ = try await company.carryOut(ContactActs.End(anna, role: .cardholder))
    #expect(before > 0)
    #expect(try looks(at: company.anna).count == before)
  }

  @Test func whetherSomebodyIsACustomerThemselvesDoesNotShow() async throws {
    let house = company.house
    func seen() throws -> String {
      let piet = try #require(try company.list("Piet").first)
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(piet), as: UTF8.self)
    }
    let before = try seen()
    let piet = company.piet
    try house.store.writeNow { tx in
      try Evidence.agree(.subscription, of: piet, terms: "2026", since: tx.today, in: tx)
      try ContactDetails.add(
        try PostalAddress(street: "Dam", houseNumber: "1", postcode: "1012 JS", place: "Amsterdam"), of: piet,
        from: .account, in: tx)
    }
    #expect(try seen() == before)
  }
}
