import Domain
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
}
