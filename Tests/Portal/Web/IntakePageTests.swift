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

/// `/staff/intake` as a colleague meets it, with somebody on the line.
@Suite struct IntakePageTests {
  private let call: [(String, String)] = [("way", "telephone"), ("ticket", "K-20418"), ("day", "2026-11-20")]
  private let anna = [("email", "anna@voorbeeld.example")]

  @Test(arguments: Dialect.allCases) func aCallIsTakenDownAndReadAloud(on dialect: Dialect) async throws {
    let house = try await PortalHouse(on: dialect)
    let anna = try await house.customer("anna@voorbeeld.example")
    let agent = try await house.colleague(.agent)
    try await house.open { client in
      let guest = Guest(client)
      #expect(try await guest.get("/staff/intake").location == "/staff/login?next=/staff/intake")
      #expect(try await guest.signIn(agent, house, next: "/staff/intake").location == "/staff/intake")
      #expect(try await guest.get("/staff").location == "/staff/intake")
      #expect(try await guest.get("/staff/intake").text.contains(#"value="2026-11-23""#))
      let shown = try await guest.send("/staff/intake", all: self.call + self.anna)
      #expect(shown.status == 200 && shown.text.contains("<h1>Anna de Vries</h1>"))
      #expect(shown.text.contains("a…@voorbeeld.example") && shown.text.contains("Kaart eindigt op"))
      #expect(!shown.text.contains("3528070412345678") && !shown.text.contains(String(anna)))
      #expect(!shown.text.contains("legitimatiebewijs"), "nobody shows a document by telephone")
      let done = try await guest.send(
        "/staff/intake/taken", on: "/staff/intake", all: self.call + self.anna + [("wish", "stop-everything")])
      #expect(done.status == 200 && done.text.contains("sturen wij u geen reclame meer."))
      #expect(done.text.contains("De brief gaat vanzelf per e-mail."))
      #expect(done.text.contains("Het antwoord moet er uiterlijk op 21 december 2026 zijn."))
      let row = try #require(try house.store.readNow { tx in try CaseTable.cases(of: anna, in: tx) }.first)
      #expect(done.text.contains(row.state.reference.description))
      #expect(done.text.contains(row.state.reference.spoken(in: .nl)))
      let again = try await guest.send(
        "/staff/intake/taken", on: "/staff/intake", all: self.call + self.anna + [("wish", "stop-everything")])
      #expect(again.text.contains("Dit was al gestopt. Er gaat geen nieuwe brief."))
      // And she can read that somebody looked, and why.
      let herself = Guest(client)
      try await herself.signIn("anna@voorbeeld.example")
      #expect(try await herself.get("/me/data").text.contains("K-20418"))
    }
    #expect(try house.letters("unprovenNotice").count == 1)
    #expect(try house.count("SELECT COUNT(*) AS n FROM staff_view WHERE customer_id = \(anna)") == 1)
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop WHERE customer_id = \(anna) AND source = 'agent'") == 1)
    let actor = "staff:\(agent.account.handle)"
    #expect(
      try house.count("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'caseReceived' AND actor = \(actor)") == 2)
  }

  @Test func nothingIsShownBeforeThereIsAReason() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    let agent = try await house.colleague(.agent)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(agent, house)
      let wrong: [([(String, String)], String)] = [
        ([("way", "telephone"), ("ticket", ""), ("day", "2026-11-20")], "Vul het nummer van het gesprek"),
        ([("way", "telephone"), ("ticket", "Anna"), ("day", "2026-11-20")], "Vul het nummer van het gesprek"),
        ([("way", ""), ("ticket", "K-1"), ("day", "2026-11-20")], "Kies hoe het binnenkwam"),
        ([("way", "letter"), ("ticket", "K-1"), ("day", "2026-11-24")], "Deze dag moet nog komen"),
        ([("way", "letter"), ("ticket", "K-1"), ("day", "2020-11-24")], "meer dan een jaar geleden"),
        ([("way", "letter"), ("ticket", "K-1"), ("day", "gisteren")], "Deze dag herkennen wij niet"),
      ]
      for (noted, said) in wrong {
        let reply = try await guest.send("/staff/intake", all: noted + self.anna)
        #expect(reply.status == 422 && reply.text.contains(said), "\(noted)")
        #expect(!reply.text.contains("de Vries") && reply.text.contains("anna@voorbeeld.example"))
        let act = try await guest.send(
          "/staff/intake/taken", on: "/staff/intake", all: noted + self.anna + [("wish", "stop-everything")])
        #expect(act.status == 400)
      }
      let none = try await guest.send("/staff/intake", all: self.call)
      #expect(none.status == 422 && none.text.contains("Vul één ding in"))
      let two = try await guest.send("/staff/intake", all: self.call + self.anna + [("phone", "0612345678")])
      #expect(two.status == 422 && two.text.contains("Vul maar één ding in"))
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM staff_view") == 0)
    #expect(try house.count("SELECT COUNT(*) AS n FROM rights_case") == 0)
    #expect(try !house.actions(about: anna).contains("dataViewed"))
  }

  @Test func anAddressOfNobodyIsSilencedAndTheNumberOfACardIsNot() async throws {
    let house = try await PortalHouse()
    let agent = try await house.colleague(.agent)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(agent, house)
      let nobody = [("email", "niemand@voorbeeld.example")]
      let shown = try await guest.send("/staff/intake", all: self.call + nobody)
      #expect(shown.text.contains("<h1>Wij vinden niemand</h1>") && shown.text.contains(#"value="stop-everything""#))
      #expect(!shown.text.contains("request-access") && !shown.text.contains("stop-post"))
      let done = try await guest.send(
        "/staff/intake/taken", on: "/staff/intake", all: self.call + nobody + [("wish", "stop-everything")])
      #expect(done.status == 200 && done.text.contains("Wij weten niet van wie dit is"))
      let card = try await guest.send("/staff/intake", all: self.call + [("number", "3528 0704 0000 0000")])
      #expect(card.text.contains("Vraag naar een e-mailadres") && !card.text.contains("stop-everything"))
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM suppression WHERE source = 'agent'") > 0)
  }

  @Test func whatTheRoleDoesNotHaveIsNotOfferedAndNotTaken() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    let dpo = try await house.colleague(.dpo)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(dpo, house)
      let shown = try await guest.send("/staff/intake", all: self.call + self.anna)
      #expect(shown.text.contains("Anna de Vries") && !shown.text.contains(#"value="death""#))
      for wish in ["death", "stop-partnerOffers", "request-complaint", "nonsense"] {
        let reply = try await guest.send(
          "/staff/intake/taken", on: "/staff/intake", all: self.call + self.anna + [("wish", wish)])
        #expect(reply.status == 403, "\(wish)")
      }
      let none = try await guest.send("/staff/intake/taken", on: "/staff/intake", all: self.call + self.anna)
      #expect(none.status == 422 && none.text.contains("Kies wat deze persoon wil."))
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop WHERE customer_id = \(anna)") == 0)
  }

  @Test func whoLooksAtMoreThanAnybodyCanServeWaits() async throws {
    let house = try await PortalHouse()
    let agent = try await house.colleague(.agent)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(agent, house)
      let token = try await guest.get("/staff/intake").text
      let csrf = try #require(token.range(of: #"name="csrf" value=""#)).upperBound
      let field = ("csrf", String(token[csrf...].prefix { $0 != "\"" }))
      for number in 1...61 {
        let reply = try await guest.ask(
          .post, "/staff/intake", [field] + self.call + [("email", "n\(number)@voorbeeld.example")])
        #expect(reply.status == (number > 60 ? 429 : 200), "\(number)")
      }
    }
  }

  /// A HEAD asks what a page would say, and a colleague without the work is turned away without a name.
  @Test func askingForThePageShowsNobody() async throws {
    let house = try await PortalHouse()
    _ = try await house.customer("anna@voorbeeld.example")
    let agent = try await house.colleague(.agent)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn(agent, house)
      let before = try house.everything().filter { !$0.hasPrefix("session") }
      for path in ["/staff/intake", "/staff/intake?email=anna@voorbeeld.example&way=telephone&ticket=K-1"] {
        #expect(try await !guest.get(path).text.contains("de Vries"))
        #expect(try await guest.ask(.head, path).status == 200)
      }
      #expect(try await guest.get("/staff/intake/taken").status == 404)
      #expect(try house.everything().filter { !$0.hasPrefix("session") } == before)
    }
  }
}
