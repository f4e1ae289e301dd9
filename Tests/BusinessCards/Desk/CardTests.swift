import BusinessCards
import Domain
import Storage
import TestSupport
import Testing

@Suite struct CardTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  @Test func aDepartmentsCardIsNobodys() async throws {
    let card = try await company.carryOut(CardActs.Issue(to: nil, department: "Balie", costCentre: "12"))
    #expect(card.holder == nil && card.card.form == .department)
    #expect(try company.house.store.readNow { try $0.run("SELECT 1 AS one FROM card") }.isEmpty)
    let found = try company.house.store.readNow { try BlindIndex.customers(.card(card.card.number), in: $0) }
    #expect(found.isEmpty, "no person is found by it, so no journey is anybody's")
  }

  @Test func aReplacedCardIsTheSamePersonsAndTheOldOneWorksNoMore() async throws {
    let anna = try company.handle(of: "Anna")
    let old = try await company.carryOut(CardActs.Issue(to: anna, costCentre: "12")).card
    await #expect(throws: DeskRefusal.hasCard) { try await company.carryOut(CardActs.Issue(to: anna)) }
    let new = try await company.carryOut(CardActs.Replace(old.number))
    #expect(new.holder?.handle == anna && new.state == .works && new.card.costCentre == "12")
    #expect(try await company.carryOut(CardActs.List(number: old.number)).map(\.state) == [.over])
    let person = company.anna
    let found = try company.house.store.readNow { try BlindIndex.customers(.card(new.card.number), in: $0) }
    #expect(found == [person])
    await #expect(throws: DeskRefusal.cardIsOver) { try await company.carryOut(CardActs.Replace(old.number)) }
  }

  @Test func aCardIsSomebodysOrADepartments() async throws {
    let anna = try company.handle(of: "Anna")
    for act in [
      CardActs.Issue(to: nil), CardActs.Issue(to: nil, department: "  "), CardActs.Issue(to: anna, department: "Balie"),
    ] {
      await #expect(throws: DeskRefusal.cardForOneOrOther) { try await company.carryOut(act) }
    }
    #expect(try await company.carryOut(CardActs.List()).isEmpty)
  }

  @Test func whatIsUndoneOfADepartmentsCardIsWrittenDownToo() async throws {
    let number = try await company.carryOut(CardActs.Issue(to: nil, department: "Balie")).card.number
    _ = try await company.carryOut(CardActs.Block(number))
    _ = try await company.carryOut(HistoryActs.Undo())
    let lines = try company.house.store.readNow {
      try $0.run("SELECT detail FROM audit_entry WHERE action = 'cardChanged' ORDER BY sequence")
    }
    #expect(
      try lines.map { try $0.text("detail") } == [
        "card=blocked; from=portal; what=card", "card=unblocked; from=portal; what=card",
      ])
  }

  @Test func theCardThatWorksIsTheOneThatIsNamed() async throws {
    let anna = try company.handle(of: "Anna")
    // Of one day the number decides, and the new one may be the higher or the lower.
    let numbers = ["3528000000000001", "3528000000000009", "3528000000000003"]
    _ = try await company.carryOut(CardActs.Issue(to: anna, number: numbers[0]))
    for (old, new) in zip(numbers, numbers.dropFirst()) {
      _ = try await company.carryOut(CardActs.Replace(old, by: new))
      #expect(try company.list("Anna").first?.cards.first?.number == new)
    }
  }

  @Test func digitsThatTwoCardsEndInAskForTheWholeNumber() async throws {
    for number in ["3528000000014455", "3528000000024455"] {
      _ = try await company.carryOut(CardActs.Issue(to: nil, department: "Balie", number: number))
    }
    await #expect(throws: DeskRefusal.severalCards) { try await company.carryOut(CardActs.Block("4455")) }
    #expect(try await company.carryOut(CardActs.Block("3528000000024455")).state == .blocked)
  }

  @Test func aCardIsBlockedAndFreedAndBothCanBeUndone() async throws {
    let anna = try company.handle(of: "Anna")
    let number = try await company.carryOut(CardActs.Issue(to: anna)).card.number
    let lastFour = String(number.suffix(4))
    #expect(try await company.carryOut(CardActs.Block(lastFour)).state == .blocked)
    _ = try await company.carryOut(HistoryActs.Undo())
    #expect(try await company.carryOut(CardActs.List(number: lastFour)).map(\.state) == [.works])
    let person = company.anna
    let row = try company.house.store.readNow {
      try $0.first("SELECT blocked_day FROM card WHERE customer_id = \(person)")
    }
    #expect(try row?.optionalDay("blocked_day") == nil)
  }

  @Test func anotherOrganisationsCardIsOneThatDoesNotExist() async throws {
    let number = try await company.carryOut(CardActs.Issue(to: nil, department: "Balie")).card.number
    await #expect(throws: DeskRefusal.noSuchCard) {
      try await company.carryOut(CardActs.Block(number), by: company.elsewhere)
    }
    await #expect(throws: DeskRefusal.noSuchCard) {
      try await company.carryOut(CardActs.Block("3528000000000000"), by: company.elsewhere)
    }
  }

  @Test func aNumberIsGivenOutOnce() async throws {
    let number = "3528001122334455"
    _ = try await company.carryOut(CardActs.Issue(to: nil, department: "Balie", number: number))
    await #expect(throws: DeskRefusal.cardNumberTaken) {
      try await company.carryOut(CardActs.Issue(to: nil, department: "Hal", number: number))
    }
    await #expect(throws: DeskRefusal.notACardNumber) {
      try await company.carryOut(CardActs.Issue(to: nil, department: "Hal", number: "3528"))
    }
  }

  @Test func aHoldersErasureLeavesTheOrganisationsOwnRecordAndNoName() async throws {
    let anna = try company.handle(of: "Anna")
    let number = try await company.carryOut(CardActs.Issue(to: anna, costCentre: "4711")).card.number
    let person = company.anna
    try company.house.store.writeNow { tx in
      for table in Inventory.tables(of: .customer) where table.category != nil {
        try Rows.erase(try Rows.read(table, of: person, in: tx), in: tx)
      }
      try People.forgetIfNothingIsLeft(person, in: tx)
    }
    let kept = try #require(try await company.carryOut(CardActs.List()).first)
    #expect(kept.card.number == number && kept.card.costCentre == "4711" && kept.holder == nil)
    #expect(try await company.carryOut(HistoryActs.List(limit: 10)).allSatisfy(\.people.isEmpty))
  }
}
