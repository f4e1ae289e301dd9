import BusinessCards
import Domain
import Foundation
import Identity
import Storage
import TestSupport
import Testing

@Suite struct LeavingTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  @Test func whoeverIsDeactivatedIsHiddenAndTheirCardEndsAndTheyStay() async throws {
    let anna = try company.handle(of: "Anna")
    let card = try await company.carryOut(CardActs.Issue(to: anna, costCentre: "4711")).card
    let ended = try await company.carryOut(ContactActs.End(anna, role: .cardholder))
    #expect(ended.cards.map(\.number) == [card.number])
    #expect(try company.list("Anna").isEmpty)
    await #expect(throws: DeskRefusal.notInYourOrganisation) { try await company.carryOut(ContactActs.Show(anna)) }
    // The organisation's own record stays, and names nobody; the person stays too.
    let kept = try #require(try await company.carryOut(CardActs.List()).first)
    #expect(kept.card.number == card.number && kept.card.costCentre == "4711")
    #expect(kept.state == .over && kept.holder == nil)
    let person = company.anna
    #expect(try company.house.store.readNow { try People.exists(person, in: $0) })
  }

  @Test func theLastWhoKeepsContactsLeavesOnlyWithASuccessor() async throws {
    let bea = try company.handle(of: "Bea")
    await #expect(throws: DeskRefusal.lastKeeper) { try await company.carryOut(ContactActs.End(bea)) }
    await #expect(throws: DeskRefusal.notASuccessor) {
      try await company.carryOut(ContactActs.End(bea, successor: bea))
    }
    let piet = try company.handle(of: "Piet")
    let ended = try await company.carryOut(ContactActs.End(bea, successor: piet))
    #expect(ended.successor == "Piet Prins")
    let person = company.piet
    let next = Keeper.booker(person, actor: .booker("piet"), from: .portal)
    #expect(try company.list(for: next).map(\.name) == ["Piet Prins", "Anna de Vriès"])
    #expect(throws: DeskRefusal.noOrganisation) { try company.list() }
  }

  @Test func whoeverLeavesIsSignedOutEverywhereAtOnce() async throws {
    let (bea, house) = (company.bea, company.house)
    let token = try house.store.writeNow { tx in
      let account = try Accounts.make(
        .booker, for: bea, login: EmailAddress("bea@werk.example"), by: .operator, in: tx)
      return try Devices.admit(account, name: "laptop", scope: .writing, in: tx).token
    }
    #expect(try house.store.readNow { try Devices.find(token, in: $0) } != nil)
    let piet = try company.handle(of: "Piet")
    let handle = try company.handle(of: "Bea")
    #expect(try await company.carryOut(ContactActs.End(handle, successor: piet)).endedAccount)
    #expect(try house.store.readNow { try Devices.find(token, in: $0) } == nil)
    #expect(try house.store.readNow { try $0.run("SELECT 1 AS one FROM device") }.isEmpty)
  }

  @Test func aCardEndsWithTheLastRoleWhateverThatRoleIs() async throws {
    let file = Data("Achternaam;E-mail;Rol;Kaartnummer\nBos;bos@werk.example;boeker;3528001122334455\n".utf8)
    _ = try await company.carryOut(ImportActs.Import(file))
    let bos = try #require(try company.list("Bos").first)
    #expect(bos.roles == [.booker, .cardholder], "whoever gets a card carries it")
    let ended = try await company.carryOut(ContactActs.End(bos.handle))
    #expect(ended.cards.map(\.number) == ["3528001122334455"])
    #expect(try await company.carryOut(CardActs.List()).map(\.state) == [.over])
  }

  /// As the operator ends a role where nobody of the organisation can.
  @Test func theOperatorsWordEndsTheCardToo() async throws {
    let anna = try company.handle(of: "Anna")
    _ = try await company.carryOut(CardActs.Issue(to: anna))
    let (person, organisation, house) = (company.anna, company.organisation, company.house)
    let outcome = try house.store.writeNow { tx in
      try RoleEnding.end(of: person, at: organisation, by: .operator, in: tx)
    }
    #expect(outcome.cards.count == 1)
    #expect(try await company.carryOut(CardActs.List()).map(\.state) == [.over])
    let lines = try house.store.readNow { try AuditLog.entries(about: person, in: $0) }
    #expect(lines.contains { $0.action == "cardChanged" && $0.detail == "card=ended; from=database; what=card" })
  }

  @Test func aSuccessorTakesOverWhatEndsAndNothingElse() async throws {
    let (bea, piet) = (try company.handle(of: "Bea"), try company.handle(of: "Piet"))
    _ = try await company.carryOut(ContactActs.Join(bea, as: .central))
    _ = try await company.carryOut(ContactActs.End(bea, role: .booker, successor: piet))
    #expect(try company.list("Piet").first?.roles == [.booker, .cardholder])
    await #expect(throws: DeskRefusal.nothingToHandOver) {
      try await company.carryOut(ContactActs.End(piet, role: .cardholder, successor: bea))
    }
    #expect(try company.list("Piet").first?.roles == [.booker, .cardholder])
  }

  @Test func aSuccessorWhoIsGoneTakesOverNothingAndNothingEnds() async throws {
    let (bea, piet) = (try company.handle(of: "Bea"), try company.handle(of: "Piet"))
    _ = try await company.carryOut(ContactActs.End(piet))
    await #expect(throws: DeskRefusal.notASuccessor) {
      try await company.carryOut(ContactActs.End(bea, successor: piet))
    }
    #expect(try company.list().map(\.name) == ["Bea Boeker", "Anna de Vriès"])
  }

  @Test func aSuccessorIsToldWhatTheyKeepAndHowTheyGetIn() async throws {
    let (bea, piet) = (try company.handle(of: "Bea"), try company.handle(of: "Piet"))
    _ = try await company.carryOut(ContactActs.End(bea, successor: piet))
    let letters = try company.house.store.readNow { try Outbox.due(limit: 10, in: $0) }
    let letter = try #require(letters.first { $0.kind == "keeperTold" }).letter
    #expect(letter.to == "piet@werk.example" && letter.subject == "U houdt de contacten van Wissel bij")
    #expect(letter.body.contains("https://rechtspoor.example/login"))
  }

  @Test func whoeverCarriesADepartmentsCardOnlyClosesToo() async throws {
    let house = company.house
    let colleague = Keeper.colleague(for: "00000003")
    _ = try await company.carryOut(OrganisationActs.Add(name: "Leeg", kvkNumber: "00000003"), by: colleague)
    _ = try await company.carryOut(CardActs.Issue(to: nil, department: "Balie"), by: colleague)
    _ = try await company.carryOut(OrganisationActs.Close(on: house.time.now.day.adding(days: 1)), by: colleague)
    house.time.advance(days: 1)
    #expect(try house.store.writeNow { try OrganisationClosing.carryOutDue(in: $0) } == 1)
    #expect(try await company.carryOut(CardActs.List(), by: colleague).map(\.state) == [.over])
    #expect(try house.store.writeNow { try OrganisationClosing.carryOutDue(in: $0) } == 0)
  }

  @Test func whoeverWouldGetNoLetterAboutTheEndIsNotAdded() async throws {
    let day = company.house.time.now.day.adding(days: 10)
    let colleague = Keeper.colleague(for: "00000001")
    let (anna, bea) = (try company.handle(of: "Anna"), try company.handle(of: "Bea"))
    let card = try await company.carryOut(CardActs.Issue(to: anna)).card.number
    _ = try await company.carryOut(OrganisationActs.Close(on: day), by: colleague)
    let refusal = DeskRefusal.nobodyIsAddedAnyMore(from: day)
    await #expect(throws: refusal) {
      try await company.carryOut(ContactActs.Add(ContactEntry(given: "Dirk", surname: "Dam"), as: .cardholder))
    }
    await #expect(throws: refusal) { try await company.carryOut(ContactActs.Join(bea, as: .cardholder)) }
    await #expect(throws: refusal) { try await company.carryOut(CardActs.Issue(to: nil, department: "Balie")) }
    await #expect(throws: refusal) {
      _ = try await company.carryOut(ImportActs.Import(Data("Achternaam\nDam\n".utf8)), dry: true)
    }
    await #expect(throws: DeskRefusal.closesAlready(on: day)) {
      try await company.carryOut(OrganisationActs.Close(on: day.adding(days: 5)), by: colleague)
    }
    // A lost card is replaced all the same, and the way in asks for the digits of the new one.
    _ = try await company.carryOut(CardActs.Replace(card))
    let letters = try company.house.store.readNow { try Outbox.due(limit: 10, in: $0) }
    let links = letters.filter { $0.kind == "organisationEnds" && $0.letter.to == "anna@werk.example" }
      .compactMap { $0.letter.body.firstMatch(of: /\/confirm\/([A-Za-z0-9_-]+)/).map { String($0.1) } }
      .compactMap { Token<ForOwnAccess>($0) }
    #expect(links.count == 2)
    let usable = try company.house.store.readNow { tx in try links.filter { try OwnAccess.look($0, in: tx) != nil } }
    #expect(usable.count == 1, "the one that asks for the lost card's digits opens nothing")
  }

  @Test func anOrganisationClosesOnItsDayAndNotBefore() async throws {
    let house = company.house
    let day = house.time.now.day.adding(days: 10)
    let anna = try company.handle(of: "Anna")
    _ = try await company.carryOut(CardActs.Issue(to: anna))
    await #expect(throws: DeskRefusal.onlyColleagues) {
      try await company.carryOut(OrganisationActs.Close(on: day))
    }
    let colleague = Keeper.colleague(for: "00000001")
    let answer = try await company.carryOut(OrganisationActs.Close(on: day), by: colleague)
    #expect(answer.told == 2)
    #expect(try house.store.writeNow { try OrganisationClosing.carryOutDue(in: $0) } == 0)
    #expect(try company.list().count == 3)
    house.time.advance(days: 10)
    #expect(try house.store.writeNow { try OrganisationClosing.carryOutDue(in: $0) } == 1)
    #expect(try company.list(for: colleague).isEmpty)
    #expect(try await company.carryOut(CardActs.List(), by: colleague).map(\.state) == [.over])
    #expect(try house.store.writeNow { try OrganisationClosing.carryOutDue(in: $0) } == 0, "once is enough")
  }
}
