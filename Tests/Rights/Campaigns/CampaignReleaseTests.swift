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
      try there.release("voorjaar", isReviewed: false, by: .marketer("m1"))
    }
    #expect(try there.campaigns.find("voorjaar").state == .draft)
    let row = try there.release("voorjaar", isReviewed: false, by: .marketer("m2"))
    #expect(row.state == .released && row.author == "m1" && row.releasedBy == "m2")
  }

  /// What was read is what is released: a text that its author changed in between is not.
  @Test func aTextThatNobodyElseHasReadIsNotReleased() throws {
    let there = try CampaignHouse()
    let read = try there.campaigns.draft(Fixture.draft(), by: .marketer("m1"))
    let now = try there.campaigns.draft(Fixture.draft(advertising: "Nu met korting."), by: .marketer("m1"))
    #expect(throws: CampaignRefused.anotherText(now.digest)) {
      try there.campaigns.release("voorjaar", digest: read.digest, isReviewed: false, by: .marketer("m2"))
    }
    #expect(throws: CampaignRefused.self) {
      try there.campaigns.release("voorjaar", digest: "", isReviewed: false, by: .marketer("m2"))
    }
    #expect(try there.campaigns.find("voorjaar").state == .draft)
    let row = try there.campaigns.release(
      "voorjaar", digest: String(now.digest.prefix(12)), isReviewed: false, by: .marketer("m2"))
    #expect(row.state == .released)
  }

  @Test(arguments: [
    (String(repeating: "zee ", count: 70), "te lang"), ("=?utf-8?q?x?=", "=?"), ("Naar\u{00AD}zee", "U+AD"),
  ]) func aSubjectOfWhichNoMessageCanBeMadeIsSaidBeforeTheRelease(_ subject: String, _ what: String) throws {
    let there = try CampaignHouse()
    let texts = Language.allCases.map { CampaignText(language: $0, subject: subject, body: "Dag.") }
    let draft = CampaignDraft(
      name: "fout", purpose: .marketingActions, channel: .email, brand: .ns,
      subject: .offer(.ownSimilar, for: .relationship), selection: Selection(), texts: texts)
    let found = try there.campaigns.hindrances(of: try there.campaigns.draft(draft, by: .marketer("m1")))
    #expect(found.count == 2 && found.allSatisfy { if case .textFaulty = $0 { true } else { false } }, "\(what)")
  }

  /// A12: a link is the same for everybody.
  @Test func aNameInALinkIsAHindrance() throws {
    let there = try CampaignHouse()
    let texts = Language.allCases.map {
      CampaignText(language: $0, subject: "Zee", body: "Kijk op https://ns.example/zee?n={name} of www.ns.example.")
    }
    let draft = CampaignDraft(
      name: "naam", purpose: .marketingActions, channel: .email, brand: .ns,
      subject: .offer(.ownSimilar, for: .relationship), selection: Selection(), texts: texts)
    let row = try there.campaigns.draft(draft, by: .marketer("m1"))
    #expect(try there.campaigns.hindrances(of: row) == [.nameInLink(.nl), .nameInLink(.en)])
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
      try there.release("voorjaar", isReviewed: false, by: .marketer("x", [role]))
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
    let row = try there.campaigns.draft(draft, by: .marketer("m1"))
    let found = try there.campaigns.hindrances(of: row)
    #expect(found.starts(with: [.wayNotStated(.newsletterPost, .email, .ns), .textMissing(.en)]))
    // Nor has anybody signed to carry a newsletter on paper by mail.
    #expect(found.count == 3)
    #expect(throws: CampaignRefused.notReady(found)) {
      try there.release("voorjaar", isReviewed: true, by: .marketer("m2"))
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
      try there.release("voorjaar", isReviewed: true, by: .marketer("m2"))
    }
  }

  @Test func aServiceMessageIsReadBeforeItIsReleased() throws {
    let there = try CampaignHouse()
    let draft = Fixture.draft(purpose: .serviceMessages, subject: .service(.disruption))
    _ = try there.campaigns.draft(draft, by: .marketer("m1"))
    #expect(throws: CampaignRefused.notReviewed) {
      try there.release("voorjaar", isReviewed: false, by: .marketer("m2"))
    }
    #expect(try there.release("voorjaar", isReviewed: true, by: .marketer("m2")).state == .released)
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
        .handOver("\(HandOverRefused(nil, .marketingActions, .nobodyFor(.mailRelay)))"),
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

  /// S44–S46: nothing goes to a relay that has signed nothing, and nothing any more once what it signed has ended.
  @Test func aRelayWithoutAnAgreementCarriesNothing() async throws {
    let there = try CampaignHouse(isReady: false)
    _ = try there.buyer(1)
    _ = try there.campaigns.draft(Fixture.draft(), by: .marketer("m1"))
    #expect(throws: CampaignRefused.self) {
      try there.release("voorjaar", isReviewed: false, by: .marketer("m2"))
    }
    try there.sign()
    let row = try there.release("voorjaar", isReviewed: false, by: .marketer("m2"))
    _ = try await there.round().run()
    try there.house.store.writeNow { tx in
      let bare = Registration(name: "Verzender", role: .mailRelay, purposes: [.marketingActions])
      try RecipientRegister.keep(RecipientRegister.Entry(bare, route: .byHand), by: .operator, in: tx)
    }
    #expect(try await there.round().run().claimed == 0)
    await #expect(throws: CampaignRefused.self) { try await there.send(row) }
    #expect(try there.carried().isEmpty && there.counts("voorjaar") == ["waiting -": 1])
  }

  /// S41: what a partner could learn of who came is written without, or not sent.
  @Test func aLinkToAPartnerSaysOfNobodyWhoCame() throws {
    let there = try CampaignHouse()
    func hindrances(_ link: String) throws -> [CampaignHindrance] {
      let text = { (language: Language) in
        CampaignText(language: language, subject: "Naar het theater", body: "Kijk op \(link) voor meer.")
      }
      let draft = CampaignDraft(
        name: "theater", purpose: .partnerOffers, channel: .email, brand: .ns,
        subject: .offer(.partner, for: .relationship), selection: Selection(), texts: [text(.nl), text(.en)])
      return try there.campaigns.hindrances(of: try there.campaigns.draft(draft, by: .marketer("m1")))
    }
    #expect(try hindrances("https://theater.example/agenda").isEmpty)
    let found = try hindrances("https://theater.example/agenda?klant=70010001")
    #expect(
      found.first
        == .partnerLink(
          .nl, "write https://theater.example/agenda instead of https://theater.example/agenda?klant=70010001"))
  }

  /// S27: who switched service messages off gets none that can be missed, and all that cannot; advertising is apart.
  @Test func aServiceMessageThatCanBeMissedIsNotSentToWhoSwitchedThemOff() async throws {
    let there = try CampaignHouse()
    let jan = try there.house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    try there.house.store.writeNow { tx in
      _ = try Evidence.stop(.optOut, .serviceMessages, of: jan, source: "portal", proven: true, in: tx)
    }
    let missable = Fixture.draft(
      "tip", purpose: .serviceMessages, subject: .service(.management, offersWayOut: true))
    try await there.send(there.released(missable))
    #expect(try there.counts("tip") == ["refused optedOut": 1])
    try await there.send(
      there.released(Fixture.draft("storing", purpose: .serviceMessages, subject: .service(.disruption))))
    try await there.send(there.released(Fixture.draft("zee")))
    #expect(try there.counts("storing").keys.first == "sent contract")
    #expect(try there.counts("zee").keys.first == "sent legitimateInterest")
  }
}
