import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

@Suite struct PasswordTests {
  @Test func aNewPasswordShutsEverybodyElseOutAndIsTold() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    try await house.open { client in
      #expect(try await Guest(client).get("/me/password").location == "/login?next=/me/password")
      let (guest, intruder) = (Guest(client), Guest(client))
      try await intruder.signIn("anna@voorbeeld.example")
      try await guest.signIn("anna@voorbeeld.example")
      for (typed, words) in [("kort", "te kort"), ("password", "raadt een dief"), ("", "te kort")] {
        let reply = try await guest.send("/me/password", ("password", typed))
        #expect(reply.status == 422 && reply.text.contains(words))
        #expect(typed.isEmpty || !reply.text.contains("value=\"\(typed)\""))
      }
      let reply = try await guest.send("/me/password", ("password", "een heel nieuw perron"))
      #expect(reply.status == 200 && reply.text.contains("Veranderd om 09:00"))
      #expect(try await guest.get("/me").status == 200)
      #expect(try await intruder.get("/me").status == 303)
      #expect(try await Guest(client).signIn("anna@voorbeeld.example").status == 401)
      #expect(try await Guest(client).signIn("anna@voorbeeld.example", "een heel nieuw perron").status == 303)
    }
    #expect(try house.actions(about: anna).contains("detailChanged"))
    #expect(try house.letters("detailChanged").map(\.letter.to) == ["anna@voorbeeld.example"])
  }

  /// After "this was not me" the letter asks for it, and a link is the way in.
  @Test func whoCameInByLinkOrBooksForACompanyCanChooseOneToo() async throws {
    let house = try await PortalHouse()
    _ = try await house.customer("anna@voorbeeld.example", account: false)
    _ = try await house.booker("boeker@bedrijf.example")
    try await house.open { client in
      let guest = Guest(client)
      _ = try await guest.send("/requests", ("kind", "access"), ("email", "anna@voorbeeld.example"))
      let link = try #require(house.link(in: try house.letters("loginLink").first))
      _ = try await guest.send(link, ("act", "confirm"))
      #expect(try await guest.send("/me/password", ("password", "een heel nieuw perron")).status == 200)
      #expect(try await Guest(client).signIn("anna@voorbeeld.example", "een heel nieuw perron").status == 303)
      let booker = Guest(client)
      try await booker.signIn("boeker@bedrijf.example")
      #expect(try await booker.send("/me/password", ("password", "een heel nieuw perron")).status == 200)
      #expect(try await Guest(client).signIn("boeker@bedrijf.example", "een heel nieuw perron").status == 303)
    }
    #expect(try house.letters("detailChanged").count == 2)
  }

  @Test func anOldSessionSignsInAgainFirst() async throws {
    let house = try await PortalHouse()
    _ = try await house.customer("anna@voorbeeld.example")
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("anna@voorbeeld.example")
      for _ in 1...2 {
        house.time.advance(minutes: 9)
        _ = try await guest.get("/me")
      }
      let reply = try await guest.send("/me/password", ("password", "een heel nieuw perron"))
      #expect(reply.status == 303 && reply.location == "/login?next=/me/password")
      #expect(try await Guest(client).signIn("anna@voorbeeld.example").status == 303)
    }
  }
}
