import Domain
import Rights
import Storage
import TestSupport
import Testing

@testable import Identity

/// T10 and T15: one person at a time, for a reason that is written down, and never who else there is.
@Suite struct LookingTests {
  private func couple(_ house: TemporaryHouse) throws -> (jan: Int64, eva: Int64) {
    try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(email: "samen@voorbeeld.example", in: tx)
      let eva = try People.make(language: .en, in: tx)
      try Evidence.agree(.subscription, of: eva, terms: "2026", since: tx.today.adding(days: -100), in: tx)
      try ContactDetails.add(given: "Eva", surname: "de Vries", of: eva, from: .sale, in: tx)
      try ContactDetails.add(#require(EmailAddress("samen@voorbeeld.example")), of: eva, from: .sale, in: tx)
      return (jan, eva)
    }
  }

  private let both = EmailAddress("samen@voorbeeld.example").map { FindPerson.By.email($0) } ?? .jan

  @Test(arguments: Dialect.allCases) func aLookIsWrittenDownAndThePersonsToRead(on dialect: Dialect) async throws {
    let house = try TemporaryHouse(on: dialect)
    let jan = try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
    let call = TakenDown.sample(.telephone, on: house.today)
    guard case .person(let seen) = try await FindPerson(house.desk).find(.jan, for: call) else {
      Issue.record("Jan was not found")
      return
    }
    #expect(seen.name == "Jan de Vries" && seen.place == "Utrecht" && seen.cards == ["5678"])
    #expect(seen.emails == ["j…@voorbeeld.example"] && seen.runs.contains(.subscription) && !seen.shares)
    #expect(Set(seen.receives.filter(\.isOn).map(\.line)).contains(.emailNS))
    let views = try house.store.readNow { tx in try StaffViews.all(of: jan, in: tx) }
    #expect(views.map(\.reference) == ["K-20418"] && views.map(\.handle) == ["abcdefgh"])
    #expect(try house.actions(about: jan).contains("dataViewed"))
    let sections = try await GiveAccess(house.desk).show(to: jan, in: .nl)
    let words = try #require(sections.first { $0.category == .staffView }).rows.flatMap(\.fields).map(\.words)
    #expect(words.contains("K-20418") && !words.contains("abcdefgh"))
    let log = sections.flatMap(\.rows).flatMap(\.fields).map(\.words)
    #expect(log.contains { $0.contains("hoe het binnenkwam: telefoon") }, "\(log)")
  }

  @Test func aSharedMailboxIsAskedOneThingMoreAndNobodyIsListed() async throws {
    let house = try TemporaryHouse()
    let (jan, eva) = try couple(house)
    let call = TakenDown.sample(.telephone, on: house.today)
    for apart in ["", "Klaas", "0000"] {
      guard case .several = try await FindPerson(house.desk).find(both, apart: apart, for: call) else {
        Issue.record("'\(apart)' told them apart")
        return
      }
    }
    #expect(try house.rows("staff_view", of: jan) == 0 && house.rows("staff_view", of: eva) == 0)
    guard case .person(let seen) = try await FindPerson(house.desk).find(both, apart: "eva", for: call) else {
      Issue.record("Eva was not found")
      return
    }
    #expect(seen.name == "Eva de Vries" && seen.language == .en && seen.shares)
    #expect(try house.rows("staff_view", of: jan) == 0 && house.rows("staff_view", of: eva) == 1)
    guard case .person(let other) = try await FindPerson(house.desk).find(both, apart: "5678", for: call) else {
      Issue.record("Jan was not found by his card")
      return
    }
    #expect(other.name == "Jan de Vries")
    await #expect(throws: IntakeRefused.notFoundAgain) {
      _ = try await Intake(house.desk).take(.stop(.everything), for: both, call, in: .nl)
    }
    // What stops is hers; his mailbox is hers too, and is silent.
    _ = try await Intake(house.desk).take(.stop(.everything), for: both, apart: "Eva", call, in: .nl)
    #expect(try house.standing(of: eva)?.stops.count == 1 && house.standing(of: jan)?.stops.isEmpty == true)
    #expect(try house.suppressed("samen@voorbeeld.example") == [.everything])
  }

  @Test func eachThingOfTheListFindsThem() async throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let jan = try Fixture.home(of: Fixture.subscriber(in: tx), in: tx)
      try ContactDetails.add(#require(PhoneNumber("06 12345678")), of: jan, from: .sale, in: tx)
    }
    let ways: [FindPerson.By] = [
      .jan, .phone(try #require(PhoneNumber("0612345678"))), .number("3528070412345678"),
      .household(surname: "De Vriès", house: "3511AB 12"),
    ]
    for by in ways {
      guard case .person(let seen) = try await FindPerson(house.desk).find(by, for: .sample(.letter, on: house.today))
      else {
        Issue.record("\(by) found nobody")
        continue
      }
      #expect(seen.name == "Jan de Vries")
    }
    guard
      case .nobody = try await FindPerson(house.desk).find(.number("70010001"), for: .sample(.letter, on: house.today))
    else {
      Issue.record("a number nobody has found somebody")
      return
    }
    #expect(
      try house.store.readNow { tx in
        try tx.run("SELECT detail FROM audit_entry WHERE action = 'personSought' ORDER BY sequence, lane")
          .map { try $0.text("detail") }
      }.count == 5)
  }

  @Test(arguments: [
    "K-20418", "gesprek 12", "1", "Jan de Vries", "0612345678", "06-12 34 56 78", "3528070412345678", "x9\n2", "",
  ])
  func aTicketIsANumberOfTheHousesOwnAndNobodysData(_ text: String) {
    #expect((Ticket(text) != nil) == (text == "K-20418"))
  }
}
