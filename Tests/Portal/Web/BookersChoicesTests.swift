import Domain
import Foundation
import HummingbirdTesting
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// S4: a booker's own person has the same choices about what comes at work, at the booker's door.
@Suite struct BookersChoicesTests {
  @Test func aBookerChoosesForThemselvesAtTheirOwnDoor() async throws {
    let house = try await PortalHouse()
    let bea = try await house.booker("bea@bedrijf.example")
    _ = try await house.customer("anna@voorbeeld.example")
    try await house.store.write { tx in
      try Evidence.agree(.businessCard, of: bea, terms: "2026", since: tx.today.adding(days: -100), in: tx)
      let details: [(String, [String: String])] = [
        ("name", ["given": "Bea", "surname": "Bos"]),
        ("address", ["street": "Kade", "houseNumber": "1", "postcode": "3511AB", "place": "Utrecht"]),
      ]
      for (kind, sealed) in details {
        try Rows.write(
          "business_contact_detail", of: bea,
          ["kind": kind, "source": "employer", "organisation_id": 1, "recorded_day": tx.today], sealing: sealed, in: tx)
      }
    }
    try await house.open { client in
      #expect(try await Guest(client).get("/business/preferences").location == "/login?next=/business/preferences")
      let customer = Guest(client)
      try await customer.signIn("anna@voorbeeld.example")
      #expect(try await customer.get("/business/preferences").status == 303)
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      #expect(try await guest.get("/me/preferences").status == 303)
      let page = try await guest.get("/business/preferences")
      #expect(page.status == 200 && page.text.contains(#"action="/business/preferences""#))
      #expect(page.text.contains(#"id="keep-post" name="keep" value="post" checked="checked""#))
      #expect(page.text.contains("Zet u") == false && page.text.contains("Uit: geen reclame van ons in uw brievenbus"))
      let done = try await guest.send("/business/preferences", ("keep", "serviceMessages"))
      #expect(done.status == 200 && !done.text.contains(#"value="post" checked"#))
      #expect(done.text.contains("Zo staat het goed"))
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop WHERE customer_id = \(bea) AND scope = 'everything'") == 1)
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop WHERE customer_id <> \(bea)") == 0)
  }
}
