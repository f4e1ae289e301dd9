import Bootstrap
import BusinessCards
import Domain
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// A company is a client no more, and whoever carried its card sees what is their own for sixty days (journeys 7).
@Suite struct OwnAccessTests {
  /// The letter's link, after the company's last day.
  private func close(_ house: PortalHouse) async throws -> String {
    let colleague = Desk(
      .colleague(for: "00000001"), publicURL: house.world.settings.publicURL, contact: house.world.settings.contact)
    let day = house.time.now.day.adding(days: 10)
    let told = try await colleague.carryOut(OrganisationActs.Close(on: day), in: house.store).told
    #expect(told == 1)
    let letter = try #require(try house.letters("organisationEnds").first)
    #expect(letter.letter.body.contains("laatste vier cijfers van uw kaart"))
    house.time.advance(days: 10)
    try await house.store.write { tx in _ = try OrganisationClosing.carryOutDue(in: tx) }
    return try #require(house.link(in: letter))
  }

  @Test func whoCarriedItsCardGetsInWithItsDigitsAsOftenAsTheyWish() async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    let link = try await close(house)
    try await house.open { client in
      let guest = Guest(client)
      #expect(try await guest.get(link).text.contains("Deze link werkt tot en met"))
      #expect(try await guest.send(link, ("act", "confirm"), ("cardDigits", "12")).status == 422)
      let wrong = try await guest.send(link, ("act", "confirm"), ("cardDigits", "4456"))
      #expect(wrong.status == 422 && guest.session == nil)
      for _ in 1...2 {
        let again = Guest(client)
        let entered = try await again.send(link, ("act", "confirm"), ("cardDigits", "4455"))
        #expect(entered.location == "/me/data" && again.session != nil)
        #expect(try await again.get("/me/data").status == 200)
      }
    }
  }

  @Test func theDigitsAreTriedOnlySoOften() async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    let link = try await close(house)
    try await house.open { client in
      let guest = Guest(client)
      for _ in 1...5 {
        let wrong = try await guest.send(link, ("act", "confirm"), ("cardDigits", "0000"))
        #expect(wrong.status == 422)
      }
      #expect(try await guest.send(link, ("act", "confirm"), ("cardDigits", "4455")).status == 429)
    }
  }

  @Test(arguments: [(59, 200), (60, 410)])
  func itWorksForSixtyDaysAndNotOneMore(days: Int, status: Int) async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    let link = try await close(house)
    house.time.advance(days: days)
    try await house.open { client in
      let reply = try await Guest(client).get(link)
      #expect(reply.status == status)
    }
  }

  @Test func theLinkOpensNothingOfAnybodyElse() async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    let jan = try await house.customer("jan@voorbeeld.example", account: false)
    let link = try await close(house)
    try await house.open { client in
      let guest = Guest(client)
      _ = try await guest.send(link, ("act", "confirm"), ("cardDigits", "4455"))
      let shown = try await guest.get("/me/data").text
      #expect(!shown.contains("jan@voorbeeld.example"))
    }
    let actions = try house.actions(about: jan)
    #expect(!actions.contains("linkUsed"))
  }
}
