import Bootstrap
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Retention
import Storage
import TestSupport
import Testing

@testable import Identity
@testable import rechtspoor_portal

/// Who may open which page, by role: the whole table, committed. A page that is not in it fails the test.
@Suite struct StaffPageTableTests {
  enum Answer: Equatable {
    case shown, nothingHere, ledOn, toTheDoor, turnedAway, notFound
  }

  static let pages = [
    "/staff", "/staff/retention", "/staff/retention/chart.svg", "POST /staff/releases", "POST /staff/clock",
    "/staff/processing", "/staff/processing.csv", "/staff/processing.json",
    "/staff/intake", "POST /staff/intake", "POST /staff/intake/taken",
  ]
  static let table: [(who: String, roles: [StaffRole], answers: [Answer])] = [
    (
      "stranger", [],
      [
        .toTheDoor, .toTheDoor, .turnedAway, .toTheDoor, .toTheDoor,
        .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor,
      ]
    ),
    (
      "customer", [],
      [
        .toTheDoor, .toTheDoor, .turnedAway, .toTheDoor, .toTheDoor,
        .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor,
      ]
    ),
    (
      "booker", [],
      [
        .toTheDoor, .toTheDoor, .turnedAway, .toTheDoor, .toTheDoor,
        .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor, .toTheDoor,
      ]
    ),
    (
      "agent", [.agent],
      [
        .ledOn, .turnedAway, .turnedAway, .turnedAway, .turnedAway,
        .turnedAway, .turnedAway, .turnedAway, .shown, .shown, .shown,
      ]
    ),
    (
      "marketer", [.marketer],
      [
        .nothingHere, .turnedAway, .turnedAway, .turnedAway, .turnedAway,
        .turnedAway, .turnedAway, .turnedAway, .turnedAway, .turnedAway, .turnedAway,
      ]
    ),
    (
      "dpo", [.dpo],
      [
        .shown, .shown, .shown, .shown, .shown,
        .shown, .shown, .shown, .shown, .shown, .shown,
      ]
    ),
    (
      "auditor", [.auditor],
      [
        .shown, .shown, .shown, .turnedAway, .turnedAway,
        .shown, .shown, .shown, .turnedAway, .turnedAway, .turnedAway,
      ]
    ),
    (
      "operator", [.operator],
      [
        .shown, .shown, .shown, .shown, .shown,
        .turnedAway, .turnedAway, .turnedAway, .turnedAway, .turnedAway, .turnedAway,
      ]
    ),
    (
      "agent and auditor", [.agent, .auditor],
      [
        .shown, .shown, .shown, .turnedAway, .turnedAway,
        .shown, .shown, .shown, .shown, .shown, .shown,
      ]
    ),
  ]

