import BusinessCards
import Domain
import HTTPTypes
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// A booker's day on `/business`, by a laptop on which nothing may be installed.
@Suite struct ContactPagesTests {
  @Test func aStrangerIsAskedToSignInAndComesBackToThePage() async throws {
    let house = try await PortalHouse()
    let (_, _, kees) = try await house.company()
    try await house.open { client in
      let path = "/business/contacts/\(kees)"
      #expect(try await Guest(client).get(path).location == "/login?next=\(path)")
      let guest = Guest(client)
      let entered = try await guest.send(
        "/login", on: "/login?next=\(path)", ("email", "bea@bedrijf.example"), ("password", PortalHouse.phrase),
        ("way", "password"), ("next", path))
      #expect(entered.location == path)
    }
  }

  @Test func somebodyIsSoughtByAFormAndNotByAnAddress() async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let all = try await guest.get("/business").text
      #expect(all.contains("Kees Kaart") && all.contains("Bea Boeker") && all.contains("…4455 werkt"))
      let found = try await guest.send("/business", ("search", "kaart")).text
      #expect(found.contains("Kees Kaart") && !found.contains("Bea Boeker"))
      #expect(try await guest.send("/business", ("search", "zzzz")).text.contains("Niemand gevonden"))
    }
  }

  @Test func anEditShowsWhatWentAndWhatCame() async throws {
    let house = try await PortalHouse()
    let (_, bea, kees) = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let path = "/business/contacts/\(kees)"
      let version = try #require(try await guest.get(path).value(of: "version"))
      let done = try await guest.send(
        path, ("version", version), ("given", "Kees"), ("surname", "Kaart"),
        ("email", "kees@nieuw.example; k.kaart@nieuw.example"), ("phone", "06 12345678"), ("street", "Neude"),
        ("houseNumber", "3 B"), ("postcode", "3512ae"), ("place", "Utrecht"))
      #expect(done.status == 200)
      #expect(done.text.contains("<del>e-mail: kees@bedrijf.example</del>"))
      #expect(done.text.contains("<ins>e-mail: kees@nieuw.example</ins>"))
      #expect(done.text.contains("<ins>telefoon: +31612345678</ins>"))
      #expect(done.text.contains("<ins>adres: Neude 3 B, 3512 AE  UTRECHT</ins>"))
      #expect(done.text.contains("gaat naar het zakelijke adres"))
    }
    let entry = try await house.desk(of: bea).carryOut(ContactActs.Show(kees), in: house.store).entry
    #expect(entry.emails.map(\.text) == ["kees@nieuw.example", "k.kaart@nieuw.example"])
    #expect(try house.actions(about: house.customer(of: "kees@nieuw.example")).contains("contactChanged"))
  }

  @Test func whatSomebodyElseChangedMeanwhileIsShownAndNothingIsLost() async throws {
    let house = try await PortalHouse()
    let (_, bea, kees) = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let path = "/business/contacts/\(kees)"
      let version = try #require(try await guest.get(path).value(of: "version"))
      let desk = try await house.desk(of: bea)
      var entry = try await desk.carryOut(ContactActs.Show(kees), in: house.store).entry
      entry.function = "Machinist"
      _ = try await desk.carryOut(ContactActs.Edit(kees, to: entry, seen: nil), in: house.store)
      let fields = [("given", "Kees"), ("surname", "Kaars"), ("email", "kees@bedrijf.example")]
      let stale = try await guest.send(path, all: [("version", version)] + fields)
      #expect(stale.status == 409 && stale.text.contains("Iemand anders heeft dit intussen gewijzigd"))
      #expect(stale.text.contains("functie: Machinist"))
      #expect(stale.value(of: "surname") == nil && stale.text.contains(#"value="Kaars""#))
      // The page now carries what was just shown: saving again is meant.
      let newer = try #require(stale.value(of: "version"))
      #expect(newer != version)
      #expect(try await guest.send(path, all: [("version", newer)] + fields).status == 200)
    }
  }

  @Test func whatIsTypedWrongStaysInItsFieldAndChangesNothing() async throws {
    let house = try await PortalHouse()
    let (_, _, kees) = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let path = "/business/contacts/\(kees)"
      let before = try house.everything().filter { $0.hasPrefix("business_contact_detail") }
      let wrong = try await guest.send(
        path, ("version", "x"), ("given", "Kees"), ("email", "kees@"), ("phone", "12"), ("street", "Neude"),
        ("houseNumber", "3"), ("postcode", "35"), ("place", "Utrecht"))
      #expect(wrong.status == 422)
      for said in [
        "Vul de achternaam in.", "kees@", "Dit adres klopt nog niet", "Dit nummer klopt nog niet",
        "Een postcode heeft vier",
      ] {
        #expect(wrong.text.contains(said))
      }
      #expect(try house.everything().filter { $0.hasPrefix("business_contact_detail") } == before)
    }
  }

  @Test func somebodyIsAddedAndToldByALetter() async throws {
    let house = try await PortalHouse()
    let (_, bea, _) = try await house.company()
    let letters = try house.letters("employerTold").count
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let added = try await guest.send(
        "/business/add", ("role", "cardholder"), ("given", "Noor"), ("surname", "<b>Nieuw"),
        ("email", "noor@bedrijf.example"))
      // By an address of its own: a page that is loaded again adds nobody again.
      #expect(added.status == 303)
      let shown = try await guest.get(try #require(added.location))
      #expect(shown.text.contains("Noor &lt;b&gt;Nieuw") && shown.text.contains("Toegevoegd."))
      let twice = try await guest.send(
        "/business/add", ("role", "cardholder"), ("given", "Noor"), ("surname", "<b>Nieuw"),
        ("email", "noor@bedrijf.example"))
      #expect(twice.status == 409 && twice.text.contains("staat al op de lijst"))
      #expect(!twice.text.contains("zakelijk contact"))
    }
    #expect(try house.letters("employerTold").count == letters + 1)
    #expect(try await house.desk(of: bea).carryOut(ContactActs.List(), in: house.store).count == 3)
  }

  @Test func aCardIsBlockedUnblockedAndReplaced() async throws {
    let house = try await PortalHouse()
    let (_, _, kees) = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let path = "/business/contacts/\(kees)"
      let card = ("card", "3528070412344455")
      func change(_ act: String) async throws -> String {
        let done = try await guest.send("\(path)/card", on: path, ("act", act), card)
        #expect(done.status == 303 && done.location == "\(path)?done=changed")
        return try await guest.get("\(path)?done=changed").text
      }
      #expect(try await change("block").contains("…4455 geblokkeerd"))
      #expect(try await guest.send("\(path)/card", on: path, ("act", "block"), card).status == 409)
      #expect(try await change("unblock").contains("…4455 werkt<"))
      #expect(try await change("replace").contains("…4455 werkt niet meer"))
      #expect(try await guest.send("\(path)/card", on: path, ("act", "issue")).status == 409)
    }
  }

  @Test func aDepartmentsCardIsIssuedBlockedAndReplacedOnThePageOfAllCards() async throws {
    let house = try await PortalHouse()
    let (_, bea, kees) = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let path = "/business/cards"
      #expect(try await guest.get(path).text.contains("<a href=\"/business/contacts/\(kees)\">Kees Kaart</a>"))
      #expect(try await guest.send(path, ("act", "issue"), ("department", " ")).status == 409)
      let done = try await guest.send(path, ("act", "issue"), ("department", "Balie <2>"))
      #expect(done.status == 303 && done.location == "\(path)?done=yes")
      let page = try await guest.get("\(path)?done=yes")
      #expect(page.text.contains("Gedaan.") && page.text.contains("Balie &lt;2&gt;"))
      let number = try #require(page.value(of: "card"))
      #expect(number != "3528070412344455", "somebody's own is changed on their own page")
      #expect(try await guest.send(path, ("act", "block"), ("card", number)).status == 303)
      #expect(try await guest.get(path).text.contains("geblokkeerd"))
      #expect(try await guest.send(path, ("act", "replace"), ("card", number)).status == 303)
      #expect(try await guest.send(path, ("act", "replace"), ("card", number)).status == 409)
    }
    let cards = try await house.desk(of: bea).carryOut(CardActs.List(), in: house.store)
    #expect(cards.filter { $0.card.form == .department }.map(\.state.rawValue).sorted() == ["over", "works"])
  }

  @Test func whoeverLeavesIsAskedAboutFirstAndTheirCardIsNamed() async throws {
    let house = try await PortalHouse()
    let (_, bea, kees) = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let path = "/business/contacts/\(kees)/end"
      #expect(try await guest.send(path, ("role", "everything")).status == 400)
      #expect(try await guest.get(path).text.contains("Kaart …4455 werkt dan meteen niet meer."))
      #expect(try await guest.get("/business").text.contains("Kees Kaart"))
      let done = try await guest.send(path)
      #expect(done.text.contains("Kees Kaart is gestopt.") && done.text.contains("Kaart …4455 werkt niet meer."))
      #expect(try await guest.get("/business/contacts/\(kees)").status == 404)
    }
    #expect(try await house.desk(of: bea).carryOut(ContactActs.List(), in: house.store).map(\.name) == ["Bea Boeker"])
  }

  @Test func theLastWhoKeepsContactsLeavesByNamingWhoComesNextAndIsSignedOut() async throws {
    let house = try await PortalHouse()
    let (_, bea, kees) = try await house.company()
    let own = try await house.desk(of: bea).carryOut(ContactActs.List(search: "Boeker"), in: house.store)[0].handle
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let path = "/business/contacts/\(own)/end"
      let refused = try await guest.send(path)
      #expect(refused.status == 409 && refused.text.contains("Kies wie het overneemt"))
      let left = try await guest.send(path, ("successor", kees))
      #expect(left.status == 200 && left.text.contains("uitgelogd"))
      #expect(try await guest.get("/business").status == 303)
    }
  }

  @Test func theHistoryTellsWhatWasDoneAndTakesOnesOwnLastChangeBack() async throws {
    let house = try await PortalHouse()
    let (_, _, kees) = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let path = "/business/contacts/\(kees)"
      let version = try #require(try await guest.get(path).value(of: "version"))
      _ = try await guest.send(path, ("version", version), ("surname", "Kaars"))
      let history = try await guest.get("/business/history").text
      #expect(history.contains("Kaars: gewijzigd (e-mail, naam)") && history.contains("Bea Boeker"))
      let undone = try await guest.send("/business/history")
      #expect(undone.status == 200 && undone.text.contains("Teruggedraaid: "))
      #expect(try await guest.get(path).text.contains("Kees Kaart"))
      let twice = try await guest.send("/business/history")
      #expect(twice.status == 409 && twice.text.contains("Er is niets om terug te draaien."))
    }
  }

  @Test(arguments: ImportActs.Format.allCases)
  func theListIsGivenOutAsAFile(format: ImportActs.Format) async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let file = try await guest.send("/business/export", on: "/business", ("format", format.rawValue))
      #expect(file.status == 200 && file.text.contains("kees@bedrijf.example"))
      #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"contacten.") == true)
      #expect(try await guest.send("/business/export", on: "/business", ("format", "exe")).status == 400)
    }
  }

  @Test func anotherCompanysPersonIsNotFoundOnAnyPage() async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    let other = try await house.store.write { tx in
      try Organisations.make(name: "Ander", kvkNumber: "00000002", since: tx.today, in: tx)
    }
    let stranger = try await house.desk(of: house.otherBooker(at: other)).carryOut(ContactActs.List(), in: house.store)[
      0]
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      for path in ["/business/contacts/\(stranger.handle)", "/business/contacts/\(stranger.handle)/end"] {
        let reply = try await guest.get(path)
        #expect(reply.status == 404 && !reply.text.contains("Ander"))
      }
      let posted = try await guest.send(
        "/business/contacts/\(stranger.handle)", on: "/business", ("version", ""), ("surname", "X"))
      #expect(posted.status == 404)
      let card = try await guest.send("/business/contacts/\(stranger.handle)/card", on: "/business", ("act", "issue"))
      #expect(card.status == 404)
    }
  }
}

extension PortalHouse {
  fileprivate func customer(of email: String) throws -> Int64 {
    try store.readNow { tx in try #require(try BlindIndex.customers(.email(EmailAddress(email)!), in: tx).first) }
  }

  fileprivate func otherBooker(at organisation: Int64) async throws -> Int64 {
    let other = try await booker("otto@ander.example")
    try await store.write { tx in
      try Evidence.agree(.businessCard, of: other, terms: "2026", since: tx.today, in: tx)
      try Organisations.join(other, organisation, as: .booker, since: tx.today, in: tx)
      _ = try ContactWriting(customer: other, organisation: organisation)
        .put(ContactEntry(given: "Otto", surname: "Ander"), in: tx)
    }
    return other
  }
}
