import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

/// Without logging in, of one thing or by one way: stopped at once, announced, and erased after proof or
/// silence (A3, S15, Art. 21).
@Suite struct OptOutOnTheFormTests {
  private func address(_ text: String = "jan@voorbeeld.example") throws -> EmailAddress {
    try #require(EmailAddress(text))
  }

  private func counting(_ house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in
      let jan = try Fixture.extraMember(in: tx)
      try ContactDetails.add(try #require(PhoneNumber("06 12345678")), of: jan, from: .sale, in: tx)
      let consent = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
      try Evidence.consent(to: .telephoneOffers, of: jan, source: "portal", givenAt: tx.now, in: tx)
      try Rows.write(
        "engagement", of: jan, ["surface": "email", "consent_id": consent, "recorded_day": tx.today],
        sealing: ["what": "geopend"], in: tx)
      return jan
    }
  }

  @Test(arguments: [Scope.everything, .emailNS, .emailNSInternational, .post, .telephone, .travelOffers, .nsExtra])
  func everyScopeIsAnnouncedAndCarriedOutInTheSeventySecondHour(_ scope: Scope) async throws {
    let house = try TemporaryHouse()
    let jan = try counting(house)
    let receipt = try await ObjectToProcessing(house.desk).submit(scope, naming: .email(address()), in: .nl)
    let notices = try house.letters("unprovenNotice")
    #expect(notices.count == 1)
    #expect(notices.first?.letter.body.contains("/confirm/") == true)
    if scope != .everything { #expect(notices.first?.letter.body.contains(scope.name(in: .nl)) == true) }
    house.time.advance(hours: 71, minutes: 59)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    #expect(try house.rows("engagement", of: jan) == 1 && house.rows("extra_benefit", of: jan) == 1)
    house.time.advance(minutes: 1)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    #expect(try house.rows("engagement", of: jan) == (scope == .emailNS || scope == .everything ? 0 : 1))
    #expect(try house.rows("extra_benefit", of: jan) == (scope == .nsExtra || scope == .everything ? 0 : 1))
    #expect(try house.rows("purchase", of: jan) == (scope == .everything ? 0 : 1))
    #expect(try house.standing(of: jan)?.stops.allSatisfy(\.proven) == true)
    try await house.carryLetters()
    let status = try house.store.readNow { tx in try CaseStatus.personal(receipt.reference, for: jan, in: tx) }
    #expect(status?.personal?.completed != nil)
  }

  @Test func thisWasNotMeUndoesAnOptOutToo() async throws {
    let house = try TemporaryHouse()
    let jan = try counting(house)
    _ = try await ObjectToProcessing(house.desk).submit(.emailNS, naming: .email(address()), in: .nl)
    #expect(try !house.canWriteMarketing(to: jan))
    let token = try #require(house.token(ForNotMe.self, in: try house.letters("unprovenNotice").first))
    _ = try await ObjectToProcessing(house.desk).contradict(token)
    #expect(try house.canWriteMarketing(to: jan))
    house.time.advance(hours: 100)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    #expect(try house.rows("engagement", of: jan) == 1)
    // The address that was named stays silenced, and the letter says so.
    #expect(try house.suppressed("jan@voorbeeld.example") == [.emailNS])
    #expect(try house.letters("undone").first?.letter.body.contains("Meld u dan weer aan") == true)
  }

  /// T17: one notice is enough, also after the erasure.
  @Test func askingAgainSendsNoSecondNotice() async throws {
    let house = try TemporaryHouse()
    _ = try counting(house)
    let journey = ObjectToProcessing(house.desk)
    for _ in 1...3 { _ = try await journey.submit(.post, naming: .email(address()), in: .nl) }
    #expect(try house.letters("unprovenNotice").count == 1)
    house.time.advance(hours: 72)
    try await journey.carryOutSilent()
    _ = try await journey.submit(.post, naming: .email(address()), in: .nl)
    #expect(try house.letters("unprovenNotice").count == 1)
  }

  /// A6: whoever asked for it again and objects once more is stopped, told and erased once more.
  @Test func anOptOutAfterANewRequestIsANewOne() async throws {
    let house = try TemporaryHouse()
    let jan = try counting(house)
    let journey = ObjectToProcessing(house.desk)
    _ = try await journey.submit(.emailNS, naming: .email(address()), in: .nl)
    house.time.advance(hours: 72)
    try await journey.carryOutSilent()
    try await OptIn(house.desk).request(.emailOffers, for: address(), in: .nl)
    let yes = try #require(house.token(ForOptIn.self, in: try house.letters("doubleOptIn").first))
    house.time.advance(hours: 1)
    _ = try await OptIn(house.desk).confirm(yes)
    #expect(try house.canWriteMarketing(to: jan))
    house.time.advance(hours: 1)
    _ = try await journey.submit(.emailNS, naming: .email(address()), in: .nl)
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.letters("unprovenNotice").count == 2)
  }

