import Bootstrap
import Domain
import Foundation
import HummingbirdTesting
import Identity
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// `/requests/{reference}` as the router answers it.
@Suite struct StatusPageTests {
  private static let stranger = "niemand@voorbeeld.example"

  private func object(_ email: String, _ house: PortalHouse) async throws -> CaseReference {
    let page = try await house.reader().visit { guest in
      try await guest.send("/objections", ("scope", "everything"), ("email", email))
    }.text
    let text = try #require(page.firstMatch(of: #/NS-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/#)?.0)
    return try CaseReference(reading: String(text))
  }

  /// With reference, token and time masked, nothing is left to tell one from another.
  private func masked(_ page: String) -> String {
    page.replacing(#/NS-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/#, with: "REFERENCE")
      .replacing(#/name="csrf" value="[^"]*"/#, with: "TOKEN")
      .replacing(#/[0-9]{2}:[0-9]{2}/#, with: "TIME")
  }

  private func token<Use: TokenUse>(_ use: Use.Type, _ house: PortalHouse) throws -> Token<Use> {
    let letters = try house.store.readNow { tx in try Outbox.due(limit: 10, in: tx) }
    let links = letters.flatMap { $0.letter.body.split(separator: "\n") }.filter { $0.contains("/confirm/") }
    let tokens = links.compactMap { Token<Use>($0.suffix(43)) }
    let usable = try house.store.readNow { tx in
      try tokens.filter { if case .usable = try OneTimeLinks.look($0, in: tx) { true } else { false } }
    }
    return try #require(usable.first)
  }

  @Test(arguments: ["waiting", "erased", "answered", "contradicted"])
  func aNeighbourCannotTellACustomerFromAStranger(moment: String) async throws {
    let house = try await PortalHouse()
    _ = try await house.jan()
    let (known, unknown) = (
      try await object(PortalHouse.janEmail, house), try await object(Self.stranger, house)
    )
    let objecting = ObjectToProcessing(house.world.desk)
    switch moment {
    case "erased", "answered":
      house.time.advance(hours: 72)
      #expect(try await objecting.carryOutSilent() == 1)
    case "contradicted": _ = try await objecting.contradict(token(ForNotMe.self, house))
    default: break
    }
    for postcode in ["3511 AB", "9999 ZZ", "niets"] {
      var pages: [String] = []
      for reference in [known, unknown] {
        let answer = try await house.reader().post(
          "/requests/\(reference)", on: "/requests/\(reference)", "postcode", postcode)
        #expect(answer.status == 422)
        #expect(!answer.text.contains("Wat blijft er?"))
        pages.append(masked(answer.text))
      }
      #expect(pages[0] == pages[1], "\(moment), \(postcode)")
    }
    let alone = (
      try await house.reader().get("/requests/\(known)").text,
      try await house.reader().get("/requests/\(unknown)").text
    )
    #expect(masked(alone.0) == masked(alone.1))
  }

  @Test func whileItWaitsNothingIsSaidToStayAndTheHourIsNamed() async throws {
    let house = try await PortalHouse()
    let browser = try house.reader(try await house.jan())
    let reference = try await object(PortalHouse.janEmail, house)
    let page = try await browser.get("/requests/\(reference)").text
    #expect(!page.contains("Wat blijft er?") && !page.contains("afgeschermde code"))
    #expect(page.contains("Gewist is er nog niets") && page.contains("26 november 2026 om 09:00"))
    let english = try await browser.get("/requests/\(reference)?lang=en").text
    #expect(english.contains("Nothing is erased yet") && english.contains("26 November 2026 at 09:00"))
  }

  @Test func afterThisWasNotMeItSaysThatItWasUndone() async throws {
    let house = try await PortalHouse()
    let browser = try house.reader(try await house.jan())
    let reference = try await object(PortalHouse.janEmail, house)
    _ = try await ObjectToProcessing(house.world.desk).contradict(token(ForNotMe.self, house))
    let page = try await browser.get("/requests/\(reference)").text
    #expect(page.contains("teruggedraaid") && page.contains("Er is niets gewist"))
    #expect(!page.contains("Wat blijft er?") && !page.contains("De reclame is gestopt"))
  }

  @Test func onceErasedItSaysWhatStaysAndUnderWhichClause() async throws {
    let house = try await PortalHouse()
    let jan = try await house.jan()
    let receipt = try await ObjectToProcessing(house.world.desk).submit(.everything, by: jan, in: .nl)
    let page = try await house.reader().post(
      "/requests/\(receipt.reference)", on: "/requests/\(receipt.reference)", "postcode", "3511AB")
    #expect(page.status == 200)
    #expect(page.text.contains("Wat blijft er?") && page.text.contains("Art. 6(1)(b): uw overeenkomst met ons"))
    #expect(page.text.contains("het doel dat het langst duurt"))
    #expect(page.text.contains("Autoriteit Persoonsgegevens"))
  }

  @Test func theCertificateShowsTheClosedWaysAndWhoWasTold() async throws {
    let house = try await PortalHouse()
    let jan = try await house.jan()
    _ = try house.store.writeNow { tx in
      try Rows.write(
        "disclosure", of: jan,
        ["recipient": "Arriva", "purpose": "carrierMessages", "fields": "email", "happened_day": tx.today], in: tx)
    }
    let browser = try house.reader(jan)
    let receipt = try await ObjectToProcessing(house.world.desk).submit(.everything, by: jan, in: .nl)
    let page = try await browser.get("/requests/\(receipt.reference)/certificate").text
    #expect(page.contains("E-mail (NS)") && page.contains("Post (NS International)") && !page.contains("Telefoon (NS)"))
    #expect(page.contains("<dt>Arriva</dt><dd>nog niet bevestigd</dd>"))
    #expect(try await browser.get("/requests/\(receipt.reference)").text.contains("<li>Arriva</li>"))
    _ = try await ConfirmRecipient(house.world.desk).confirm(receipt.reference, by: "Arriva", noted: .operator)
    let after = try await browser.get("/requests/\(receipt.reference)/certificate").text
    #expect(after.contains("<dt>Arriva</dt><dd>bevestigd op 23 november 2026"))
  }

  @Test func theFailedLettersAreCounted() async throws {
    let house = try await PortalHouse()
    let before = try await house.reader().get("/metrics").text
    #expect(before.contains("rechtspoor_letters_failed 0\n"))
    try house.store.writeNow { tx in
      let id = try Outbox.enqueue(
        Outbox.Letter(to: "x@y.example", name: "", subject: "s", body: "b", language: .nl), kind: "loginLink",
        route: .email, of: nil, in: tx)
      try Outbox.finish(id, sent: false, in: tx)
    }
    #expect(try await house.reader().get("/metrics").text.contains("rechtspoor_letters_failed 1\n"))
  }
}
