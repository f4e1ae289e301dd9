import Bootstrap
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import TestSupport
import Testing

@testable import Identity
@testable import rechtspoor_portal

/// Two colleagues accept the clock where nobody has a terminal of the machine.
@Suite struct ClockPageTests {
  private func press(_ guest: Guest) async throws -> Guest.Reply {
    let page = try await guest.get("/staff").text
    let mark = try #require(page.range(of: #"name="stopped" value=""#), "the page offers nothing to accept")
    let stopped = String(page[mark.upperBound...].prefix { $0 != "\"" })
    return try await guest.send("/staff/clock", on: "/staff", ("stopped", stopped))
  }

  private func isStopped(_ house: PortalHouse) throws -> Bool {
    try house.store.readNow(ClockGuard.state)?.stopped != nil
  }

  @Test(arguments: Dialect.allCases) func twoColleaguesAcceptTheClockAndTheWorkGoesOn(on dialect: Dialect) async throws
  {
    let house = try await PortalHouse(on: dialect)
    let (ans, bob) = (try await house.colleague(.dpo), try await house.colleague(.operator))
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      _ = try house.stopClock()
      let first = try await press(guest)
      #expect(first.status == 200 && first.text.contains("U hebt de klok goedgekeurd"))
      #expect(!first.text.contains("/staff/clock"), "one's own second word is not offered")
      let stopped = try #require(try house.store.readNow(ClockGuard.state)?.stopped?.at.milliseconds)
      let again = try await guest.send("/staff/clock", on: "/staff", ("stopped", String(stopped)))
      #expect(again.status == 409 && again.text.contains("U had de klok al goedgekeurd"))
      #expect(try isStopped(house))
      let other = Guest(client)
      try await other.signIn(bob, house)
      #expect(try await other.get("/staff").text.contains("door \(ans.account.handle) op"))
      let second = try await press(other)
      #expect(second.status == 200 && second.text.contains("De klok is goedgekeurd door twee collega"))
      #expect(!second.text.contains("/staff/clock"))
    }
    #expect(try !isStopped(house))
    #expect(try ClockGuard.tick(on: house.store) == nil)
    let said = try house.store.readNow { tx in
      try tx.run(
        "SELECT action, actor FROM audit_entry WHERE action IN ('clockVouched', 'clockAccepted') ORDER BY at, action"
      )
      .map { "\(try $0.text("action")) \(try $0.text("actor"))" }
    }
    #expect(
      said == ["clockVouched staff:\(ans.account.handle)", "clockAccepted staff:\(bob.account.handle)"])
  }

  @Test func aWordOfMoreThanAnHourAgoIsOfAnotherClock() async throws {
    let house = try await PortalHouse()
    let (ans, bob) = (try await house.colleague(.dpo), try await house.colleague(.operator))
    _ = try house.stopClock()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      #expect(try await press(guest).status == 200)
      house.time.advance(minutes: 62)
      let other = Guest(client)
      try await other.signIn(bob, house)
      #expect(try await press(other).text.contains("Een andere collega moet dat nu ook doen"))
      #expect(try isStopped(house))
      try await guest.signIn(ans, house)
      #expect(try await press(guest).text.contains("goedgekeurd door twee"))
    }
    #expect(try !isStopped(house))
  }

  @Test func whatWasShownIsWhatIsAcceptedAndNothingElse() async throws {
    let house = try await PortalHouse()
    let ans = try await house.colleague(.dpo)
    let stopped = try house.stopClock().milliseconds
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      let other = try await guest.send("/staff/clock", on: "/staff", ("stopped", String(stopped - 1)))
      #expect(other.status == 409 && other.text.contains("intussen iets veranderd"))
      #expect(try await guest.send("/staff/clock", on: "/staff", ("stopped", "vandaag")).status == 400)
      #expect(try await guest.ask(.post, "/staff/clock", [("stopped", String(stopped))]).status == 403)
      house.time.advance(minutes: 6)
      let late = try await guest.send("/staff/clock", on: "/staff", ("stopped", String(stopped)))
      #expect(late.status == 303 && late.location == "/staff/login?next=/staff")
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM clock_acceptance") == 0)
    #expect(try isStopped(house))
  }

  /// The code of an authenticator goes by the true time: who comes in has shown that this machine has it too.
  @Test func byAWrongClockNobodyComesInToAcceptIt() async throws {
    let house = try await PortalHouse()
    let ans = try await house.colleague(.dpo)
    let right = house.time.now
    house.time.advance(days: 365)
    try await house.open { client in
      let guest = Guest(client)
      let reply = try await guest.send(
        "/staff/login", ("email", ans.login), ("password", PortalHouse.phrase), ("code", ans.code(at: right)))
      #expect(reply.status == 401)
    }
  }
}
