import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// Art. 16, through the page.
@Suite struct DetailsTests {
  @Test func whatIsOnFileIsShownAndEachOfItCanBeCorrected() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    try await house.store.write { tx in
      try ContactDetails.add(#require(PhoneNumber("06 12345678")), of: anna, from: .sale, in: tx)
      try ContactDetails.add(
        PostalAddress(street: "Stationsplein", houseNumber: "12", postcode: "3511 ED", place: "Utrecht"), of: anna,
        from: .sale, in: tx)
    }
    try await house.open { client in
      #expect(try await Guest(client).get("/me/details").location == "/login?next=/me/details")
      let guest = Guest(client)
      try await guest.signIn("anna@voorbeeld.example")
      let page = try await guest.get("/me/details").text
      for text in ["Anna de Vries", "anna@voorbeeld.example", "+31612345678", "Stationsplein 12"] {
        #expect(page.contains(text))
      }
      #expect(try await guest.get("/requests?kind=correct").location == "/me/details")
      #expect(try await guest.get("/me").text.contains("href=\"/me/details\""))
      #expect(try await guest.get("/me/data").text.contains("href=\"/me/details\""))
      let name = try await guest.send("/me/details", ("what", "name"), ("given", "Anna"), ("surname", "Bakker"))
      #expect(name.status == 200 && name.text.contains("Veranderd om 09:00") && name.text.contains("Anna Bakker"))
      let phone = try await guest.send(
        "/me/details", ("what", "phone"), ("old", "+31612345678"), ("phone", "06 87654321"))
      #expect(phone.status == 200)
      let address = try await guest.send(
        "/me/details", ("what", "address"), ("street", "Neude"), ("houseNumber", "3 bis"), ("postcode", "3512AE"),
        ("place", "Utrecht"))
      #expect(address.status == 200)
    }
    let onFile = try house.onFile(anna)
    #expect(onFile.name == "Anna Bakker" && onFile.phones.map(\.e164) == ["+31687654321"])
    #expect(onFile.address?.lines.first == "Neude 3 BIS")
    #expect(try house.actions(about: anna).count { $0 == "detailChanged" } == 3)
    #expect(try house.letters("detailChanged").count == 3)
  }

