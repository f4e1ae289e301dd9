import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

@Suite struct SigningInTests {
  @Test func aBookerWhoSignsInOftenIsNeverCountedAsACustomersMistake() async throws {
    let house = try await PortalHouse()
    let booker = try await house.booker("boeker@bedrijf.example")
    try await house.open { client in
      for _ in 1...7 {
        let reply = try await Guest(client).signIn("boeker@bedrijf.example")
        #expect(reply.status == 303 && reply.location == "/business")
      }
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'loginFailed'") == 0)
    #expect(try house.count("SELECT COUNT(*) AS n FROM attempt WHERE failures > 0") == 0)
    #expect(try house.actions(about: booker).count { $0 == "loginSucceeded" } == 7)
  }

  @Test func theSessionABrowserHadEndsWhenANewOneBegins() async throws {
    let house = try await PortalHouse()
    _ = try await house.customer("anna@voorbeeld.example")
    _ = try await house.booker("boeker@bedrijf.example")
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("anna@voorbeeld.example")
      let old = try #require(guest.session)
      try await guest.signIn("boeker@bedrijf.example")
      #expect(guest.session != old)
      let thief = Guest(client)
      thief.cookies["__Host-rechtspoor"] = old
      #expect(try await thief.get("/me").status == 303, "the session from before still opens the page")
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM session") == 1)
  }

  @Test func theSameHoldsForALinkByMail() async throws {
    let house = try await PortalHouse()
    _ = try await house.customer("anna@voorbeeld.example")
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("anna@voorbeeld.example")
      let old = try #require(guest.session)
      _ = try await guest.send("/requests", ("kind", "access"), ("email", "anna@voorbeeld.example"))
      _ = try await Guest(client).send("/requests", ("kind", "access"), ("email", "anna@voorbeeld.example"))
      let link = try #require(house.link(in: try house.letters("loginLink").last))
      #expect(try await guest.send(link, ("act", "confirm")).status == 303)
      let thief = Guest(client)
      thief.cookies["__Host-rechtspoor"] = old
      #expect(try await thief.get("/me").status == 303)
      #expect(try await guest.get("/me").status == 200)
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM session") == 1)
  }

  /// T5: a scanner, a preview or a monitor asks with HEAD.
  @Test func headChangesNoRowOnAnyPage() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    _ = try await house.booker("boeker@bedrijf.example")
    let ready = try await house.portal.desk.export(for: anna)
    let reference = ready.reference.description
    let tokens = try await house.store.write { tx in
      [
        try OneTimeLinks.issue(ForLogin.self, for: anna, detail: "customer", in: tx).text,
        try OneTimeLinks.issue(ForUnsubscribe.self, for: anna, in: tx).text,
        ready.token.text,
      ]
    }
    let paths = house.portal.router().routes.filter { $0.method == .get }.map { "\($0.path)" }
    #expect(paths.count > 15)
    try await house.open { client in
      let guests = [Guest(client), Guest(client), Guest(client)]
      try await guests[1].signIn("anna@voorbeeld.example")
      try await guests[2].signIn("boeker@bedrijf.example")
      house.time.advance(minutes: 3)
      let before = try house.everything()
      for guest in guests {
        for path in paths {
          for token in tokens {
            let asked = path.replacing("{reference}", with: reference).replacing("{token}", with: token)
            let reply = try await guest.ask(.head, asked.hasPrefix("/") ? asked : "/" + asked)
            #expect(reply.body.isEmpty, "\(path) answered HEAD with a body")
          }
          #expect(try house.everything() == before, "HEAD \(path) changed something")
        }
      }
    }
  }
}