  @Test(arguments: table.indices, Dialect.allCases)
  func everyRoleSeesWhatItMayAndNothingElse(row: Int, on dialect: Dialect) async throws {
    let (who, roles, answers) = Self.table[row]
    let house = try await PortalHouse(on: dialect)
    try house.waiting()
    try house.sweep().keepForecast()
    try house.sweep().planAhead()
    try await house.open { client in
      let guest = Guest(client)
      switch who {
      case "customer":
        _ = try await house.customer("anna@voorbeeld.example")
        try await guest.signIn("anna@voorbeeld.example")
        // A session of the other door, planted at this one, is nothing here.
        guest.cookies["__Secure-rechtspoor-staff"] = guest.session
      case "booker":
        _ = try await house.booker("boeker@bedrijf.example")
        try await guest.signIn("boeker@bedrijf.example")
        guest.cookies["__Secure-rechtspoor-staff"] = guest.session
      case "stranger": break
      default:
        var colleague: Colleague?
        switch roles.count {
        case 1: colleague = try await house.colleague(roles[0])
        default: colleague = try await house.colleague(roles[0], roles[1])
        }
        let found = try #require(colleague)
        #expect(try await guest.signIn(found, house).status == 303)
      }
      for (page, expected) in zip(Self.pages, answers) {
        let reply = try await Self.ask(page, guest, house)
        #expect(Self.answer(reply) == expected, "\(who) at \(page): \(reply.status)")
      }
      #expect(try await guest.get("/staff/nothing").status == 404)
    }
    let turnedAway = answers.count { $0 == .turnedAway }
    let isStaff = !roles.isEmpty
    #expect(
      try house.count("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'refused'") == (isStaff ? turnedAway : 0))
  }

  /// What is routed under /staff and stands in no row above.
  @Test func noPageOfTheStaffIsOutsideTheTable() async throws {
    let house = try await PortalHouse()
    let routed = house.portal.router().routes.filter {
      "\($0.path)".hasPrefix("/staff") || "\($0.path)".hasPrefix("staff")
    }
    .filter { $0.method == .get || $0.method == .post }
    .map { ($0.method == .post ? "POST " : "") + ("\($0.path)".hasPrefix("/") ? "" : "/") + "\($0.path)" }
    let open: Set = ["/staff/login", "POST /staff/login", "POST /staff/logout"]
    #expect(Set(routed).subtracting(open) == Set(Self.pages))
  }

  private static func ask(_ page: String, _ guest: Guest, _ house: PortalHouse) async throws -> Guest.Reply {
    guard page.hasPrefix("POST ") else { return try await guest.get(page) }
    let wait = try #require(try house.store.readNow(SweepWaits.all).first)
    // Every page of the portal carries a form of whoever is signed in at its door.
    let shown = try await guest.get("/staff").status == 200 ? "/staff" : "/staff/login"
    if page.hasPrefix("POST /staff/intake") {
      return try await guest.send(
        String(page.dropFirst(5)), on: shown, ("way", "telephone"), ("ticket", "K-20418"),
        ("day", house.time.now.day.description),
        ("email", "niemand@voorbeeld.example"), ("wish", "stop-everything"))
    }
    let stopped = page == "POST /staff/clock" ? try house.stopClock().milliseconds : 0
    return try await guest.send(
      String(page.dropFirst(5)), on: shown, ("rule", wait.rule), ("day", wait.day.description), ("ceiling", "7"),
      ("stopped", String(stopped)))
  }

  private static func answer(_ reply: Guest.Reply) -> Answer {
    switch reply.status {
    case 200: reply.text.contains("Hier is nog niets voor u") ? .nothingHere : .shown
    case 303: reply.location?.hasPrefix("/staff/login") == true ? .toTheDoor : .ledOn
    case 403: .turnedAway
    default: .notFound
    }
  }
}

@Suite struct StaffSignInPageTests {
  @Test func aColleagueComesInWithPasswordAndCodeByACookieOfTheirOwn() async throws {
    let house = try await PortalHouse()
    let dpo = try await house.colleague(.dpo)
    try await house.open { client in
      let guest = Guest(client)
      let reply = try await guest.signIn(dpo, house, next: "/staff/retention")
      #expect(reply.status == 303 && reply.location == "/staff/retention")
      let set = reply.headers[values: .setCookie].first { $0.hasPrefix("__Secure-rechtspoor-staff=") }
      #expect(set?.hasSuffix("; Path=/staff; Secure; HttpOnly; SameSite=Strict") == true)
      #expect(guest.session == nil, "the door of customers got nothing")
      // And nothing of it opens anything there.
      guest.cookies["__Host-rechtspoor"] = guest.staffSession
      #expect(try await guest.get("/me").status == 303)
      #expect(try await guest.get("/business").status == 303)
      #expect(try await !guest.get("/").text.contains("/logout"))
      #expect(try await guest.get("/staff").text.contains(#"action="/staff/logout""#))
    }
    #expect(try house.actions(about: dpo.account.customer).contains("loginSucceeded"))
  }