  @Test func whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedStays() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    let before = try house.onFile(anna)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("anna@voorbeeld.example")
      let reply = try await guest.send(
        "/me/details", ("what", "email"), ("old", "anna@voorbeeld.example"), ("email", "anna bij nieuw"))
      #expect(reply.status == 422 && reply.text.contains("value=\"anna bij nieuw\""))
      #expect(reply.text.contains("Dit adres klopt nog niet") && reply.text.contains("open=\"open\""))
      #expect(try await guest.send("/me/details", ("what", "name"), ("given", "Anna")).status == 422)
      #expect(try await guest.send("/me/details", ("what", "shoeSize")).status == 400)
      let other = try await guest.send(
        "/me/details", ("what", "email"), ("old", "bram@voorbeeld.example"), ("email", "anna@nieuw.example"))
      #expect(other.status == 409)
    }
    #expect(try house.onFile(anna).emails == before.emails)
    #expect(try house.letters("confirmNewEmail").isEmpty)
  }

  @Test func aNewMailAddressIsConfirmedByALinkSentToIt() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("anna@voorbeeld.example")
      let reply = try await guest.send(
        "/me/details", ("what", "email"), ("old", "anna@voorbeeld.example"), ("email", "anna@nieuw.example"))
      #expect(reply.status == 200 && reply.text.contains("Kijk in de mail van anna@nieuw.example"))
      let link = try #require(house.link(in: try house.letters("confirmNewEmail").first))
      let elsewhere = Guest(client)
      #expect(try await elsewhere.get(link).text.contains("Is dit uw nieuwe e-mailadres?"))
      #expect(try house.onFile(anna).emails.map(\.text) == ["anna@voorbeeld.example"])
      #expect(try await elsewhere.send(link, ("act", "confirm")).status == 200)
      #expect(try await elsewhere.get(link).status == 410)
      // Whoever was in by the old address is out, and signs in with the new one.
      #expect(try await guest.get("/me").status == 303)
      #expect(try await Guest(client).signIn("anna@nieuw.example").status == 303)
      #expect(try await Guest(client).signIn("anna@voorbeeld.example").status == 401)
    }
    #expect(try house.onFile(anna).emails.map(\.text) == ["anna@nieuw.example"])
    let told = Set(try house.letters("detailChanged").map(\.letter.to))
    #expect(told == ["anna@voorbeeld.example", "anna@nieuw.example"])
  }

  @Test func whoAsksByMailIsLedToWhatTheyAskedFor() async throws {
    let house = try await PortalHouse()
    _ = try await house.customer("anna@voorbeeld.example", account: false)
    try await house.open { client in
      for (kind, page) in [("access", "/me/data"), ("correct", "/me/details")] {
        let guest = Guest(client)
        #expect(try await guest.send("/requests", ("kind", kind), ("email", "anna@voorbeeld.example")).status == 200)
        let link = try #require(
          house.link(
            in: try house.letters("loginLink").first { letter in
              !letter.letter.body.isEmpty && house.isUnused(letter)
            }))
        #expect(!(try await guest.get(link).text.contains("name=\"cardDigits\"")))
        #expect(try await guest.send(link, ("act", "confirm")).location == page)
      }
    }
  }

  /// T15, journey 2.2: one link, one question more, and nothing that says there is somebody else.
  @Test func aSharedMailboxIsAskedForTheCardAndOpensOneAccount() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("paar@voorbeeld.example", card: "3528070412345678")
    let bram = try await house.customer("paar@voorbeeld.example", card: "3528070487654321", account: false)
    _ = try await house.customer("alleen@voorbeeld.example", card: "3528070411112222")
    try await house.open { client in
      let guest = Guest(client)
      var asked: [String] = []
      for address in ["alleen@voorbeeld.example", "paar@voorbeeld.example", "niemand@voorbeeld.example"] {
        let reply = try await guest.send("/requests", ("kind", "access"), ("email", address))
        asked.append(reply.text.replacing(/name="csrf" value="[^"]*"/, with: "TOKEN"))
      }
      #expect(Set(asked).count == 1)
      let letters = try house.letters("loginLink")
      #expect(letters.count == 2)
      let bodies = letters.map { $0.letter.body.replacing(/https?:\S+/, with: "LINK") }
      #expect(Set(bodies).count == 1)
      let link = try #require(house.link(in: letters.first { $0.letter.to == "paar@voorbeeld.example" }))
      let page = try await guest.get(link).text
      #expect(page.contains("name=\"cardDigits\"") && !page.contains("Anna") && !page.contains("ander"))
      let malformed = try await guest.send(link, ("act", "confirm"), ("cardDigits", "12a4"))
      #expect(malformed.status == 422 && malformed.text.contains("value=\"12a4\""))
      let wrong = try await guest.send(link, ("act", "confirm"), ("cardDigits", "2222"))
      #expect(wrong.status == 422 && wrong.text.contains("Wij vinden geen kaart met deze cijfers"))
      #expect(try await guest.send(link, ("act", "confirm"), ("cardDigits", "4321")).location == "/me/data")
    }
    #expect(try house.actions(about: bram).contains("loginSucceeded"))
    #expect(!(try house.actions(about: anna).contains("loginSucceeded")))
  }

  @Test func theLinkOfTheLoginPageAsksASharedMailboxToo() async throws {
    let house = try await PortalHouse()
    _ = try await house.customer("paar@voorbeeld.example", card: "3528070412345678")
    _ = try await house.customer("paar@voorbeeld.example", card: "3528070487654321", account: false)
    try await house.open { client in
      let guest = Guest(client)
      _ = try await guest.send("/login", ("email", "paar@voorbeeld.example"), ("way", "link"))
      for _ in 1...50 where try house.letters("loginLink").isEmpty { try await Task.sleep(for: .milliseconds(20)) }
      let link = try #require(house.link(in: try house.letters("loginLink").first))
      #expect(try await guest.send(link, ("act", "confirm")).status == 422)
      #expect(try await guest.send(link, ("act", "confirm"), ("cardDigits", "5678")).location == "/me")
    }
  }

  @Test func erasureByLinkAsksASharedMailboxAndErasesOneAlone() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("paar@voorbeeld.example", card: "3528070412345678", account: false)
    let bram = try await house.customer("paar@voorbeeld.example", card: "3528070487654321", account: false)
    try await house.open { client in
      let guest = Guest(client)
      _ = try await guest.send("/requests", ("kind", "erase"), ("email", "paar@voorbeeld.example"))
      let link = try #require(house.link(in: try house.letters("confirmErasure").first))
      #expect(try await guest.get(link).text.contains("name=\"cardDigits\""))
      #expect(try await guest.send(link, ("act", "confirm"), ("cardDigits", "9999")).status == 422)
      #expect(try house.count("SELECT COUNT(*) AS n FROM stop") == 0)
      #expect(try await guest.send(link, ("act", "confirm"), ("cardDigits", "4321")).status == 200)
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop WHERE customer_id = \(bram)") == 1)
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop WHERE customer_id = \(anna)") == 0)
  }
}

extension PortalHouse {
  /// Whether the letter's link still works.
  func isUnused(_ letter: Outbox.Waiting) -> Bool {
    guard let link = link(in: letter), let token = Token<ForLogin>(link.suffix(43)) else { return false }
    guard let state = try? store.readNow({ tx in try OneTimeLinks.look(token, in: tx) }) else { return false }
    if case .usable = state { return true }
    return false
  }
}
