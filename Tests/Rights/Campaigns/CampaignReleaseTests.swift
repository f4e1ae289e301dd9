import Delivery
import Domain
import Identity
import Marketing
import Storage
import TestSupport
import Testing

@Suite struct CampaignReleaseTests {
  @Test func whoWroteItDoesNotReleaseIt() throws {
    let there = try CampaignHouse()
    _ = try there.campaigns.draft(Fixture.draft(), by: .marketer("m1"))
    #expect(throws: CampaignRefused.ownWork) {
      try there.campaigns.release("voorjaar", isReviewed: false, by: .marketer("m1"))
    }
    #expect(try there.campaigns.find("voorjaar").state == .draft)
    let row = try there.campaigns.release("voorjaar", isReviewed: false, by: .marketer("m2"))
    #expect(row.state == .released && row.author == "m1" && row.releasedBy == "m2")
  }

  @Test(arguments: [StaffRole.agent, .dpo, .auditor, .operator]) func onlyAMarketerWritesOrReleases(
    role: StaffRole
  ) throws {
    let there = try CampaignHouse()
    #expect(throws: CampaignRefused.mayNot) {
      try there.campaigns.draft(Fixture.draft(), by: .marketer("x", [role]))
    }
    _ = try there.campaigns.draft(Fixture.draft(), by: .marketer("m1"))
    #expect(throws: CampaignRefused.mayNot) {
      try there.campaigns.release("voorjaar", isReviewed: false, by: .marketer("x", [role]))
    }
    #expect(throws: CampaignRefused.mayNot) { try there.campaigns.halt("voorjaar", by: .marketer("x", [role])) }
  }

  @Test func whatWasReleasedIsNotChangedAnyMore() throws {
    let there = try CampaignHouse()
    try there.released(Fixture.draft())
    #expect(throws: CampaignRefused.alreadyReleased("voorjaar")) {
      try there.campaigns.draft(Fixture.draft(brand: .nsInternational), by: .marketer("m1"))
    }
    #expect(try there.campaigns.find("voorjaar").draft.brand == .ns)
  }

  @Test func everythingThatStandsInTheWayIsSaidAtOnce() throws {
    let there = try CampaignHouse()
    let draft = Fixture.draft(purpose: .newsletterPost, languages: [.nl])
    _ = try there.campaigns.draft(draft, by: .marketer("m1"))
    let expected: [CampaignHindrance] = [.wayNotStated(.newsletterPost, .email, .ns), .textMissing(.en)]
    #expect(throws: CampaignRefused.notReady(expected)) {
      try there.campaigns.release("voorjaar", isReviewed: true, by: .marketer("m2"))
    }
  }

  @Test func aServiceMessageWithAdvertisingIsNotReleased() throws {
    let there = try CampaignHouse()
    let draft = Fixture.draft(
      purpose: .serviceMessages, subject: .service(.disruption), advertising: "Nu met korting.")
    _ = try there.campaigns.draft(draft, by: .marketer("m1"))
    let row = try there.campaigns.find("voorjaar")
    #expect(try there.campaigns.hindrances(of: row) == [.advertisingInService(.nl), .advertisingInService(.en)])
    #expect(throws: CampaignRefused.self) {
      try there.campaigns.release("voorjaar", isReviewed: true, by: .marketer("m2"))
    }
  }

  @Test func aServiceMessageIsReadBeforeItIsReleased() throws {
    let there = try CampaignHouse()
    let draft = Fixture.draft(purpose: .serviceMessages, subject: .service(.disruption))
    _ = try there.campaigns.draft(draft, by: .marketer("m1"))
    #expect(throws: CampaignRefused.notReviewed) {
      try there.campaigns.release("voorjaar", isReviewed: false, by: .marketer("m2"))
    }
    #expect(try there.campaigns.release("voorjaar", isReviewed: true, by: .marketer("m2")).state == .released)
  }

  @Test func aHouseWhoseAnswersNobodyReadsReleasesNothing() throws {
    let house = try TemporaryHouse()
    let campaigns = Campaigns(
      store: house.store,
      house: SendingHouse(
        sender: EmailAddress("klantenservice@rechtspoor.example")!, publicURL: "http://127.0.0.1:8080",
        contact: .unconfigured))
    let row = try campaigns.draft(Fixture.draft(), by: .marketer("m1"))
    let found = try campaigns.hindrances(of: row)
    #expect(
      found == [
        .replyNotRead("klantenservice@rechtspoor.example"), .publicAddressNotSecure("http://127.0.0.1:8080"),
      ])
  }

  @Test func pickingByTravelForAPurposeThatMayNotUseItIsAHindrance() throws {
    let there = try CampaignHouse()
    var selection = Selection()
    selection.travel = TravelSelection()
    let row = try there.campaigns.draft(Fixture.draft(selection: selection), by: .marketer("m1"))
    #expect(try there.campaigns.hindrances(of: row) == [.mayNotPickBy(.travelBehaviour, .marketingActions)])
  }

  @Test func aHaltedCampaignLetsNothingLeave() async throws {
    let there = try CampaignHouse()
    _ = try there.buyer(1)
    let row = try there.released(Fixture.draft())
    _ = try await there.round().run()
    try there.campaigns.halt("voorjaar", by: .marketer("m1"))
    #expect(try await there.send(row).claimed == 0)
    #expect(try there.carried().isEmpty && there.counts("voorjaar") == ["waiting -": 1])
    try there.campaigns.resume("voorjaar", by: .marketer("m2"))
    #expect(try await there.send(row).sent == 1)
  }

  @Test func theSelectionChoosesAmongThoseWhoMayBeWrittenTo() async throws {
    let there = try CampaignHouse()
    _ = try there.buyer(1, .en)
    _ = try there.buyer(2, .nl)
    var selection = Selection()
    selection.languages = [.en]
    try await there.send(there.released(Fixture.draft(selection: selection)))
    #expect(try there.carried().map { $0.to[0].address } == ["noor1@voorbeeld.example"])
  }

  @Test func whoIsHeldOutIsTheSameInEveryRun() async throws {
    let there = try CampaignHouse()
    for number in 1...40 { _ = try there.buyer(number) }
    var selection = Selection()
    selection.holdOutPercent = 50
    let row = try there.released(Fixture.draft(selection: selection))
    _ = try CampaignListing(store: there.house.store).make(of: row)
    let listed = try there.counts("voorjaar")["waiting -"] ?? 0
    #expect(listed > 5 && listed < 35)
    // Cut off and begun again: nobody else comes on the list.
    _ = try CampaignListing(store: there.house.store).make(of: row)
    #expect(try there.counts("voorjaar")["waiting -"] == listed)
  }
}
