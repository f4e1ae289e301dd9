import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

/// T1: a request that would show or change something waits until its person has shown to be the person.
@Suite struct TakenRequestTests {
  @Test(arguments: Dialect.allCases) func whatThePersonThenDoesOnThePortalAnswersThatVeryCase(on dialect: Dialect)
    async throws
  {
    let house = try TemporaryHouse(on: dialect)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let day = house.today.adding(days: -4)
    let taken = try await Intake(house.desk).take(.request(.access), for: .jan, .sample(.letter, on: day), in: .nl)
    let letter = try #require(try house.letters("identityAsked").first).letter
    #expect(letter.to == "jan@voorbeeld.example" && letter.body.contains("Op 19 november 2026"))
    #expect(
      letter.body.contains("https://rechten.example/login\n") || letter.body.contains("https://rechten.example/login"))
    #expect(try house.count("SELECT COUNT(*) AS n FROM one_time_link") == 0, "nothing that opens anything is sent")
    // Asked again, it is the same request (T17).
    let again = try await Intake(house.desk).take(.request(.access), for: .jan, .sample(.letter, on: day), in: .nl)
    #expect(again.receipt.reference == taken.receipt.reference)
    #expect(try house.letters("identityAsked").count == 1)
    let ready = try await GiveAccess(house.desk).export(for: jan, in: .nl)
    #expect(ready.reference == taken.receipt.reference)
    try await house.carryLetters()
    let row = try #require(try house.store.readNow { tx in try CaseTable.find(ready.reference, in: tx) })
    #expect(row.state.letterSent != nil && row.state.closed?.because == .answered)
    #expect(row.state.proven?.by == .login)
    #expect(try house.store.readNow { tx in try CaseTable.cases(of: jan, in: tx) }.count == 1)
  }

  @Test func whoNeverComesIsToldWhyOnTheLastDay() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let before = try house.rows("purchase", of: jan)
    let taken = try await Intake(house.desk).take(
      .request(.erasure), for: .jan, .sample(.letter, on: house.today.adding(days: -4)), in: .nl)
    #expect(taken.due.description == "2026-12-21")
    house.time.set(taken.due.adding(days: -1).at(minute: 1439))
    try await ObjectToProcessing(house.desk).carryOutSilent()
    #expect(try house.letters("identityNotShown").isEmpty)
    house.time.advance(minutes: 1)
    try await ObjectToProcessing(house.desk).carryOutSilent()
    let letter = try #require(try house.letters("identityNotShown").first).letter
    #expect(letter.body.contains("klacht") && letter.body.contains("rechter"), "Art. 12(4)")
    #expect(try house.entries(about: taken.receipt.reference).contains("identityNotShown"))
    try await house.carryLetters()
    let row = try #require(try house.store.readNow { tx in try CaseTable.find(taken.receipt.reference, in: tx) })
    #expect(row.state.refused?.ground == .notIdentified && row.state.closed?.because == .refused)
    #expect(try house.rows("purchase", of: jan) == before, "and nothing was erased")
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
  }

  @Test func aCorrectionAndAnErasureAreTakenUpWhereTheyAreProven() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let letter = TakenDown.sample(.letter, on: house.today.adding(days: -2))
    let correction = try await Intake(house.desk).take(.request(.rectification), for: .jan, letter, in: .nl)
    try await Rectify(house.desk).contact(.name(given: "Johan", surname: "de Vries"), by: jan, in: .nl)
    let erasure = try await Intake(house.desk).take(.request(.erasure), for: .jan, letter, in: .nl)
    _ = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    try await house.carryLetters()
    for reference in [correction.receipt.reference, erasure.receipt.reference] {
      let row = try #require(try house.store.readNow { tx in try CaseTable.find(reference, in: tx) })
      #expect(row.state.proven?.by == .login && !row.state.isOpen, "\(row.state)")
    }
    #expect(try house.rows("purchase", of: jan) == 0)
  }

  @Test func whoWasSeenAtACounterHasTheirAccountErased() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    var visit = TakenDown.sample(.counter, on: house.today)
    visit.identitySeen = true
    let taken = try await Intake(house.desk).take(.request(.erasure), for: .jan, visit, in: .nl)
    #expect(taken.isProven)
    #expect(try house.rows("purchase", of: jan) == 0 && house.rows("product", of: jan) == 1)
    let row = try #require(try house.store.readNow { tx in try CaseTable.find(taken.receipt.reference, in: tx) })
    #expect(row.state.proven?.by == .staffCheck && row.state.erasedHere != nil)
    #expect(try house.actors(of: taken.receipt.reference, "proven") == ["staff:abcdefgh"])
    #expect(try house.letters("erasureAnswer").count == 1)
  }
}
