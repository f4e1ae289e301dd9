import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

@Suite struct RectifyTests {
  @Test func aNewAddressReplacesTheOldAndBothAreTold() async throws {
    let house = try TemporaryHouse()
    let (jan, other) = try house.store.writeNow { tx in
      (try Fixture.subscriber(in: tx), try Fixture.partner(email: "wil@voorbeeld.example", in: tx))
    }
    let before = try house.everything(of: other)
    let (old, new) = try (
      #require(EmailAddress("jan@voorbeeld.example")), #require(EmailAddress("jan@nieuw.example"))
    )
    try await Rectify(house.desk).contact(.email(from: old, to: new), by: jan, in: .nl)
    let (onFile, found, lost) = try house.store.readNow { tx in
      (
        try ContactDetails.onFile(of: jan, in: tx), try BlindIndex.customers(.email(new), in: tx),
        try BlindIndex.customers(.email(old), in: tx)
      )
    }
    #expect(onFile.emails == [new])
    #expect(found == [jan] && lost.isEmpty)
    let letters = try house.letters("detailChanged")
    #expect(Set(letters.map(\.letter.to)) == [old.text, new.text])
    #expect(letters.allSatisfy { !$0.letter.body.contains(new.text) })
    #expect(try house.actions(about: jan).contains("detailChanged"))
    #expect(try house.everything(of: other) == before)
  }

  @Test func anEarlierStopFollowsToTheNewAddress() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    _ = try await ObjectToProcessing(house.desk).submit(.emailNS, by: jan, in: .nl)
    let (old, new) = try (
      #require(EmailAddress("jan@voorbeeld.example")), #require(EmailAddress("jan@nieuw.example"))
    )
    try await Rectify(house.desk).contact(.email(from: old, to: new), by: jan, in: .nl)
    #expect(try house.suppressed("jan@nieuw.example") == [.emailNS])
    #expect(try house.suppressed("jan@voorbeeld.example") == [.emailNS])
  }

  @Test func whatIsNotOnFileIsNotCorrected() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let before = try house.everything(of: jan)
    let wrong = try #require(EmailAddress("ander@voorbeeld.example"))
    await #expect(throws: NothingToCorrect.self) {
      try await Rectify(house.desk).contact(.email(from: wrong, to: wrong), by: jan, in: .nl)
    }
    #expect(try house.everything(of: jan) == before)
    #expect(try house.letters().isEmpty)
  }

  @Test func aNewMailAddressCountsOnceItsOwnerSaysSo() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Accounts.make(.customer, for: jan, login: EmailAddress("jan@voorbeeld.example")!, by: .operator, in: tx)
      return jan
    }
    let (old, new) = try (
      #require(EmailAddress("jan@voorbeeld.example")), #require(EmailAddress("jan@nieuw.example"))
    )
    let rectify = Rectify(house.desk)
    for _ in 1...2 { try await rectify.proposeEmail(from: old, to: new, by: jan, in: .nl) }
    let letters = try house.letters("confirmNewEmail")
    #expect(letters.count == 2 && letters.allSatisfy { $0.letter.to == new.text && !$0.letter.body.contains(old.text) })
    #expect(try house.store.readNow { tx in try ContactDetails.onFile(of: jan, in: tx) }.emails == [old])
    #expect(try house.store.readNow { tx in try CaseTable.cases(of: jan, in: tx) }.count { $0.state.isOpen } == 1)
    // The second took the place of the first.
    let tokens = letters.compactMap { house.token(ForNewEmail.self, in: $0) }
    var confirmed = 0
    for token in tokens {
      do {
        try await rectify.confirmEmail(token)
        confirmed += 1
      } catch RightsRefusal.linkSpent {}
      await #expect(throws: RightsRefusal.linkSpent) { try await rectify.confirmEmail(token) }
    }
    #expect(confirmed == 1)
    #expect(try house.store.readNow { tx in try ContactDetails.onFile(of: jan, in: tx) }.emails == [new])
    #expect(Set(try house.letters("detailChanged").map(\.letter.to)) == [old.text, new.text])
    #expect(try house.store.readNow { tx in try Accounts.find(login: new, as: .customer, in: tx) }?.customer == jan)
    try await house.carryLetters()
    #expect(try house.store.readNow { tx in try CaseTable.cases(of: jan, in: tx) }.allSatisfy { !$0.state.isOpen })
    #expect(try await rectify.lapse() == 0)
  }

  @Test func anAddressNobodyConfirmsIsForgottenAfterADay() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let (old, new) = try (
      #require(EmailAddress("jan@voorbeeld.example")), #require(EmailAddress("jan@nieuw.example"))
    )
    try await Rectify(house.desk).proposeEmail(from: old, to: new, by: jan, in: .nl)
    let token = try #require(house.token(ForNewEmail.self, in: try house.letters("confirmNewEmail").first))
    #expect(try await Rectify(house.desk).lapse() == 0)
    house.time.advance(days: 1)
    await #expect(throws: RightsRefusal.linkSpent) { try await Rectify(house.desk).confirmEmail(token) }
    #expect(try await Rectify(house.desk).lapse() == 1)
    let left = try house.store.readNow { tx in
      try CaseTable.cases(of: jan, in: tx).map { try CaseTable.request(of: $0.id, in: tx)?.email }
    }
    #expect(left == [nil])
    #expect(try house.store.readNow { tx in try ContactDetails.onFile(of: jan, in: tx) }.emails == [old])
  }

  /// A stop by post is kept on the name and the house together: it follows both (DESIGN §5).
  @Test func aStopByPostFollowsAMarriageAndAMove() async throws {
    let house = try TemporaryHouse()
    let (before, after) = (try Self.address("12"), try Self.address("77"))
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try ContactDetails.add(before, of: jan, from: .sale, in: tx)
      return jan
    }
    _ = try await ObjectToProcessing(house.desk).submit(.post, by: jan, in: .nl)
    try await Rectify(house.desk).contact(.name(given: "Jan", surname: "Bakker"), by: jan, in: .nl)
    try await Rectify(house.desk).contact(.address(after), by: jan, in: .nl)
    try house.store.readNow { tx in
      for (surname, where_) in [("de Vries", before), ("Bakker", before), ("Bakker", after)] {
        let scopes = try SuppressionList.scopes(
          .household(surname: surname, house: where_.house), Lane(.post, .ns), in: tx)
        #expect(scopes.contains(.post), "\(surname) at \(where_.house)")
      }
      #expect(try ContactDetails.customers(surname: "Bakker", house: after.house, in: tx) == [jan])
      #expect(try ContactDetails.customers(surname: "de Vries", house: before.house, in: tx) == [])
      let onFile = try ContactDetails.onFile(of: jan, in: tx)
      #expect(onFile.name == "Jan Bakker" && onFile.address == after)
    }
    #expect(try house.letters("detailChanged").map(\.letter.to) == ["jan@voorbeeld.example", "jan@voorbeeld.example"])
  }

  private static func address(_ number: String) throws -> PostalAddress {
    try PostalAddress(street: "Stationsplein", houseNumber: number, postcode: "3511 ED", place: "Utrecht")
  }
}
