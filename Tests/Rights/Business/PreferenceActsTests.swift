import BusinessCards
import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

@Suite struct PreferenceActsTests {
  let house: TemporaryHouse
  let bea: Int64
  let anna: Int64

  init() throws {
    let house = try TemporaryHouse()
    self.house = house
    (bea, anna) = try house.store.writeNow { tx in
      let company = try Organisations.make(name: "Wissel", kvkNumber: "00000001", since: tx.today, in: tx)
      return (
        try Self.person("Bea", .booker, company, in: tx), try Self.person("Anna", .cardholder, company, in: tx)
      )
    }
  }

  private static func person(
    _ name: String, _ role: Organisations.Role, _ company: Int64, in tx: Transaction
  ) throws -> Int64 {
    let id = try People.make(language: .nl, in: tx)
    try Evidence.agree(.businessCard, of: id, terms: "2026", since: tx.today, in: tx)
    try Evidence.agree(.subscription, of: id, terms: "2026", since: tx.today, in: tx)
    try Evidence.contact(.purchase, of: id, ownAct: true, on: tx.today, note: "kaart", in: tx)
    try Organisations.join(id, company, as: role, since: tx.today, in: tx)
    var entry = ContactEntry(given: name, surname: "Prins")
    entry.emails = [try #require(EmailAddress("\(name.lowercased())@werk.example"))]
    try ContactWriting(customer: id, organisation: company).put(entry, in: tx)
    try ContactDetails.add(
      try #require(EmailAddress("\(name.lowercased())@thuis.example")), of: id, from: .sale, in: tx)
    return id
  }

  private func ask<Act: DeskAct>(_ act: Act, as keeper: Keeper? = nil) async throws -> Act.Answer {
    let keeper = keeper ?? .booker(bea, actor: .booker("bea"), from: .portal)
    return try await Desk(keeper, publicURL: "https://rechtspoor.example", contact: .unconfigured)
      .carryOut(act, in: house.store)
  }

  private func scopes(_ email: String) throws -> [Scope] {
    let email = try #require(EmailAddress(email))
    return try house.store.readNow { try SuppressionList.scopes(.email(email), Lane(.email, .ns), in: $0) }
  }

  @Test func oneSwitchesOffWhatOneGetsAndNobodyElses() async throws {
    #expect(try await ask(PreferenceActs.Show()).contains { $0.name == .emailNS && $0.isOn })
    let lines = try await ask(PreferenceActs.Keep(.emailNS, on: false, language: .nl))
    #expect(lines.contains { $0.name == .emailNS && !$0.isOn })
    let stops = try house.store.readNow { try $0.run("SELECT customer_id FROM stop") }
    #expect(try stops.map { try $0.integer("customer_id") } == [bea])
    #expect(try scopes("bea@werk.example") == [.emailNS], "at work as well: a stop is the person's (S3)")
  }

  /// A3: whoever names one line stops that, and does not lose what the relationship holds.
  @Test func theLastLineOffIsThatLineAndNoObjectionToEverything() async throws {
    let advertising = try await ask(PreferenceActs.Show()).filter { $0.isOn && $0.name != .serviceMessages }.map(\.name)
    for line in advertising { _ = try await ask(PreferenceActs.Keep(line, on: false, language: .nl)) }
    let lines = try await ask(PreferenceActs.Show())
    #expect(!advertising.isEmpty && !lines.contains { $0.isOn && $0.name != .serviceMessages })
    let stops = try house.store.readNow { try $0.run("SELECT scope FROM stop ORDER BY scope") }
    #expect(try !stops.isEmpty && stops.allSatisfy { try $0.text("scope") != Scope.everything.rawValue })
  }

  @Test func aColleagueStandsInForNobody() async throws {
    await #expect(throws: DeskRefusal.notYourOwn) {
      try await ask(PreferenceActs.Show(), as: .colleague(for: "00000001"))
    }
  }

  @Test func anAddressOfTheOrganisationIsSilencedAndNothingElseOfThePerson() async throws {
    let handle = try #require(try await ask(ContactActs.List(search: "Anna")).first?.handle)
    let first = try await ask(PreferenceActs.OptOut(.email, contact: handle, language: .nl))
    #expect(try scopes("anna@werk.example") == [.emailNS])
    #expect(try scopes("anna@thuis.example").isEmpty, "what is hers at home is hers")
    #expect(try house.store.readNow { try $0.run("SELECT 1 AS one FROM stop") }.isEmpty)
    // What was off before is told as what was not.
    let again = try await ask(PreferenceActs.OptOut(.email, contact: handle, language: .nl))
    #expect(first.name == again.name)
    let anna = anna
    let lines = try house.store.readNow { try AuditLog.entries(about: anna, in: $0) }
    #expect(lines.contains { $0.action == "suppressed" && $0.actor == "booker:bea" }, "and she can read who asked")
  }

  @Test(arguments: [(14, true), (16, false)])
  func theAddressAtHomeTakesAPasswordOfJustNow(minutes: Int, isTaken: Bool) async throws {
    let device = try house.store.writeNow { tx in
      let old = try PostalAddress(street: "Dorpsstraat", houseNumber: "1", postcode: "1011 AB", place: "Amsterdam")
      try ContactDetails.add(old, of: bea, from: .sale, in: tx)
      let login = try #require(EmailAddress("bea@werk.example"))
      try Accounts.make(.booker, for: bea, login: login, by: .operator, in: tx)
      let account = try #require(try Accounts.find(of: bea, as: .booker, in: tx))
      return try Devices.admit(account, name: "laptop", scope: .writing, in: tx).device
    }
    house.time.advance(minutes: minutes)
    let keeper = Keeper.booker(bea, actor: device.account.actor, from: .device(device.handle))
    let own = try #require(try await ask(ContactActs.List(search: "Bea")).first?.handle)
    let address = BusinessAddress(
      try PostalAddress(street: "Neude", houseNumber: "3", postcode: "3512 AE", place: "Utrecht"))
    let act = PrivateAddressAct(of: own, to: address, language: .nl)
    if isTaken {
      _ = try await ask(act, as: keeper)
    } else {
      await #expect(throws: DeskRefusal.signInAgain) { try await ask(act, as: keeper) }
    }
    let place = try house.store.readNow { try ContactDetails.onFile(of: bea, in: $0).address?.place }
    #expect(place == (isTaken ? "Utrecht" : "Amsterdam"))
  }

  @Test func onesOwnPrivateAddressIsCorrectedAndNobodyElses() async throws {
    let address = BusinessAddress(
      try PostalAddress(street: "Neude", houseNumber: "3", postcode: "3512 AE", place: "Utrecht"))
    let own = try #require(try await ask(ContactActs.List(search: "Bea")).first?.handle)
    let annas = try #require(try await ask(ContactActs.List(search: "Anna")).first?.handle)
    await #expect(throws: DeskRefusal.noPrivateAddress) {
      try await ask(PrivateAddressAct(of: own, to: address, language: .nl))
    }
    try house.store.writeNow { tx in
      for person in [bea, anna] {
        let old = try PostalAddress(street: "Dorpsstraat", houseNumber: "1", postcode: "1011 AB", place: "Amsterdam")
        try ContactDetails.add(old, of: person, from: .sale, in: tx)
      }
    }
    await #expect(throws: DeskRefusal.notYourOwn) {
      try await ask(PrivateAddressAct(of: annas, to: address, language: .nl))
    }
    #expect(try await ask(PrivateAddressAct(of: own, to: address, language: .nl)).lines.first == "Neude 3")
    let places = try house.store.readNow { tx in
      try [bea, anna].map { try ContactDetails.onFile(of: $0, in: tx).address?.place }
    }
    #expect(places == ["Utrecht", "Amsterdam"])
    #expect(
      try house.store.readNow { try AuditLog.entries(about: bea, in: $0).map(\.action) }.contains("detailChanged"))
  }
}
