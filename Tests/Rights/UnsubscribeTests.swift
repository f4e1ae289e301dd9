import Domain
import Identity
import Marketing
import Rights
import Storage
import TestSupport
import Testing

/// The foot of a message: it stops, and can do nothing else (S19, S23, T6).
@Suite struct UnsubscribeTests {
  private let mailbox = "jan@voorbeeld.example"

  private func jan(
    from list: MailingList = .newsletter, extra: Bool = false, in house: TemporaryHouse
  ) throws -> (Int64, Token<ForUnsubscribe>) {
    try house.store.writeNow { tx in
      let jan = try extra ? Fixture.extraMember(in: tx) : Fixture.subscriber(in: tx)
      return (jan, try Unsubscribing.token(for: jan, from: list, in: tx))
    }
  }

  private func closed(_ email: String, _ brand: Brand = .ns, in house: TemporaryHouse) throws -> [Scope] {
    let email = try #require(EmailAddress(email))
    return try house.store.readNow { tx in try SuppressionList.scopes(.email(email), Lane(.email, brand), in: tx) }
  }

  private func optIn(_ offer: OptIn.Offer, _ house: TemporaryHouse) async throws {
    try await OptIn(house.desk).request(offer, for: try #require(EmailAddress(mailbox)), in: .nl)
    let token = try #require(house.token(ForOptIn.self, in: try house.letters("doubleOptIn").last))
    house.time.advance(minutes: 5)
    _ = try await OptIn(house.desk).confirm(token)
    house.time.advance(minutes: 5)
  }

  @Test(arguments: MailingList.allCases, ["stop", "everything", "newsletter"])
  func aTokenStopsAndNeverErases(_ list: MailingList, _ act: String) async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(from: list, extra: true, in: house)
    let press = { () async throws -> Receipt in
      switch act {
      case "stop": try await Unsubscribing(house.desk).stop(token)
      case "everything": try await Unsubscribing(house.desk).stopEverything(token)
      default: try await Unsubscribing(house.desk).onlyThisNewsletter(token)
      }
    }
    let first = try await press()
    let again = try await press()
    #expect(first.reference == again.reference && first.kind == .unsubscribe)
    #expect(try house.letters("optOutConfirmed").count == 1)
    house.time.advance(days: 30)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    for table in ["purchase", "contact_event", "profile", "preference", "extra_benefit", "product"] {
      #expect(try house.rows(table, of: jan) == 1, "\(list) \(table)")
    }
    if act == "everything" || (act == "stop" && list.scope == .emailNS) {
      #expect(try !house.canWriteMarketing(to: jan))
    }
  }

