import Domain
import Rights
import Storage
import TestSupport
import Testing

@Suite struct ProlongTests {
  private func openErasure(_ house: TemporaryHouse) async throws -> (Int64, CaseReference) {
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.account(jan, login: "inlog@voorbeeld.example", in: tx)
      return jan
    }
    return (jan, try await EraseOnRequest(house.desk).submit(by: jan, in: .en).reference)
  }

  private func due(_ reference: CaseReference, _ house: TemporaryHouse) throws -> Day? {
    try house.store.readNow { tx in try CaseTable.find(reference, in: tx)?.due }
  }

  /// The vector of 2.2: received 2026-11-25, one month until Monday 2026-12-28, three until 2027-02-25.
  @Test(arguments: [("2026-12-27", true), ("2026-12-28", true), ("2026-12-29", false)])
  func onlyWithinTheFirstMonth(day: String, isAllowed: Bool) async throws {
    let house = try TemporaryHouse(at: #require(Day("2026-11-25")).at(minute: 600))
    let (_, reference) = try await openErasure(house)
    #expect(try due(reference, house) == Day("2026-12-28"))
    house.time.set(try #require(Day(day)).at(minute: 600))
    let prolonging = ProlongAnswer(house.desk)
    if isAllowed {
      #expect(try await prolonging.prolong(reference, because: .complexity, by: .operator) == Day("2027-02-25"))
      #expect(try due(reference, house) == Day("2027-02-25"))
    } else {
      await #expect(throws: DeadlineRefusal.self) {
        try await prolonging.prolong(reference, because: .complexity, by: .operator)
      }
      #expect(try due(reference, house) == Day("2026-12-28"))
      #expect(try house.letters("prolongation").isEmpty)
    }
  }

  @Test func thePersonIsToldInTheirLanguageWithTheReasonAndTheLogSaysSo() async throws {
    let house = try TemporaryHouse(at: #require(Day("2026-11-25")).at(minute: 600))
    let (jan, reference) = try await openErasure(house)
    _ = try await ProlongAnswer(house.desk).prolong(reference, because: .numberOfRequests, by: .operator)
    let letter = try #require(try house.letters("prolongation").first).letter
    #expect(letter.language == .en && letter.body.contains("you sent us several requests"))
    #expect(letter.body.contains("25 February 2027") && letter.body.contains("court"))
    #expect(try house.entries(about: reference).contains("prolonged"))
    await #expect(throws: CaseRefusal.already("prolong")) {
      try await ProlongAnswer(house.desk).prolong(reference, because: .complexity, by: .operator)
    }
    // The notice is no answer: the case goes on.
    try await house.carryLetters()
    #expect(try house.status(reference, of: jan)?.isClosed == false)
  }

  @Test func untoldATermIsNotALongerOne() async throws {
    let house = try TemporaryHouse()
    let receipt = try await ObjectToProcessing(house.desk).submit(
      .post, naming: .household(surname: "Niemand", house: "3511AB 12"), in: .nl)
    await #expect(throws: (any Error).self) {
      try await ProlongAnswer(house.desk).prolong(receipt.reference, because: .complexity, by: .operator)
    }
    let unknown = CaseReference(from: house.store.entropy)
    await #expect(throws: CaseDeskRefusal.unknown(unknown)) {
      try await ProlongAnswer(house.desk).prolong(unknown, because: .complexity, by: .operator)
    }
  }
}
