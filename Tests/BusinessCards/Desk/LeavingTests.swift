import BusinessCards
import Domain
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