  // MARK: - The telephone (S22)

  private func called(_ phone: PhoneNumber, _ house: TemporaryHouse) throws -> [Scope] {
    try house.store.readNow { tx in try SuppressionList.scopes(.phone(phone), Lane(.telephone, .ns), in: tx) }
  }

  @Test(arguments: [Scope.telephone, .everything]) func aNumberAloneIsEnough(_ scope: Scope) async throws {
    let house = try TemporaryHouse()
    let jan = try counting(house)
    let phone = try #require(PhoneNumber("06 12345678"))
    let nobody = try #require(PhoneNumber("06 87654321"))
    let known = try await ObjectToProcessing(house.desk).submit(scope, naming: .phone(phone), in: .nl)
    let unknown = try await ObjectToProcessing(house.desk).submit(scope, naming: .phone(nobody), in: .nl)
    #expect(known.kind == unknown.kind && known.answer == nil && unknown.answer == nil && known.at == unknown.at)
    #expect(try called(phone, house) == [scope] && called(nobody, house) == [scope])
    #expect(try house.standing(of: jan)?.stops.map(\.scope) == [scope])
    #expect(try house.letters("unprovenNotice").map(\.letter.to) == ["jan@voorbeeld.example"])
  }

  @Test func aNumberBesideAnAddressIsSuppressedToo() async throws {
    let house = try TemporaryHouse()
    let phone = try #require(PhoneNumber("06 55555555"))
    _ = try await ObjectToProcessing(house.desk).submit(.telephone, naming: .email(address()), and: phone, in: .nl)
    #expect(try called(phone, house) == [.telephone])
  }

  // MARK: - Whoever cannot be written to

  @Test func aPersonWithoutAnyAddressIsStoppedAndTheCaseEnds() async throws {
    let house = try TemporaryHouse()
    let phone = try #require(PhoneNumber("06 12345678"))
    let piet = try house.store.writeNow { tx in
      let piet = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: piet, terms: "2026", since: tx.today.adding(days: -9), in: tx)
      try ContactDetails.add(phone, of: piet, from: .sale, in: tx)
      return piet
    }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .phone(phone), in: .nl)
    let row = try #require(try house.store.readNow { tx in try CaseTable.find(receipt.reference, in: tx) })
    #expect(row.state.closed?.because == .unreachable && row.state.actsAt == nil)
    #expect(try house.actions(about: piet).contains("answeredNobody"))
    let standing = try #require(try house.standing(of: piet))
    #expect(standing.stops.map(\.scope) == [.everything] && standing.restriction == nil && !standing.hasOpenCase)
    #expect(try house.letters().isEmpty)
  }

  @Test func aSignedInPersonWithoutAnyAddressIsErasedAndTheCaseCompletes() async throws {
    let house = try TemporaryHouse()
    let piet = try house.store.writeNow { tx in
      let piet = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: piet, terms: "2026", since: tx.today.adding(days: -9), in: tx)
      try Evidence.contact(.purchase, of: piet, ownAct: true, on: tx.today, note: "loket", in: tx)
      return piet
    }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: piet, in: .nl)
    #expect(receipt.answer?.hasLetter == false && receipt.answer?.erased.isEmpty == false)
    let row = try #require(try house.store.readNow { tx in try CaseTable.find(receipt.reference, in: tx) })
    #expect(row.state.completed != nil && row.certificate != nil)
    #expect(try house.standing(of: piet)?.hasOpenCase == false)
  }
}
