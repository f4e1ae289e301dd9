import BusinessCards
import Domain
import Storage
import TestSupport
import Testing

@Suite struct ContactsTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  @Test func aBookerSeesThePeopleOfTheirOwnOrganisationAndNobodyElse() throws {
    #expect(try company.list().map(\.name) == ["Bea Boeker", "Piet Prins", "Anna de Vriès"])
    #expect(try company.list(for: company.elsewhere).map(\.name) == ["Cor Ander"])
  }

  @Test func searchingMindsNeitherAccentsNorCapitals() throws {
    #expect(try company.list("VRIES").map(\.entry.given) == ["Anna"])
    #expect(try company.list("piet@werk").map(\.entry.given) == ["Piet"])
    #expect(try company.list("niemand").isEmpty)
  }

  @Test func aHandleStaysTheSameAndIsNotTheNumberInTheHouse() throws {
    let before = try company.handle(of: "Anna")
    try company.house.reopen()
    #expect(try company.handle(of: "Anna") == before)
    #expect(before.count == 10)
    #expect(!before.contains(String(company.anna)))
  }

  @Test func aHandleIsOfNoUseInAnotherOrganisation() throws {
    let anna = try company.handle(of: "Anna")
    let email = try #require(EmailAddress("x@y.example"))
    #expect(throws: DeskRefusal.notInYourOrganisation) {
      try company.edit(anna, by: company.elsewhere) { $0.emails = [email] }
    }
    // Told in the same words as a handle nobody has.
    #expect(throws: DeskRefusal.notInYourOrganisation) {
      try company.edit("aaaaaaaaaa", by: company.elsewhere) { $0.emails = [email] }
    }
    #expect(try company.list("Anna").first?.entry.emails.map(\.text) == ["anna@werk.example"])
  }

  @Test func aNewAddressTakesThePlaceOfTheOldOneAndWhatFoundIt() throws {
    let old = try #require(EmailAddress("anna@werk.example"))
    let new = try #require(EmailAddress("anna@nieuw.example"))
    let handle = try company.handle(of: "Anna")
    #expect(try company.house.store.readNow { try BlindIndex.customers(.email(old), in: $0) } == [company.anna])
    #expect(try company.edit(handle) { $0.emails = [new] }.entry.emails == [new])
    #expect(try company.house.store.readNow { try BlindIndex.customers(.email(old), in: $0) }.isEmpty)
    #expect(try company.house.store.readNow { try BlindIndex.customers(.email(new), in: $0) } == [company.anna])
  }

  @Test func whoeverOnlyHandlesInvoicesSeesNobody() throws {
    let clerk = try company.house.store.writeNow { tx in
      try Company.person("Ina", "Factuur", .invoicing, company.organisation, in: tx)
    }
    #expect(throws: DeskRefusal.noOrganisation) {
      try company.list(for: Keeper.booker(clerk, actor: .booker("ina"), from: .portal))
    }
  }

  @Test func aBookerWhoseRoleEndedSeesNobodyAndIsSeenByNobody() throws {
    let bea = company.bea
    try company.house.store.writeNow { tx in
      _ = try tx.run(
        "UPDATE organisation_role SET ended_day = \(tx.today) WHERE customer_id = \(bea)")
    }
    #expect(throws: DeskRefusal.noOrganisation) { try company.list() }
  }

  @Test func nobodyIsEnteredInARoleWithoutACard() throws {
    let organisation = company.organisation
    #expect(throws: RowRefused.self) {
      try company.house.store.writeNow { tx in
        let nobody = try People.make(language: .nl, in: tx)
        try Organisations.join(nobody, organisation, as: .cardholder, since: tx.today, in: tx)
      }
    }
    #expect(try company.list().count == 3)
  }

  @Test func afterTheCardNothingNewIsKept() throws {
    let handle = try company.handle(of: "Piet")
    let (piet, organisation) = (company.piet, company.organisation)
    try company.house.store.writeNow { tx in
      _ = try Evidence.end(.businessCard, of: piet, on: tx.today, in: tx)
      _ = organisation
    }
    company.house.time.advance(days: 3 * 366)
    let email = try #require(EmailAddress("piet@nieuw.example"))
    #expect(throws: DeskRefusal.noLivingPurpose) { try company.edit(handle) { $0.emails = [email] } }
    #expect(try company.list("Piet").first?.entry.emails.map(\.text) == ["piet@werk.example"])
  }
}
