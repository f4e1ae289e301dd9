import Bootstrap
import Domain
import HummingbirdTesting
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// The form for relatives: what it asks, what it says, and that it says the same of everybody.
@Suite struct DeathPageTests {
  private let piet = [("given", "Piet"), ("surname", "Jansen"), ("postcode", "3511 AB"), ("houseNumber", "12")]

  @Test func theAnswerIsTheSameForSomebodyAndForNobody() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example", account: false)
    let home = try PostalAddress(street: "Stationsplein", houseNumber: "12", postcode: "3511 AB", place: "Utrecht")
    try house.store.writeNow { tx in _ = try ContactDetails.add(home, of: anna, from: .sale, in: tx) }
    try await house.open { client in
      var pages: Set<String> = []
      for fields in [
        piet, [("given", "Anna"), ("surname", "de Vries"), ("postcode", "3511AB"), ("houseNumber", "12")],
      ] {
        let reply = try await Guest(client).send("/deaths", all: fields)
        #expect(reply.status == 200)
        pages.insert(LimitTests.masked(reply.text))
      }
      #expect(pages.count == 1)
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM rights_case WHERE kind = 'deceased'") == 2)
    // One of the two is silent by now; the page did not say so.
    let target = try #require(EmailAddress("anna@voorbeeld.example"))
    let stopped = try house.store.readNow { tx in try SuppressionList.scopes(.email(target), Lane(.email, .ns), in: tx)
    }
    #expect(stopped.contains(.everything))
  }

  @Test func whatIsMissingIsNamedAndNothingIsKept() async throws {
    let house = try await PortalHouse()
    try await house.open { client in
      let empty = try await Guest(client).send("/deaths", ("given", "Piet"))
      #expect(empty.status == 422 && empty.text.contains("Vul de achternaam in van wie is overleden."))
      let ahead = try await Guest(client).send("/deaths", all: piet + [("died", "2099-01-01")])
      #expect(ahead.status == 422 && ahead.text.contains("Deze dag moet nog komen."))
      let written = try await Guest(client).send("/deaths", all: piet + [("died", "1-11-2026")])
      #expect(written.status == 200)
      let odd = try await Guest(client).send("/deaths", all: piet + [("died", "vorige week")])
      #expect(odd.status == 422 && odd.text.contains("20-11-2026"))
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM rights_case") == 1)
  }

  @Test func theFourthMailToAnAddressIsNotSentAndTheCaseIsTaken() async throws {
    let house = try await PortalHouse()
    try await house.open { client in
      for _ in 1...5 {
        let reply = try await Guest(client).send("/deaths", all: piet + [("email", "kind@voorbeeld.example")])
        #expect(reply.status == 200)
      }
    }
    #expect(try house.letters("deathHeard").count == 3)
    #expect(try house.count("SELECT COUNT(*) AS n FROM rights_case") == 5)
  }
}
