import BusinessCards
import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

/// Notice, letter and suppression reach every address there is: at home, at work, and the login (S4).
@Suite struct ReachTests {
  private func cardholder(_ house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in
      let anna = try People.make(language: .nl, in: tx)
      try Evidence.agree(.businessCard, of: anna, terms: "2026", since: tx.today, in: tx)
      let company = try Organisations.make(name: "Wissel", kvkNumber: "00000001", since: tx.today, in: tx)
      try Organisations.join(anna, company, as: .cardholder, since: tx.today, in: tx)
      var entry = ContactEntry(given: "Anna", surname: "de Vriès")
      entry.emails = [try #require(EmailAddress("anna@werk.example"))]
      entry.address = BusinessAddress(
        try PostalAddress(street: "Kade", houseNumber: "1", postcode: "3511 AA", place: "Utrecht"))
      try ContactWriting(customer: anna, organisation: company).put(entry, in: tx)
      try Evidence.contact(.purchase, of: anna, ownAct: true, on: tx.today, note: "kaart", in: tx)
      return anna
    }
  }

  @Test func aCardHolderKnownThroughWorkAloneIsToldAndTheCaseEnds() async throws {
    let house = try TemporaryHouse()
    let anna = try cardholder(house)
    let mailbox = try #require(EmailAddress("anna@werk.example"))
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(mailbox), in: .nl)
    #expect(try house.letters("unprovenNotice").map(\.letter.to) == ["anna@werk.example"])
    house.time.advance(hours: 72)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    #expect(try house.rows("contact_event", of: anna) == 0)
    #expect(try house.letters("objectionConfirmed").map(\.letter.to) == ["anna@werk.example"])
    try await house.carryLetters()
    let row = try #require(try house.store.readNow { tx in try CaseTable.find(receipt.reference, in: tx) })
    #expect(row.state.completed != nil)
  }

  @Test func signedInEveryAddressIsSuppressed() async throws {
    let house = try TemporaryHouse()
    let anna = try cardholder(house)
    try house.store.writeNow { tx in
      try ContactDetails.add(given: "Anna", surname: "de Vriès", of: anna, from: .sale, in: tx)
      try ContactDetails.add(try #require(EmailAddress("anna@thuis.example")), of: anna, from: .sale, in: tx)
      try Fixture.account(anna, login: "anna@inlog.example", in: tx)
    }
    _ = try await ObjectToProcessing(house.desk).submit(.everything, by: anna, in: .nl)
    for mailbox in ["anna@werk.example", "anna@thuis.example", "anna@inlog.example"] {
      #expect(try house.suppressed(mailbox) == [.everything], "\(mailbox)")
    }
    let post = try house.store.readNow { tx in
      try SuppressionList.scopes(
        .household(surname: "de vries", house: "3511AA 1"), Lane(.post, .ns), in: tx)
    }
    #expect(post == [.everything])
    // The answer is the person's: it goes home, where an employer does not read along.
    #expect(try house.letters("objectionConfirmed").map(\.letter.to) == ["anna@thuis.example"])
  }

  @Test func aNoticeGoesToTheLoginToo() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.account(jan, login: "jan@inlog.example", in: tx)
      return jan
    }
    let mailbox = try #require(EmailAddress("jan@voorbeeld.example"))
    _ = try await ObjectToProcessing(house.desk).submit(.post, naming: .email(mailbox), in: .nl)
    #expect(
      Set(try house.letters("unprovenNotice").map(\.letter.to)) == ["jan@voorbeeld.example", "jan@inlog.example"])
    #expect(try house.actions(about: jan).contains("noticeSent"))
  }

  /// What only followed an unproven stop goes with it; what was named stays.
  @Test func whatFollowedAContradictedStopIsOpenAgain() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let mailbox = try #require(EmailAddress("jan@voorbeeld.example"))
    _ = try await ObjectToProcessing(house.desk).submit(.emailNS, naming: .email(mailbox), in: .nl)
    let token = try #require(house.token(ForNotMe.self, in: try house.letters("unprovenNotice").first))
    house.time.advance(hours: 1)
    try house.store.writeNow { tx in
      try ContactDetails.add(try #require(EmailAddress("jan@tweede.example")), of: jan, from: .account, in: tx)
    }
    #expect(try house.suppressed("jan@tweede.example") == [.emailNS])
    _ = try await ObjectToProcessing(house.desk).contradict(token)
    #expect(try house.suppressed("jan@tweede.example").isEmpty)
    #expect(try house.suppressed("jan@voorbeeld.example") == [.emailNS])
  }
}
