import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

/// Who may see what stays of somebody (DESIGN §6).
@Suite struct StatusTests {
  private let email = EmailAddress("jan@voorbeeld.example")
  private let postcode = Postcode("3511 AB")

  private func seen(_ reference: CaseReference, _ house: TemporaryHouse) throws -> CaseStatus? {
    try house.store.readNow { tx in try CaseStatus.personal(reference, postcode: #require(postcode), in: tx) }
  }

  @Test func aNeighbourWhoKnowsThePostcodeNeverSeesWhetherWeKnowSomebody() async throws {
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
    let journey = ObjectToProcessing(house.desk)
    let receipt = try await journey.submit(.everything, naming: .email(#require(email)), in: .nl)
    #expect(try seen(receipt.reference, house) == nil)
    house.time.advance(hours: 72)
    #expect(try await journey.carryOutSilent() == 1)
    #expect(try seen(receipt.reference, house) == nil)
    try await house.carryLetters()
    #expect(try seen(receipt.reference, house) == nil)
  }

  @Test func afterAContradictionThePostcodeOpensNothing() async throws {
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(#require(email)), in: .nl)
    let token = try #require(house.token(ForNotMe.self, in: try house.letters("unprovenNotice").first))
    _ = try await ObjectToProcessing(house.desk).contradict(token)
    #expect(try seen(receipt.reference, house) == nil)
  }

  @Test func whoSignedInToAskMayLookWithThePostcode() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let personal = try #require(try seen(receipt.reference, house)?.personal)
    #expect(personal.erasedHere != nil && personal.kept.contains { $0.category == .product })
  }
}
