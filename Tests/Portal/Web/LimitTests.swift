import Bootstrap
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// T17, T3: what is asked too often is answered alike for somebody and for nobody.
@Suite struct LimitTests {
  @Test func anObjectionIsNeverRefusedOnlyItsNoticesEnd() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example", account: false)
    let scopes: [Scope] = [.emailNS, .post, .telephone, .travelOffers, .everything]
    try await house.open { client in
      for scope in scopes {
        var pages: [String] = []
        for address in ["anna@voorbeeld.example", "niemand@voorbeeld.example"] {
          let reply = try await Guest(client).send("/objections", ("scope", scope.rawValue), ("email", address))
          #expect(reply.status == 200)
          pages.append(Self.masked(reply.text.replacing(address, with: "ADDRESS")))
        }
        #expect(pages[0] == pages[1])
      }
    }
    // Three announced themselves; all five stopped the address.
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop") == 3)
    #expect(try house.letters("unprovenNotice").count == 3)
    let target = try #require(EmailAddress("anna@voorbeeld.example"))
    let stopped = try house.store.readNow { tx in try SuppressionList.scopes(.email(target), Lane(.email, .ns), in: tx)
    }
    #expect(stopped.contains(.everything))
    // Nobody was told of the fifth, so nothing rests or is erased for it.
    #expect(try house.count("SELECT COUNT(*) AS n FROM restriction") == 0)
    house.time.advance(days: 2)
    try await house.open { client in
      _ = try await Guest(client).send("/objections", ("scope", "everything"), ("email", "anna@voorbeeld.example"))
    }
    #expect(try house.letters("unprovenNotice").count == 4)
    #expect(try house.onFile(anna).emails == [target])
  }

  @Test func theSecondSignUpOfADayIsAnsweredAsAlwaysAndSendsNothing() async throws {
    let house = try await PortalHouse()
    try await house.open { client in
      var pages: Set<String> = []
      for _ in 1...5 {
        let reply = try await Guest(client).send(
          "/subscriptions", ("list", "newsletter"), ("email", "nieuw@voorbeeld.example"))
        #expect(reply.status == 200)
        pages.insert(Self.masked(reply.text))
      }
      #expect(pages.count == 1)
    }
    #expect(try house.count("SELECT tries AS n FROM attempt WHERE act = 'signUpPerAddress'") == 5)
    #expect(try house.letters("doubleOptIn").count == 1)
  }

  @Test(arguments: [true, false])
  func aReferenceThatIsTriedOverAndOverAsksToWait(isKnown: Bool) async throws {
    let house = try await PortalHouse()
    try await house.open { client in
      var reference = CaseReference(from: house.world.entropy).description
      if isKnown {
        let page = try await Guest(client).send(
          "/objections", ("scope", "post"), ("email", "niemand@voorbeeld.example"))
        reference = String(try #require(page.text.firstMatch(of: /NS-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}/)?.output))
      }
      let guest = Guest(client)
      for _ in 1...20 { #expect(try await guest.get("/requests/\(reference)").status == (isKnown ? 200 : 404)) }
      #expect(try await guest.get("/requests/\(reference)").status == 429)
    }
  }

  static func masked(_ page: String) -> String {
    page.replacing(/name="csrf" value="[^"]*"/, with: "TOKEN")
      .replacing(/NS-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}/, with: "REFERENCE")
  }
}
