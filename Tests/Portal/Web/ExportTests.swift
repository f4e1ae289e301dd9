import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

extension RightsDesk {
  func export(for customer: Int64) async throws -> GiveAccess.Ready {
    try await GiveAccess(self).export(for: customer, in: .nl)
  }
}

/// T4: the link to a copy leaks with every mailbox, history and proxy; what it opens must not.
@Suite struct ExportTests {
  @Test func theCopyIsItsOwnersAloneAndNeverKeptByAnythingBetween() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    _ = try await house.customer("bram@voorbeeld.example", card: "3528070487654321")
    let ready = try await house.portal.desk.export(for: anna)
    let path = "/me/data/export/\(ready.token.text)"
    try await house.open { client in
      let nobody = try await Guest(client).get(path)
      #expect(nobody.status == 303 && nobody.location == "/login?next=\(path)")
      let other = Guest(client)
      try await other.signIn("bram@voorbeeld.example")
      let refused = try await other.get(path)
      #expect(refused.status == 410 && !refused.body.starts(with: Array("PK".utf8)))
      let owner = Guest(client)
      try await owner.signIn("anna@voorbeeld.example")
      #expect(try await owner.ask(.head, path).status == 405)
      #expect(try house.count("SELECT downloads AS n FROM access_export") == 0)
      let copy = try await owner.get(path)
      #expect(copy.status == 200 && copy.body == ready.bytes)
      #expect(copy.headers[.cacheControl] == "no-store")
      #expect(copy.headers[.init("Referrer-Policy")!] == "no-referrer")
      #expect(copy.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      #expect(try await owner.get("/me/data/export/" + String(path.suffix(42)) + "A").status == 410)
    }
    #expect(try house.actions(about: anna).count { $0 == "exportDownloaded" } == 1)
    let lines = try house.store.readNow { tx in try tx.run("SELECT * FROM audit_entry").map { "\($0.values)" } }
    #expect(!lines.contains { $0.contains(ready.token.text) })
  }

  @Test func theSixthDownloadAndOneAfterItsLastDayAreRefused() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    let ready = try await house.portal.desk.export(for: anna)
    let path = "/me/data/export/\(ready.token.text)"
    try await house.open { client in
      let owner = Guest(client)
      try await owner.signIn("anna@voorbeeld.example")
      for _ in 1...5 { #expect(try await owner.get(path).status == 200) }
      #expect(try await owner.get(path).status == 410)
    }
    let again = try await house.portal.desk.export(for: anna)
    house.time.advance(days: 8)
    try await house.open { client in
      let owner = Guest(client)
      try await owner.signIn("anna@voorbeeld.example")
      #expect(try await owner.get("/me/data/export/\(again.token.text)").status == 410)
    }
    // R7: what nobody may fetch any more is swept, and its bytes with it.
    _ = try Sweep(store: house.store).once()
    #expect(try house.count("SELECT COUNT(*) AS n FROM access_export") == 0)
  }

  /// T17: a hundred requests are three cases, and a page that says when to come back.
  @Test func copiesBeyondTheLimitMakeNoCaseAndNoFile() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    try await house.open { client in
      let owner = Guest(client)
      try await owner.signIn("anna@voorbeeld.example")
      for _ in 1...3 { #expect(try await owner.send("/me/data/export", on: "/me/data").status == 200) }
      let cases = try house.count("SELECT COUNT(*) AS n FROM rights_case")
      let reply = try await owner.send("/me/data/export", on: "/me/data")
      #expect(reply.status == 429 && reply.headers[.retryAfter] == "86400")
      #expect(reply.text.contains("Even wachten") && reply.text.contains("24 uur"))
      #expect(try house.count("SELECT COUNT(*) AS n FROM rights_case") == cases)
      #expect(try house.actions(about: anna).count { $0 == "exportMade" } == 3)
      #expect(try house.count("SELECT COUNT(*) AS n FROM access_export") == 1)
    }
  }

  @Test func downloadsOfOneAccountHaveALimitOfTheirOwn() async throws {
    let house = try await PortalHouse()
    let anna = try await house.customer("anna@voorbeeld.example")
    try await house.open { client in
      let owner = Guest(client)
      try await owner.signIn("anna@voorbeeld.example")
      for _ in 1...2 {
        let path = "/me/data/export/\(try await house.portal.desk.export(for: anna).token.text)"
        for _ in 1...5 { #expect(try await owner.get(path).status == 200) }
      }
      let path = "/me/data/export/\(try await house.portal.desk.export(for: anna).token.text)"
      #expect(try await owner.get(path).status == 429)
      #expect(try house.count("SELECT downloads AS n FROM access_export") == 0)
    }
  }
}
