import Bootstrap
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Retention
import Rights
import Storage
import TestSupport
import Testing

@testable import Identity
@testable import rechtspoor_portal

@Suite struct ReleasePageTests {
  private func wait(_ house: PortalHouse) throws -> SweepWaits.Wait {
    try #require(try house.store.readNow(SweepWaits.all).first)
  }

  /// Presses the button of the page.
  private func press(_ guest: Guest) async throws -> Guest.Reply {
    let page = try await guest.get("/staff").text
    func field(_ name: String) throws -> String {
      let mark = try #require(page.range(of: #"name="\#(name)" value=""#), "the page offers no release")
      return String(page[mark.upperBound...].prefix { $0 != "\"" })
    }
    return try await guest.send(
      "/staff/releases", on: "/staff", ("rule", try field("rule")), ("day", try field("day")),
      ("ceiling", try field("ceiling")))
  }

  @Test func twoColleaguesReleaseWhatWaitsAndTheSweepTakesIt() async throws {
    let house = try await PortalHouse()
    try house.waiting()
    let (ans, bob) = (try await house.colleague(.dpo), try await house.colleague(.operator))
    let rule = try wait(house).rule
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      let page = try await guest.get("/staff").text
      #expect(page.contains("Regel \(rule): 7 mensen") && page.contains("hoogstens 7 mensen"))
      let first = try await press(guest)
      #expect(first.status == 200 && first.text.contains("Een andere collega moet nu hetzelfde vrijgeven"))
      #expect(!first.text.contains("/staff/releases"), "one's own second release is not offered")
      // By hand it is refused as well.
      let again = try await guest.send(
        "/staff/releases", on: "/staff", ("rule", rule), ("day", try wait(house).day.description), ("ceiling", "7"))
      #expect(again.status == 409 && again.text.contains("U had dit al vrijgegeven"))
      #expect(try house.sweep().once().customers == 0)

      let other = Guest(client)
      try await other.signIn(bob, house)
      #expect(try await other.get("/staff").text.contains("door \(ans.account.handle) op"))
      let second = try await press(other)
      #expect(second.status == 200 && second.text.contains("Vrijgegeven door twee collega"))
      #expect(!second.text.contains("/staff/releases"))
    }
    #expect(try house.sweep().once().customers == 7)
    #expect(try house.count("SELECT COUNT(*) AS n FROM purchase") == 0)
    #expect(try house.count("SELECT COUNT(*) AS n FROM sweep_wait") == 0)
    let released = try house.store.readNow { tx in
      try tx.run("SELECT actor, detail FROM audit_entry WHERE action = 'sweepReleased' ORDER BY sequence").map {
        (try $0.text("actor"), try $0.text("detail"))
      }
    }
    #expect(released.map(\.0) == ["staff:\(ans.account.handle)", "staff:\(bob.account.handle)"])
    #expect(released.allSatisfy { $0.1.contains("rule=\(rule)") && $0.1.contains("ceiling=7") })
  }

  @Test func whatChangedMeanwhileIsNotReleased() async throws {
    let house = try await PortalHouse()
    try house.waiting()
    let ans = try await house.colleague(.dpo)
    let wait = try wait(house)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      let others: [(String, String, String)] = [
        (wait.rule, wait.day.description, "6"), ("R99", wait.day.description, "7"),
        (wait.rule, wait.day.adding(days: 1).description, "7"),
      ]
      for (rule, day, ceiling) in others {
        let reply = try await guest.send(
          "/staff/releases", on: "/staff", ("rule", rule), ("day", day), ("ceiling", ceiling))
        #expect(reply.status == 409 && reply.text.contains("wat er wacht is intussen veranderd"))
      }
      for (rule, day, ceiling) in [("", "x", "7"), (wait.rule, "gisteren", "7"), (wait.rule, "2026-11-26", "-1")] {
        let reply = try await guest.send(
          "/staff/releases", on: "/staff", ("rule", rule), ("day", day), ("ceiling", ceiling))
        #expect(reply.status == 400)
      }
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM sweep_release") == 0)
  }

  @Test func afterFiveMinutesItIsAskedAnewWhoThisIs() async throws {
    let house = try await PortalHouse()
    try house.waiting()
    let ans = try await house.colleague(.dpo)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      house.time.advance(minutes: 6)
      let reply = try await press(guest)
      #expect(reply.status == 303 && reply.location == "/staff/login?next=/staff")
      #expect(try await guest.get("/staff/login?next=/staff").text.contains("Wat u wilt doen kan niet terug"))
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM sweep_release") == 0)
  }

  @Test func byAWrongClockNothingIsReleased() async throws {
    let house = try await PortalHouse()
    try house.waiting()
    let ans = try await house.colleague(.dpo)
    _ = try ClockGuard.tick(on: house.store)
    house.time.advance(days: 3)
    #expect(try ClockGuard.tick(on: house.store) != nil)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      #expect(try await guest.get("/staff").text.contains("De klok klopt niet"))
      #expect(try await press(guest).status == 409)
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM sweep_release") == 0)
  }

  @Test func aFormFromElsewhereReleasesNothing() async throws {
    let house = try await PortalHouse()
    try house.waiting()
    let ans = try await house.colleague(.dpo)
    let wait = try wait(house)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      let fields = [("rule", wait.rule), ("day", wait.day.description), ("ceiling", "7")]
      #expect(try await guest.ask(.post, "/staff/releases", fields).status == 403)
      #expect(try await guest.ask(.post, "/staff/releases", fields + [("csrf", "x")]).status == 403)
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM sweep_release") == 0)
  }

  /// One reading behind all three.
  @Test func pageAndMetricsSayTheSameNumbers() async throws {
    let house = try await PortalHouse()
    try house.waiting()
    let ans = try await house.colleague(.dpo)
    try house.store.writeNow { tx in
      try HouseCheck.pages.note(faults: 3, in: tx)
      try HouseCheck.backup.note(in: tx)
    }
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(ans, house)
      let page = try await guest.get("/staff").text
      #expect(page.contains(": 7 mensen") && page.contains("Beschadigde plaatsen in de database: 3"))
      #expect(try await guest.get("/staff?lang=en").text.contains(": 7 people"))
      let metrics = try await guest.get("/metrics").text
      #expect(metrics.contains("rechtspoor_sweep_waiting_people 7\n"))
      #expect(metrics.contains("rechtspoor_check_faults{check=\"pages\"} 3\n"))
      // By then the weighings of the shipped statement are due for review as well.
      #expect(metrics.contains("rechtspoor_alarms 2\n"))
      for line in metrics.split(separator: "\n") where !line.hasPrefix("#") {
        #expect(line.wholeMatch(of: /rechtspoor_\w+(\{[^}]*\})? -?[\d.]+/) != nil, "\(line)")
      }
    }
  }
}
