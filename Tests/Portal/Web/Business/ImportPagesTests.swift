import BusinessCards
import Domain
import Hummingbird
import HummingbirdTesting
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// A file is shown before it is taken in, and then it is done as it was shown or not at all.
@Suite struct ImportPagesTests {
  private static let list = """
    Voornaam;Achternaam;E-mailadres;Geboortedatum
    Kees;Kaart;kees@bedrijf.example;1-2-1980
    Noor;Nieuw;noor@bedrijf.example;
    K.;Kaart;;

    """

  @Test func aFileIsShownFirstAndChangesNothing() async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let before = try house.everything().filter { !$0.hasPrefix("audit_entry ") }
      let shown = try await guest.upload("/business/import", file: Array(Self.list.utf8), ("act", "look"))
      #expect(shown.status == 200 && shown.text.contains("Dit zou er gebeuren"))
      #expect(shown.text.contains("Regel 3: Noor Nieuw") && shown.text.contains("Regel 4: K. Kaart"))
      #expect(shown.text.contains("Is Kees Kaart"))
      #expect(shown.text.contains("Geboortedatum") && shown.text.contains("mag uw organisatie ons niet geven"))
      #expect(!shown.text.contains("1-2-1980"))
      #expect(try house.everything().filter { !$0.hasPrefix("audit_entry ") } == before)
    }
  }

  @Test func itIsTakenInAsItWasShown() async throws {
    let house = try await PortalHouse()
    let (_, bea, kees) = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let shown = try await guest.upload("/business/import", file: Array(Self.list.utf8), ("act", "look"))
      let (csrf, kept) = (try #require(shown.value(of: "csrf")), try #require(shown.value(of: "kept")))
      // A choice that was changed is shown before it is done.
      let chosen = [("csrf", csrf), ("kept", kept), ("duplicates", "skip"), ("row-4", kees)]
      let plan = try #require(shown.value(of: "plan"))
      let other = try await guest.post("/business/import", file: nil, chosen + [("act", "take"), ("plan", plan)])
      #expect(other.status == 409 && other.text.contains("U koos iets anders"))
      let newer = try #require(other.value(of: "plan"))
      let done = try await guest.post("/business/import", file: nil, chosen + [("act", "take"), ("plan", newer)])
      #expect(done.status == 200 && done.text.contains("Ingelezen"))
    }
    let people = try await house.desk(of: bea).carryOut(ContactActs.List(), in: house.store).map(\.name)
    #expect(people.sorted() == ["Bea Boeker", "K. Kaart", "Noor Nieuw"])
    #expect(try house.letters("employerTold").count == 2)
  }

  @Test func aColumnThatWasReadWronglyIsSetRightAndRemembered() async throws {
    let house = try await PortalHouse()
    let (_, bea, _) = try await house.company()
    let list = Array("Achternaam,Werkplek\nNieuw,Magazijn\n".utf8)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let shown = try await guest.upload("/business/import", file: list, ("act", "look"))
      #expect(shown.text.contains("Werkplek") && shown.text.contains("Wij laten dit weg"))
      let (csrf, kept) = (try #require(shown.value(of: "csrf")), try #require(shown.value(of: "kept")))
      let chosen = [("csrf", csrf), ("kept", kept), ("column-0", "surname"), ("column-1", "department")]
      let again = try await guest.post("/business/import", file: nil, chosen + [("act", "look")])
      let plan = try #require(again.value(of: "plan"))
      #expect(
        try await guest.post("/business/import", file: nil, chosen + [("act", "take"), ("plan", plan)]).status == 200)
      let next = try await guest.upload("/business/import", file: list, ("act", "look"))
      #expect(next.text.contains(#"<option value="department" selected="selected">"#))
    }
    let added = try await house.desk(of: bea).carryOut(ContactActs.List(search: "Nieuw"), in: house.store)
    #expect(added.map(\.entry.department) == ["Magazijn"])
  }

  @Test func aBadRowIsNamedByItsLineAndTheGoodOnesAreTakenWhenAsked() async throws {
    let house = try await PortalHouse()
    let (_, bea, _) = try await house.company()
    let list = Array("Achternaam,E-mail\nNieuw,noor@bedrijf.example\nFout,dit is geen adres\n".utf8)
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let shown = try await guest.upload("/business/import", file: list, ("act", "look"))
      #expect(shown.text.contains("Regel 3, E-mail") && shown.text.contains("Dit is geen e-mailadres."))
      let fields = ["csrf", "kept", "plan"].map { ($0, shown.value(of: $0) ?? "") }
      let refused = try await guest.post("/business/import", file: nil, fields + [("act", "take")])
      #expect(refused.status == 409 && refused.text.contains("Rijen die niet kloppen: 1"))
      let done = try await guest.post("/business/import", file: nil, fields + [("act", "take"), ("skipBad", "yes")])
      #expect(done.status == 200)
    }
    #expect(try await house.desk(of: bea).carryOut(ContactActs.List(search: "Nieuw"), in: house.store).count == 1)
  }

  @Test(arguments: [
    ([UInt8]?.none, "Kies een bestand."), ([], "Kies een bestand."),
    ([0x50, 0x4b, 3, 4, 0, 0], "Dit is een werkmap."), ([0xff, 0x00, 0x01], "Dit is geen tekst."),
    (Array("a,b\n1,2\n".utf8), "Er is geen kolom met een naam"),
  ])
  func aFileThatCannotBeReadIsToldInASentence(file: [UInt8]?, said: String) async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let reply = try await guest.upload("/business/import", file: file, ("act", "look"))
      #expect(reply.status == 422 && reply.text.contains(said))
    }
  }

  @Test func aFileThatIsTooLargeIsRefusedAndOfAStrangerNothingIsRead() async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let large = Array("Achternaam\n".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: ImportOnForm.mostBytes)
      let reply = try await guest.upload("/business/import", file: large, ("act", "look"))
      #expect(reply.status == 422 && reply.text.contains("te groot voor een pagina"))
      let flood = [UInt8](repeating: UInt8(ascii: "a"), count: ImportOnForm.mostBytesOfForm + 1)
      #expect(try await guest.upload("/business/import", file: flood).status == 413)
      #expect(try await Guest(client).post("/business/import", file: flood, []).status == 403)
    }
  }

  @Test func aFormThatIsNoneOrFromElsewhereIsRefused() async throws {
    let house = try await PortalHouse()
    _ = try await house.company()
    try await house.open { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let file = Array(Self.list.utf8)
      #expect(try await guest.post("/business/import", file: file, [("csrf", "wrong")]).status == 403)
      #expect(try await guest.send("/business/import", ("act", "look")).status == 400)
      let other = try await guest.ask(
        .post, "/business/import", sending: Array("--x\r\n".utf8), as: "multipart/form-data; boundary=x")
      #expect([400, 403].contains(other.status))
    }
  }

  @Test func nobodyReadsFromAnImportWhetherSomebodyStoppedAdvertising() async throws {
    let (plain, stopped) = (try await PortalHouse(), try await PortalHouse())
    var pages: [String] = []
    for house in [plain, stopped] {
      _ = try await house.company()
      if house === stopped {
        _ = try await house.portal.object(
          .everything, naming: .email(EmailAddress("kees@bedrijf.example")!), and: nil, .nl)
      }
      let shown = try await house.preview(Array(Self.list.utf8))
      pages.append(shown)
    }
    #expect(pages[0] == pages[1])
  }
}

extension PortalHouse {
  /// What a booker sees of a file, without what differs by chance: tokens and handles.
  fileprivate func preview(_ file: [UInt8]) async throws -> String {
    try await Application(router: portal.router()).test(.router) { client in
      let guest = Guest(client)
      try await guest.signIn("bea@bedrijf.example")
      let shown = try await guest.upload("/business/import", file: file, ("act", "look")).text
      return shown.replacing(/value="[^"]*"/, with: "")
    }
  }
}
