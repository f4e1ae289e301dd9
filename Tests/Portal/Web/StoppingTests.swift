import Bootstrap
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// What the pages after a stop say is so.
@Suite struct StoppingTests {
  private func member(_ house: PortalHouse) async throws -> Int64 {
    let anna = try await house.customer("anna@voorbeeld.example")
    try await house.store.write { tx in
      try Evidence.agree(.nsExtra, of: anna, terms: "2026", since: tx.today.adding(days: -90), in: tx)
      try ExtraBenefits.add("gratis koffie", of: anna, on: tx.today, in: tx)
    }
    return anna
  }

  /// Journeys §1: open coupons are named before, and the lost ones after.
  @Test func anOpenCouponIsNamedBeforeAndAfter() async throws {
    let house = try await PortalHouse()
    _ = try await member(house)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("anna@voorbeeld.example")
      #expect(try await guest.get("/objections").text.contains("<li>gratis koffie</li>"))
      let done = try await guest.send("/objections", ("scope", "everything"))
      #expect(done.status == 200)
      #expect(done.text.contains("Deze voordelen zijn vervallen:"))
      #expect(done.text.contains("<li>gratis koffie</li>"))
    }
  }

  @Test func whoConfirmsTwoDaysLaterReadsBothMoments() async throws {
    let house = try await PortalHouse()
    _ = try await member(house)
    try await house.open { client in
      let asked = try await Guest(client).send(
        "/objections", ("scope", "everything"), ("email", "anna@voorbeeld.example"))
      #expect(asked.text.contains("Klaar. Vanaf nu, 09:00, sturen wij u geen reclame meer."))
      house.time.advance(hours: 48, minutes: 7)
      let notice = try #require(try house.letters("unprovenNotice").first)
      let base = house.world.settings.publicURL
      let links = notice.letter.body.split(separator: "\n").filter { $0.hasPrefix(base) }
      let erase = try #require(links.first).dropFirst(base.count)
      let done = try await Guest(client).send(String(erase), ("act", "confirm"))
      #expect(done.text.contains("Klaar. Sinds 23 november 2026 om 09:00 sturen wij u geen reclame meer."))
      #expect(done.text.contains("gewist op 25 november 2026 om 09:07"))
    }
  }

  /// One signed consent alone is not the door's to take: nobody is known there.
  @Test(arguments: ["partnerOffers", "emailTracking", "nonsense"])
  func theFormTakesWhatItOffersAndNothingElse(_ scope: String) async throws {
    let house = try await PortalHouse()
    try await house.open { client in
      let reply = try await Guest(client).send("/objections", ("scope", scope), ("email", "anna@voorbeeld.example"))
      #expect(reply.status == 400)
    }
  }

  /// T6: the link of a letter after unsubscribing asks once more, and offers no undoing it has not.
  @Test func theLinkToEraseAfterUnsubscribingAsksOnce() async throws {
    let house = try await PortalHouse()
    let anna = try await member(house)
    let token = try await house.store.write { tx in try Unsubscribing.token(for: anna, from: .offers, in: tx) }
    try await house.open { client in
      let done = try await Guest(client).send("/unsubscribe/\(token.text)")
      #expect(done.text.contains("Er is nog niets gewist") && !done.text.contains("newsletterOnly"))
      let link = try #require(house.link(in: try house.letters("optOutConfirmed").first))
      let page = try await Guest(client).get(link)
      #expect(page.text.contains("zijn wij gestopt met alle reclame per e-mail van NS"))
      #expect(!page.text.contains("notMe"))
      #expect(try await Guest(client).send(link, ("act", "confirm")).text.contains("Wat blijft er?"))
    }
  }
}