  /// A6, T6: an older token still unsubscribes after a newer consent.
  @Test func unsubscribingSubscribingAndUnsubscribingAgainStopsAgain() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(in: house)
    let first = try await Unsubscribing(house.desk).stop(token)
    #expect(try !house.canWriteMarketing(to: jan))
    house.time.advance(hours: 1)
    try await optIn(.emailOffers, house)
    #expect(try house.canWriteMarketing(to: jan))
    #expect(try house.suppressed(mailbox).isEmpty)
    let second = try await Unsubscribing(house.desk).stop(token, source: "oneClick")
    #expect(second.reference != first.reference)
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.suppressed(mailbox) == [.emailNS])
    #expect(try house.rows("stop", of: jan) == 2)
    #expect(try house.actions(about: jan).count { $0 == "stopped" } == 2)
    #expect(try house.letters("optOutConfirmed").count == 2)
  }

  /// S23: NS International is a list of its own.
  @Test func theFootOfNSInternationalStopsNSInternationalAndNothingElse() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(from: .international, in: house)
    #expect(try await Unsubscribing(house.desk).look(token)?.brand == .nsInternational)
    let receipt = try await Unsubscribing(house.desk).stop(token)
    #expect(receipt.scope == .emailNSInternational)
    #expect(try closed(mailbox, .nsInternational, in: house) == [.emailNSInternational])
    #expect(try closed(mailbox, in: house).isEmpty)
    #expect(try house.canWriteMarketing(to: jan))
    // There is no newsletter of it to stop alone: the button for less stops as much.
    #expect(try await Unsubscribing(house.desk).onlyThisNewsletter(token).scope == .emailNSInternational)
  }

  /// S35, A3: the foot of what NS Extra sends stops what every foot stops, or NS Extra alone; the letter's link ends it.
  @Test func theFootOfNSExtraCanStopNSExtraAlone() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(from: .extra, extra: true, in: house)
    #expect(try await Unsubscribing(house.desk).stop(token).scope == .emailNS)
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try await Unsubscribing(house.desk).onlyThisNewsletter(token).scope == .nsExtra)
    #expect(try house.standing(of: jan)?.stops.map(\.scope) == [.nsExtra])
    #expect(try house.canWriteMarketing(to: jan) && closed(mailbox, in: house).isEmpty)
    let extra = Approach(.nsExtra, Lane(.email, .ns), .offer(.ownSimilar, for: .relationship))
    #expect(try Audience.find(Audience.Question(extra), on: house.store).members.isEmpty)
    let letter = try #require(try house.letters("optOutConfirmed").last)
    let erase = try #require(house.token(ForConfirmErasure.self, in: letter))
    _ = try await ObjectToProcessing(house.desk).confirm(erase)
    #expect(try house.standing(of: jan)?.agreements[.nsExtra]?.runs(on: house.time.now.day) == false)
    #expect(try house.rows("extra_benefit", of: jan) == 0 && house.rows("purchase", of: jan) == 1)
  }

  @Test func onlyThisNewsletterPutsBackWhatTheSameLinkHasJustStopped() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(in: house)
    _ = try await Unsubscribing(house.desk).stop(token)
    house.time.advance(hours: 23)
    #expect(try await Unsubscribing(house.desk).onlyThisNewsletter(token).scope == .newsletter)
    #expect(try house.canWriteMarketing(to: jan))
    #expect(try house.suppressed(mailbox).isEmpty)
    #expect(try house.standing(of: jan)?.stops.map(\.scope) == [.newsletter])
  }

  @Test func aDayLaterTheLinkPutsNothingBack() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(in: house)
    _ = try await Unsubscribing(house.desk).stop(token)
    house.time.advance(hours: 25)
    _ = try await Unsubscribing(house.desk).onlyThisNewsletter(token)
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.suppressed(mailbox) == [.emailNS])
  }

  /// T6: a forwarded mail must not become a way to subscribe somebody again.
  @Test func anotherLinkPutsNothingBack() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(in: house)
    let forwarded = try house.store.writeNow { tx in try Unsubscribing.token(for: jan, in: tx) }
    _ = try await Unsubscribing(house.desk).stop(token)
    house.time.advance(minutes: 1)
    _ = try await Unsubscribing(house.desk).onlyThisNewsletter(forwarded)
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.suppressed(mailbox) == [.emailNS])
  }

  @Test func anOptOutMadeElsewhereKeepsTheMailboxSilent() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(in: house)
    _ = try await Unsubscribing(house.desk).stop(token)
    house.time.advance(minutes: 1)
    _ = try await ObjectToProcessing(house.desk).submit(.emailNS, by: jan, in: .nl)
    house.time.advance(minutes: 1)
    _ = try await Unsubscribing(house.desk).onlyThisNewsletter(token)
    #expect(try house.suppressed(mailbox) == [.emailNS])
    #expect(try !house.canWriteMarketing(to: jan))
  }

  /// T15: what one of a couple puts back leaves alone what the other asked.
  @Test func theOtherOfASharedMailboxStaysSilenced() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(in: house)
    _ = try await Unsubscribing(house.desk).stop(token)
    house.time.advance(minutes: 1)
    let wil = try house.store.writeNow { tx in try Fixture.partner(email: mailbox, in: tx) }
    _ = try await ObjectToProcessing(house.desk).submit(.emailNS, by: wil, in: .nl)
    house.time.advance(minutes: 1)
    _ = try await Unsubscribing(house.desk).onlyThisNewsletter(token)
    #expect(try house.suppressed(mailbox) == [.emailNS])
    #expect(try house.standing(of: jan)?.stops.map(\.scope) == [.newsletter])
  }

  /// A shared mailbox has no stop of either when a stranger names it: the silence itself is what was asked.
  @Test func aMailboxThatWasNamedOnTheFormStaysSilent() async throws {
    let house = try TemporaryHouse()
    let (_, token) = try jan(in: house)
    _ = try house.store.writeNow { tx in try Fixture.partner(email: mailbox, in: tx) }
    _ = try await Unsubscribing(house.desk).stop(token)
    house.time.advance(minutes: 1)
    _ = try await ObjectToProcessing(house.desk).submit(
      .emailNS, naming: .email(try #require(EmailAddress(mailbox))), in: .nl)
    _ = try await Unsubscribing(house.desk).onlyThisNewsletter(token)
    #expect(try house.suppressed(mailbox) == [.emailNS])
  }

  /// A stop asks for no proof, and so needs none to follow (DESIGN §5).
  @Test func anOptOutByTokenFollowsANewAddress() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(in: house)
    _ = try await Unsubscribing(house.desk).stopEverything(token)
    house.time.advance(days: 1)
    let phone = try #require(PhoneNumber("06 12345678"))
    try house.store.writeNow { tx in
      try ContactDetails.add(try #require(EmailAddress("jan@tweede.example")), of: jan, from: .account, in: tx)
      try ContactDetails.add(phone, of: jan, from: .account, in: tx)
    }
    #expect(try house.suppressed("jan@tweede.example") == [.everything])
    let calls = try house.store.readNow { tx in
      try SuppressionList.scopes(.phone(phone), Lane(.telephone, .ns), in: tx)
    }
    #expect(calls == [.everything])
  }

  /// A3: data used only for e-mail go after proof, and the letter asks for it.
  @Test func theLettersLinkErasesWhatWasForThatAlone() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      let consent = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
      try Rows.write(
        "engagement", of: jan, ["surface": "email", "consent_id": consent, "recorded_day": tx.today],
        sealing: ["what": "geopend"], in: tx)
      return jan
    }
    let token = try house.store.writeNow { tx in try Unsubscribing.token(for: jan, in: tx) }
    _ = try await Unsubscribing(house.desk).stop(token)
    let letter = try #require(try house.letters("optOutConfirmed").first)
    #expect(letter.letter.body.contains("Gewist hebben wij nog niets."))
    let link = try #require(house.token(ForConfirmErasure.self, in: letter))
    // The letter goes, its case closes, and the link still works.
    try await house.carryLetters()
    house.time.advance(days: 20)
    let receipt = try await ObjectToProcessing(house.desk).confirm(link)
    #expect(receipt.answer?.erased.map(\.category) == [.engagement])
    #expect(try house.rows("engagement", of: jan) == 0 && house.rows("purchase", of: jan) == 1)
    #expect(try house.letters("objectionConfirmed").first?.letter.subject.contains("per e-mail van NS") == true)
    await #expect(throws: RightsRefusal.linkSpent) { try await ObjectToProcessing(house.desk).confirm(link) }
  }

  /// T15: the mailbox of two proves neither.
  @Test func aSharedMailboxGetsNoLinkToEraseWith() async throws {
    let house = try TemporaryHouse()
    let (_, token) = try jan(in: house)
    _ = try house.store.writeNow { tx in try Fixture.partner(email: mailbox, in: tx) }
    _ = try await Unsubscribing(house.desk).stop(token)
    let letter = try #require(try house.letters("optOutConfirmed").first)
    #expect(!letter.letter.body.contains("/confirm/"))
  }

  /// A stranger's stop may still be undone; a click in one's own mail must not go with it.
  @Test func aClickAfterAStrangersOptOutStandsOnItsOwn() async throws {
    let house = try TemporaryHouse()
    let (jan, token) = try jan(in: house)
    _ = try await ObjectToProcessing(house.desk).submit(
      .emailNS, naming: .email(try #require(EmailAddress(mailbox))), in: .nl)
    let notMe = try #require(house.token(ForNotMe.self, in: try house.letters("unprovenNotice").first))
    house.time.advance(hours: 1)
    _ = try await Unsubscribing(house.desk).stop(token)
    _ = try await ObjectToProcessing(house.desk).contradict(notMe)
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.suppressed(mailbox) == [.emailNS])
  }
}