  @Test func whateverIsWrongIsAnsweredAlike() async throws {
    let house = try await PortalHouse()
    let dpo = try await house.colleague(.dpo)
    _ = try await house.customer("anna@voorbeeld.example")
    try await house.open { client in
      let code = dpo.code(at: house.time.now)
      let wrongCode = code == "000000" ? "000001" : "000000"
      let tries: [(String, String, String)] = [
        (dpo.login, "verkeerde wissel", code), (dpo.login, PortalHouse.phrase, wrongCode),
        (dpo.login, PortalHouse.phrase, ""), ("niemand@rechtspoor.example", PortalHouse.phrase, code),
        ("anna@voorbeeld.example", PortalHouse.phrase, code),
      ]
      var pages: Set<String> = []
      for (login, password, code) in tries {
        let reply = try await Guest(client).send(
          "/staff/login", ("email", login), ("password", password), ("code", code))
        #expect(reply.status == 401)
        #expect(!reply.text.contains(password))
        pages.insert(
          reply.text.replacing(login, with: "LOGIN").replacing(/name="csrf" value="[^"]*"/, with: "TOKEN"))
      }
      #expect(pages.count == 1)
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM session") == 0)
    #expect(try house.count("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'loginFailed'") == 5)
  }

  @Test func aCodeIsGoodOnceAndManyMistakesMeanAWait() async throws {
    let house = try await PortalHouse()
    let dpo = try await house.colleague(.dpo)
    try await house.open { client in
      #expect(try await Guest(client).signIn(dpo, house).status == 303)
      let code = dpo.code(at: house.time.now)
      let again = try await Guest(client).send(
        "/staff/login", ("email", dpo.login), ("password", PortalHouse.phrase), ("code", code))
      #expect(again.status == 401)
      for _ in 1...5 {
        _ = try await Guest(client).send("/staff/login", ("email", dpo.login), ("password", "fout"), ("code", code))
      }
      let right = try await Guest(client).send(
        "/staff/login", ("email", dpo.login), ("password", PortalHouse.phrase), ("code", code))
      #expect(right.status == 429)
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'lockedOut'") > 0)
  }

  @Test func aCustomerIsNoColleagueAndAColleagueNoCustomer() async throws {
    let house = try await PortalHouse()
    let dpo = try await house.colleague(.dpo)
    try await house.open { client in
      let reply = try await Guest(client).send(
        "/login", ("email", dpo.login), ("password", PortalHouse.phrase), ("code", dpo.code(at: house.time.now)),
        ("way", "password"))
      #expect(reply.status == 401)
    }
  }

  @Test func aQuarterOfAnHourWithoutAClickEndsItAndSoDoesSigningOut() async throws {
    let house = try await PortalHouse()
    let dpo = try await house.colleague(.dpo)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(dpo, house)
      house.time.advance(minutes: 14)
      #expect(try await guest.get("/staff").status == 200)
      house.time.advance(minutes: 15)
      #expect(try await guest.get("/staff").location == "/staff/login")
      try await guest.signIn(dpo, house)
      let session = guest.staffSession
      let out = try await guest.send("/staff/logout", on: "/staff")
      #expect(out.status == 200 && guest.staffSession == "")
      guest.cookies["__Secure-rechtspoor-staff"] = session
      #expect(try await guest.get("/staff").status == 303)
    }
    #expect(try house.actions(about: dpo.account.customer).contains("loggedOut"))
    #expect(try house.count("SELECT COUNT(*) AS n FROM session") == 0)
  }

  @Test func noLinkLeadsElsewhereAfterSigningIn() async throws {
    let house = try await PortalHouse()
    let dpo = try await house.colleague(.dpo)
    try await house.open { client in
      for next in ["https://elsewhere.example", "//elsewhere.example", "/me", "/staffing", "/staff\\@x", ""] {
        let reply = try await Guest(client).signIn(dpo, house, next: next)
        #expect(reply.location == "/staff", "\(next)")
      }
    }
  }

  @Test func aFormOfTheOtherDoorOpensNothingHere() async throws {
    let house = try await PortalHouse()
    let dpo = try await house.colleague(.dpo)
    try await house.open { client in
      let guest = Guest(client)
      let reply = try await guest.send(
        "/staff/login", on: "/login", ("email", dpo.login), ("password", PortalHouse.phrase),
        ("code", dpo.code(at: house.time.now)))
      #expect(reply.status == 403 && reply.text.contains("te lang open"))
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM session") == 0)
  }
}
